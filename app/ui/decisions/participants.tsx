import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { Faces } from '../kit/person'
import { When } from '../kit/when'
import { timeInWords } from '../../vocabulary/dates'
import type { Here } from '../kit/here'
import { useSchool } from '../kit/school-context'
import type { DecisionShown } from '../../domain/decisions/page'

type Invited = {
  memberId: string
  name: string
  initials: string
  position: string
  part: string
  isAsked: boolean
}
type HeardProps = {
  people: Invited[]
  heard: Set<string>
  nudged: { by: string; day: string; time: string; isSent: boolean } | null
  mayNudge: boolean
  isOpen: boolean
  isSaid: boolean
  here: Here
}

/**
 * Who has not been heard, by position and by name, with the one nudge; then who has, unless that
 * stands with what they said.
 */
export function WhoIsHeard({ people, heard, nudged, mayNudge, isOpen, isSaid, here }: HeardProps) {
  const asked = people.filter(({ isAsked }) => isAsked)
  const missing = asked.filter(({ memberId }) => !heard.has(memberId))
  const others = people.filter(({ isAsked }) => !isAsked)
  const positions = [...new Set(missing.map(({ position }) => position))].map((position) =>
    many(missing.filter((one) => one.position === position).length, position),
  )
  if (isSaid && !missing.length && !others.length) return null
  return (
    <section className="part">
      {missing.length > 0 && (
        <>
          <h2>{isOpen ? 'Not heard yet' : 'Not heard'}</h2>
          <p className="quiet">
            {!isSaid && `${missing.length} of ${asked.length}: `}
            {positions.join(', ')}.
          </p>
          <People people={missing} here={here} />
        </>
      )}
      {nudged && isOpen && (
        <p className="small quiet">
          {nudged.by} asked them once; {nudged.isSent ? 'sent' : 'it goes out'}{' '}
          <When day={nudged.day} today={here.today} /> at {timeInWords(nudged.time)}.
        </p>
      )}
      {mayNudge && !nudged && missing.length > 0 && (
        <p>
          <Link
            className="button button--small"
            to={paths.decisionAct(here.slug, here.number, 'nudge')}
          >
            Send one nudge
          </Link>
        </p>
      )}
      {!isSaid && heard.size > 0 && (
        <>
          <h2>Heard</h2>
          {!missing.length && <p>Everyone who was asked has been heard.</p>}
          <People people={asked.filter(({ memberId }) => heard.has(memberId))} here={here} />
        </>
      )}
      {others.length > 0 && (
        <>
          <h2>Also invited</h2>
          <People people={others} here={here} />
        </>
      )}
    </section>
  )
}

function many(n: number, position: string) {
  return `${n} ${n === 1 || /staff|community/.test(position) ? position : `${position}s`}`
}

function People({ people, here }: { people: Invited[]; here: Here }) {
  return <Faces people={people} to={(memberId) => paths.person(here.slug, memberId)} />
}

/** Who took part in the room, or will be asked once it opens. */
export function WhoIsInvited({ people, facts }: Pick<DecisionShown, 'people' | 'facts'>) {
  const { slug } = useSchool().school
  return (
    <section className="stack">
      <h2>{facts.inTheRoom ? 'Who took part' : 'Who will be asked'}</h2>
      <ul className="log__people">
        {people.map((one) => (
          <li key={one.memberId}>
            <Link to={paths.person(slug, one.memberId)}>{one.name}</Link>{' '}
            <span className="person__note">
              {[one.part !== 'decision-maker' && one.part, one.position, one.voice]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
