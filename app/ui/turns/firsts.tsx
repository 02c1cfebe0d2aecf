import { paths } from '../../paths'
import { Person } from '../kit/person'
import { exactDay, shortDay } from '../../vocabulary/dates'
import type { First } from '../../domain/turns/firsts'

/** Who led first and who followed first, side by side and with equal credit. */
export function Firsts({
  firsts,
  here,
}: {
  firsts: First[]
  here: { slug: string; today: string }
}) {
  if (!firsts.length) return null
  return (
    <div className="firsts">
      {(['lead', 'follow'] as const).map((role) => (
        <Side
          key={role}
          role={role}
          firsts={firsts.filter((first) => first.role === role)}
          here={here}
        />
      ))}
    </div>
  )
}

const titles = { lead: 'First to lead', follow: 'First to follow' }
const none = {
  lead: 'Nobody has led it yet.',
  follow: 'Nobody besides those who led. The first to follow counts as much as the first to lead.',
}

function Side({
  role,
  firsts,
  here,
}: {
  role: First['role']
  firsts: First[]
  here: { slug: string; today: string }
}) {
  return (
    <div>
      <h3 className="firsts__title">{titles[role]}</h3>
      {firsts.length ? (
        <ul className="formation__people">
          {firsts.map(({ memberId, on, ...person }) => (
            <li key={memberId} className="firsts__one">
              <Person person={person} role={role} to={paths.person(here.slug, memberId)} />
              <time className="small quiet" dateTime={on} title={exactDay(on)}>
                {shortDay(on, here.today)}
              </time>
            </li>
          ))}
        </ul>
      ) : (
        <p className="quiet">{none[role]}</p>
      )}
    </div>
  )
}
