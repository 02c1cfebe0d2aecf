import { paths } from '../../paths'
import type { Role } from '../../vocabulary'
import { Linked } from '../kit/linked'
import { Person } from '../kit/person'
import { Folded } from '../kit/sheet'
import { RoleTag } from '../kit/tags'
import { allySaid } from '../../vocabulary/allies'
import { cameAboutSaid } from '../../vocabulary/came-about'
import { shortDay } from '../../vocabulary/dates'
import type { Here } from '../kit/here'
import type { TurnThere } from '../../domain/turns/roster'

/** Who leads, follows and shadows now, since when, and how it came about. */
export function Formation({ turns, here }: { turns: TurnThere[]; here: Here }) {
  const now = turns.filter(({ isNow }) => isNow)
  return (
    <Folded title="Everyone in it, since when" id="formation">
      <div className="formation__all">
        {(['lead', 'follow', 'shadow'] as const).map((role) => (
          <Group
            key={role}
            role={role}
            turns={now.filter((turn) => turn.role === role)}
            here={here}
          />
        ))}
        {!now.some(({ role }) => role === 'follow') && (
          <p className="quiet">
            Nobody follows yet. The first follower counts as much as the first lead.
          </p>
        )}
      </div>
    </Folded>
  )
}

function Group({ role, turns, here }: { role: Role; turns: TurnThere[]; here: Here }) {
  if (!turns.length) return null
  return (
    <div className="formation">
      <RoleTag role={role} />
      <ul className="formation__people">
        {turns.map(({ memberId, from, cameAbout, reason, isStudent, ally, ...person }) => (
          <li key={memberId}>
            <Person person={person} role={role} to={paths.person(here.slug, memberId)} />
            <p className="small quiet">
              {[`since ${shortDay(from, here.today)}`, cameAboutSaid({ role, cameAbout })]
                .filter(Boolean)
                .join(', ')}
              {reason && (
                <>
                  : <Linked text={reason} />
                </>
              )}
            </p>
            {role === 'lead' && isStudent && <p className="small">{allySaid(ally)}</p>}
          </li>
        ))}
      </ul>
    </div>
  )
}
