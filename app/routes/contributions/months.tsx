import { useSchool } from '../../ui/kit/school-context'
import { When } from '../../ui/kit/when'
import { monthOf } from '../../vocabulary/dates'
import { OfADay } from './day-log'
import type { Shown } from './line'

const linesInSight = 40
const fewMore = 10

// The newest lines under their months; the rest is a press away, month by month, and open on paper.
export function Months({ lines }: { lines: Shown[] }) {
  const cut = lines.length > linesInSight + fewMore ? linesInSight : lines.length
  const last = lines[cut - 1]?.on.slice(0, 7)
  return (
    <div className="stack">
      {byMonth(lines.slice(0, cut)).map(({ month, name, own }) => (
        <section key={month} className="log__group">
          <h2>{name}</h2>
          <Lines lines={own} />
        </section>
      ))}
      {byMonth(lines.slice(cut)).map(({ month, name, own }) => (
        <details key={month} className="fold">
          <summary>
            <h2 className="log__month">{month === last ? `Earlier in ${name}` : name}</h2>{' '}
            <span className="quiet">{own.length === 1 ? '1 line' : `${own.length} lines`}</span>
          </summary>
          <Lines lines={own} />
        </details>
      ))}
    </div>
  )
}

function byMonth(lines: Shown[]) {
  const months = [...new Set(lines.map(({ on }) => on.slice(0, 7)))]
  return months.map((month) => ({
    month,
    name: monthOf(`${month}-01`, 'with its year'),
    own: lines.filter(({ on }) => on.startsWith(month)),
  }))
}

// The lines of a day under it, as everyone says days; a month is a heading already.
function Lines({ lines }: { lines: Shown[] }) {
  const { today } = useSchool()
  const days = [...new Set(lines.map(({ on }) => on))]
  return days.map((day) => (
    <section key={day}>
      <h3 className="day-log__day">
        <When day={day} today={today} />
      </h3>
      <OfADay lines={lines.filter(({ on }) => on === day)} />
    </section>
  ))
}
