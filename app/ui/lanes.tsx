import { Link } from '@remix-run/react'
import type { Role } from '../words'
import { exactDay } from './when'

/** A stretch of days in one role: `from` and `to` as year-month-day, `to` null while it is open; both days inclusive. */
export type LaneBar = { from: string; to: string | null; role: Role; label: string }
export type Lane = { label: string; to?: string; bars: LaneBar[] }
type LanesProps = { lanes: Lane[]; from: string; to: string; today: string; caption: string }

/** Who led, followed and shadowed when: one lane each, a line for today, and the same facts as a table beside it. */
export function Lanes({ lanes, from, to, today, caption }: LanesProps) {
  const span = spanOf(from, to)
  return (
    <figure className="lanes">
      <figcaption className="lanes__caption">{caption}</figcaption>
      <Months span={span} from={from} to={to} />
      <ul className="lanes__all">
        {lanes.map((lane) => (
          <li key={lane.to ?? lane.label} className="lanes__lane">
            <span className="lanes__label">{lane.to ? <Link to={lane.to}>{lane.label}</Link> : lane.label}</span>
            <Drawn lane={lane} span={span} today={today} />
          </li>
        ))}
      </ul>
      <Key />
      <AsTable lanes={lanes} caption={caption} />
    </figure>
  )
}

const dayMs = 86_400_000
const daysOf = (day: string) => Date.parse(`${day}T00:00:00Z`) / dayMs
const percent = (part: number) => `${Math.round(part * 10_000) / 100}%`

type Span = { begin: number; days: number }

function spanOf(from: string, to: string): Span {
  const begin = daysOf(from)
  return { begin, days: Math.max(1, daysOf(to) + 1 - begin) }
}

const partOf = (span: Span, day: number) => Math.min(1, Math.max(0, (day - span.begin) / span.days))

function Drawn({ lane, span, today }: { lane: Lane; span: Span; today: string }) {
  const now = (daysOf(today) - span.begin) / span.days
  return (
    <svg className="lanes__drawn" aria-hidden="true" focusable="false" width="100%" height="28">
      {lane.bars.map((bar) => (
        <Bar key={`${bar.from} ${bar.role}`} bar={bar} span={span} />
      ))}
      {now >= 0 && now <= 1 && <line className="lanes__today" x1={percent(now)} x2={percent(now)} y1="0" y2="28" />}
    </svg>
  )
}

function Bar({ bar, span }: { bar: LaneBar; span: Span }) {
  const x = partOf(span, daysOf(bar.from))
  const end = bar.to ? partOf(span, daysOf(bar.to) + 1) : 1
  if (end <= x) return null
  return (
    <svg x={percent(x)} width={percent(end - x)} height="28" className="lanes__bar" data-role={bar.role}>
      <title>{said(bar)}</title>
      <rect className="lanes__body" x="1" y={bar.role === 'lead' ? 4 : 8} width="100%" height={bar.role === 'lead' ? 20 : 12} rx="3" />
      {bar.role === 'follow' && <line className="lanes__stripes" x1="1" x2="100%" y1="14" y2="14" />}
    </svg>
  )
}

function Months({ span, from, to }: { span: Span; from: string; to: string }) {
  const firsts = monthsBetween(from, to)
  const every = Math.ceil(firsts.length / 6)
  return (
    <div className="lanes__months" aria-hidden="true">
      {firsts.map((day, place) => (
        <span key={day} style={{ insetInlineStart: percent(partOf(span, daysOf(day))) }}>
          {place % every === 0 ? monthName(day) : ''}
        </span>
      ))}
    </div>
  )
}

function monthsBetween(from: string, to: string) {
  const firsts: string[] = []
  const month = new Date(`${from.slice(0, 7)}-01T00:00:00Z`)
  for (month.setUTCMonth(month.getUTCMonth() + 1); month.toISOString().slice(0, 10) <= to; month.setUTCMonth(month.getUTCMonth() + 1)) firsts.push(month.toISOString().slice(0, 10))
  return firsts
}

function monthName(day: string) {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-US', { month: 'short', timeZone: 'UTC' })
}

function said({ role, label, from, to }: LaneBar) {
  return `${label}, ${role}: ${exactDay(from)} to ${to ? exactDay(to) : 'now on'}`
}

function Key() {
  return (
    <p className="lanes__key" aria-hidden="true">
      <span data-role="lead">lead</span>
      <span data-role="follow">follow</span>
      <span data-role="shadow">shadow</span>
      <span data-role="today">today</span>
    </p>
  )
}

function AsTable({ lanes, caption }: Pick<LanesProps, 'lanes' | 'caption'>) {
  return (
    <details className="lanes__table">
      <summary>The same as a table</summary>
      <section className="scroll" aria-label={caption}>
        <table className="table">
          <caption className="spoken">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">Lane</th>
              <th scope="col">What</th>
              <th scope="col">Role</th>
              <th scope="col">From</th>
              <th scope="col">To</th>
            </tr>
          </thead>
          <tbody>{lanes.flatMap((lane) => lane.bars.map((bar) => <Row key={`${lane.to ?? lane.label} ${bar.from} ${bar.role}`} lane={lane} bar={bar} />))}</tbody>
        </table>
      </section>
    </details>
  )
}

function Row({ lane, bar }: { lane: Lane; bar: LaneBar }) {
  return (
    <tr>
      <th scope="row">{lane.to ? <Link to={lane.to}>{lane.label}</Link> : lane.label}</th>
      <td>{bar.label}</td>
      <td>{bar.role}</td>
      <td>{exactDay(bar.from)}</td>
      <td>{bar.to ? exactDay(bar.to) : 'open'}</td>
    </tr>
  )
}
