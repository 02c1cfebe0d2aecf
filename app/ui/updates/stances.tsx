import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { stanceWords, stances } from '../../vocabulary'
import type { Stance } from '../../vocabulary'
import { Linked } from '../kit/linked'
import { Person } from '../kit/person'
import { shortDay } from '../../vocabulary/dates'
import type { Here } from '../kit/here'
import type { StanceShown } from '../../domain/updates/stances'

export const stanceMeanings: Record<Stance, string> = {
  push: 'Go on, and further: we can do more than this.',
  support: 'I stand behind this, and say what I do for it.',
  'back up': 'Take a step back and give it room, or time, before going on.',
  'change direction': 'This way does not lead there. Let us stop and think it through again.',
}
type StancesProps = {
  update: { id: string; memberId: string }
  all: StanceShown[]
  mayAnswer: boolean
  me: string
  here: Here
}

/**
 * How an update was answered: the four stances side by side with names and reasons, none of them
 * counted.
 */
export function Stances({ update, all, mayAnswer, me, here }: StancesProps) {
  const said = all.filter(({ updateId }) => updateId === update.id)
  const standing = said.filter(({ stands }) => stands)
  const former = said.filter(({ stands }) => !stands)
  return (
    <div className="stances">
      {standing.length > 0 && (
        <div className="stances__four">
          {stances.map((stance) => (
            <Column
              key={stance}
              stance={stance}
              said={standing.filter((one) => one.stance === stance)}
              here={here}
            />
          ))}
        </div>
      )}
      {former.length > 0 && <Former former={former} here={here} />}
      {mayAnswer && update.memberId !== me && (
        <p>
          <Link
            className="button button--small"
            to={paths.initiativeAct(here.slug, here.number, 'stance', { update: update.id })}
          >
            {said.some(({ memberId }) => memberId === me)
              ? 'Change my answer'
              : 'Answer this update'}
          </Link>
        </p>
      )}
    </div>
  )
}

function Column({ stance, said, here }: { stance: Stance; said: StanceShown[]; here: Here }) {
  return (
    <section
      className="stances__one"
      data-stance={stance.replace(' ', '-')}
      data-empty={!said.length || undefined}
    >
      <h3 className="stances__name" title={stanceMeanings[stance]}>
        {stanceWords[stance]}
      </h3>
      {said.length ? (
        <ul className="stances__people">
          {said.map(({ id, memberId, reason, on, isEarlier, ...person }) => (
            <li key={id}>
              <Person person={person} to={paths.person(here.slug, memberId)} />
              <p className="stances__reason">
                <Linked text={reason} />
              </p>
              <p className="stances__day">
                {shortDay(on, here.today)}
                {isEarlier && ', before the correction'}
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <p className="stances__day">nobody so far</p>
      )}
    </section>
  )
}

function Former({ former, here }: { former: StanceShown[]; here: Here }) {
  return (
    <details className="stances__former">
      <summary>
        {former.length === 1 ? 'An earlier answer' : `${former.length} earlier answers`}
      </summary>
      <ul className="stances__people">
        {former.map(({ id, name, stance, reason, on }) => (
          <li key={id}>
            {name} said “{stanceWords[stance]}”, {shortDay(on, here.today)}:{' '}
            <Linked text={reason} />
          </li>
        ))}
      </ul>
    </details>
  )
}
