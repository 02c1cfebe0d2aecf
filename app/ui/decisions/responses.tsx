import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import type { OptionShown } from './respond-form'
import { Fold } from '../kit/fold'
import { OptionIcon } from './option-icon'
import { Person } from '../kit/person'
import { When } from '../kit/when'
import { timeInWords } from '../../vocabulary/dates'

type Here = { slug: string; number: number; today: string }
type Answer = { id: string; body: string; by: string; on: string; isEarlier?: boolean }
export type HeardShown = {
  id: string
  memberId: string
  name: string
  initials: string
  position: string
  round: number
  choice: string | null
  reason: string
  isHeard: boolean
  voice: string | null
  changes: { choice: string; reason: string; on: string }[]
  answers: Answer[]
  isUnanswered: boolean
  mayAnswer: boolean
}
type Asking = { round: number; version: number; reason: string; on: string }
type Counts = {
  counts: { meaning: string; count: number }[]
  heard: number
  invited: number
  because: string[]
  verdict: string
}

/** How many gave each answer: bars with their numbers, never a score of persons. */
export function TallyBars({ counted, options }: { counted: Counts; options: OptionShown[] }) {
  const most = Math.max(1, ...counted.counts.map(({ count }) => count))
  return (
    <table className="tally">
      <caption>
        {counted.heard} of {counted.invited} were heard. {counted.because.join(' ')}
      </caption>
      <tbody>
        {counted.counts.map(({ meaning, count }) => {
          const option = options.find((one) => one.meaning === meaning)
          return (
            <tr key={meaning} data-meaning={meaning.replaceAll(' ', '-')}>
              <th scope="row">
                <OptionIcon name={option?.icon ?? ''} /> {option?.label ?? meaning}
              </th>
              <td className="tally__count">
                <svg
                  className="tally__bar"
                  viewBox="0 0 100 10"
                  preserveAspectRatio="none"
                  aria-hidden="true"
                >
                  <rect width={(count * 100) / most} height="10" rx="1" />
                </svg>
                {count}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

type ResponsesProps = {
  responses: HeardShown[]
  askings: Asking[]
  round: number
  options: OptionShown[]
  here: Here
}

/** Who said what in the round that counts, then each earlier round, folded. */
export function Responses({ responses, askings, round, options, here }: ResponsesProps) {
  const said = responses.filter(({ choice }) => choice !== null)
  if (!said.length) return null
  const earlier = askings.filter((one) => one.round < round).reverse()
  return (
    <section className="sheet stack">
      <h2>What was said</h2>
      <Unanswered responses={said.filter(({ isUnanswered }) => isUnanswered)} round={round} />
      <Said responses={said.filter((one) => one.round === round)} options={options} here={here} />
      {earlier.map((asking) => (
        <Fold
          key={asking.round}
          className="fold"
          isOpen={said.some((one) => one.round === asking.round && one.isUnanswered)}
        >
          <summary>
            Round {asking.round}, on version {asking.version},{' '}
            <When day={asking.on} today={here.today} />
          </summary>
          <Said
            responses={said.filter((one) => one.round === asking.round)}
            options={options}
            here={here}
          />
        </Fold>
      ))}
    </section>
  )
}

// What an earlier round left open stays open: a new one answers nothing.
function Unanswered({ responses, round }: { responses: HeardShown[]; round: number }) {
  if (!responses.length) return null
  const before = responses.filter((one) => one.round < round).length
  const since = before
    ? before === responses.length
      ? ', from an earlier round'
      : `, ${before} of them from an earlier round`
    : ''
  return (
    <p className="unanswered">
      {responses.length === 1
        ? 'One response is unanswered'
        : `${responses.length} responses are unanswered`}
      {since}.
    </p>
  )
}

function Said({
  responses,
  options,
  here,
}: {
  responses: HeardShown[]
  options: OptionShown[]
  here: Here
}) {
  if (!responses.length) return <p className="quiet">Nobody has been heard in this round yet.</p>
  return (
    <ul className="said">
      {options
        .flatMap(({ meaning }) => responses.filter(({ choice }) => choice === meaning))
        .map((one) => (
          <One key={one.id} one={one} options={options} here={here} />
        ))}
    </ul>
  )
}

function One({ one, options, here }: { one: HeardShown; options: OptionShown[]; here: Here }) {
  const option = options.find(({ meaning }) => meaning === one.choice)
  const isAnswered = one.answers.some(({ isEarlier }) => !isEarlier)
  const labelOf = (meaning: string) =>
    options.find((other) => other.meaning === meaning)?.label ?? meaning
  return (
    <li className="said__one" data-meaning={one.choice?.replaceAll(' ', '-')}>
      <p className="said__top">
        <OptionIcon name={option?.icon ?? ''} /> <strong>{option?.label}</strong>{' '}
        <Person
          person={one}
          to={paths.person(here.slug, one.memberId)}
          note={one.voice ?? one.position}
        />
        {one.isUnanswered && (
          <>
            {' '}
            <span className="tag tag--unanswered">unanswered</span>
          </>
        )}
      </p>
      {one.reason && <p className="log__text">{one.reason}</p>}
      {one.changes.length > 1 && (
        <p className="small quiet">
          Changed <When day={one.changes.at(-1)?.on ?? here.today} today={here.today} />. Before:{' '}
          {one.changes
            .slice(0, -1)
            .map(({ choice, reason }) => [labelOf(choice), reason].filter(Boolean).join(', '))
            .join(' · ')}
        </p>
      )}
      {one.answers.map((answer) => (
        <AnswerLine key={answer.id} answer={answer} today={here.today} />
      ))}
      {one.mayAnswer && (
        <p>
          <Link
            className="button button--small"
            to={paths.decisionAct(here.slug, here.number, 'answer', { response: one.id })}
            aria-label={isAnswered ? `Add to the answer to ${one.name}` : `Answer ${one.name}`}
          >
            {isAnswered ? 'Add to the answer' : 'Answer'}
          </Link>
        </p>
      )}
    </li>
  )
}

export function AnswerLine({ answer, today }: { answer: Answer; today: string }) {
  const { body, by, on, isEarlier } = answer
  return (
    <p className="answer">
      <span className="small quiet">
        {isEarlier ? `${by} answered what was said before` : `${by} answers`},{' '}
        <When day={on} today={today} />:
      </span>{' '}
      {body}
    </p>
  )
}

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

/** Who has not been heard, by position and by name, with the one nudge; then who has, unless that stands with what they said. */
export function WhoIsHeard({ people, heard, nudged, mayNudge, isOpen, isSaid, here }: HeardProps) {
  const asked = people.filter(({ isAsked }) => isAsked)
  const missing = asked.filter(({ memberId }) => !heard.has(memberId))
  const others = people.filter(({ isAsked }) => !isAsked)
  const positions = [...new Set(missing.map(({ position }) => position))].map((position) =>
    many(missing.filter((one) => one.position === position).length, position),
  )
  if (isSaid && !missing.length && !others.length) return null
  return (
    <section className="stack">
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
  return (
    <ul className="log__people">
      {people.map((person) => (
        <li key={person.memberId}>
          <Person
            person={person}
            to={paths.person(here.slug, person.memberId)}
            note={person.position}
          />
        </li>
      ))}
    </ul>
  )
}
