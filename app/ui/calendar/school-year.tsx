import { dayOfYear, monthOf, shortDay } from '../../vocabulary/dates'
import { Printed } from '../kit/when'
import type { Stretch } from '../../domain/calendar/calendar'
import type { Month } from '../../domain/calendar/month-grid'

type YearProps = { caption: string; months: Month[]; closed: Stretch[]; today: string }

const cell = { wide: 22, high: 21 }
const weekdays = ['M', 'T', 'W', 'T', 'F', 'S', 'S']

/**
 * A school year at a glance: a small picture for each month, drawn on the server. What it shows
 * stands beside it as lists.
 */
export function Year({ caption, months, closed, today }: YearProps) {
  return (
    <figure className="year">
      <figcaption className="spoken">{caption}</figcaption>
      <ul className="year__months">
        {months.map((month) => (
          <li key={month.first}>
            <h3 className="year__name">{monthOf(month.first, 'with its year')}</h3>
            <Drawn month={month} closed={closed} today={today} />
          </li>
        ))}
      </ul>
      <Key today={today} />
    </figure>
  )
}

function Drawn({ month, closed, today }: { month: Month; closed: Stretch[]; today: string }) {
  const rows = Math.ceil((month.startsAt + month.marks.length) / 7)
  return (
    <svg
      className="year__drawn"
      role="img"
      aria-label={said(month, closed)}
      viewBox={`0 0 ${cell.wide * 7} ${cell.high * (rows + 1)}`}
    >
      {weekdays.map((name, place) => (
        <text
          key={place}
          className="year__weekday"
          x={(place + 0.5) * cell.wide}
          y={cell.high * 0.68}
        >
          {name}
        </text>
      ))}
      {month.marks.map((mark, place) => (
        <Day
          key={place}
          place={place}
          mark={mark}
          term={month.terms[place] ?? null}
          at={month.startsAt + place}
          isToday={dayOf(month, place) === today}
        />
      ))}
    </svg>
  )
}

function Day({
  place,
  mark,
  term,
  at,
  isToday,
}: {
  place: number
  mark: Month['marks'][number]
  term: number | null
  at: number
  isToday: boolean
}) {
  const [x, y] = [(at % 7) * cell.wide, (Math.floor(at / 7) + 1) * cell.high]
  return (
    <g className="year__day" data-mark={mark} transform={`translate(${x} ${y})`}>
      {mark === 'closed' && (
        <rect
          className="year__closed"
          x="1"
          y="1"
          width={cell.wide - 2}
          height={cell.high - 4}
          rx="3"
        />
      )}
      {mark === 'closed' && (
        <line className="year__struck" x1="4" x2={cell.wide - 4} y1={cell.high - 5} y2="3" />
      )}
      {term !== null && (
        <line
          className="year__term"
          data-odd={term % 2 === 1 || undefined}
          x1="1"
          x2={cell.wide - 1}
          y1={cell.high - 1.5}
          y2={cell.high - 1.5}
        />
      )}
      {isToday && (
        <circle className="year__today" cx={cell.wide / 2} cy={cell.high / 2 - 1} r="8.5" />
      )}
      <text x={cell.wide / 2} y={cell.high * 0.62}>
        {place + 1}
      </text>
    </g>
  )
}

function Key({ today }: { today: string }) {
  return (
    <p className="year__key" aria-hidden="true">
      <span data-key="term">a term</span>
      <span data-key="next">the next term</span>
      <span data-key="closed">closed</span>
      <span data-key="today">
        <Printed as={dayOfYear(today)}>today</Printed>
      </span>
    </p>
  )
}

const dayOf = ({ first }: Month, place: number) =>
  `${first.slice(0, 8)}${String(place + 1).padStart(2, '0')}`

function said(month: Month, closed: Stretch[]) {
  const [from, to] = [month.first, dayOf(month, month.marks.length - 1)]
  const within = closed.filter(({ startsOn, endsOn }) => startsOn <= to && endsOn >= from)
  const days = ({ startsOn, endsOn }: Stretch) =>
    startsOn === endsOn
      ? shortDay(startsOn, from)
      : `${shortDay(startsOn, from)} to ${shortDay(endsOn, from)}`
  return `${monthOf(from, 'with its year')}: ${within.length ? `closed for ${within.map((one) => `${one.name}, ${days(one)}`).join('; ')}` : 'no closed days'}`
}
