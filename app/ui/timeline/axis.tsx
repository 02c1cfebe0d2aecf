import { scaleLinear } from 'd3-scale'
import type { ScaleLinear } from 'd3-scale'
import type { CSSProperties } from 'react'
import { dayOfYear, monthOf } from '../../vocabulary/dates'
import { addDays, dayNumber, monthsBetween } from '../../vocabulary/days'
import { Printed } from '../kit/when'

/**
 * A stretch of local days, both included, that a picture is drawn over; and the school's own time
 * in it, when it is known.
 */
export type Axis = { from: string; to: string; terms?: Named[]; closed?: Named[] }
type Named = { name: string; startsOn: string; endsOn: string }

const round = (part: number) => Math.round(part * 100) / 100
const scales = new WeakMap<Axis, ScaleLinear<number, number>>()

// Every lane of a picture asks for places on one axis.
function scaleOf(axis: Axis) {
  const known = scales.get(axis)
  if (known) return known
  const made = scaleLinear([dayNumber(axis.from), dayNumber(axis.to) + 1], [0, 100])
  scales.set(axis, made)
  return made
}

const onAxis = (place: number) => Math.min(100, Math.max(0, place))

/** Where the morning of a day stands between the left edge (0) and the right (100). */
function placeOf(axis: Axis, day: string) {
  return round(scaleOf(axis)(dayNumber(day)))
}

/**
 * The place and width of the part of a stretch of days that is on the axis; nothing when no part
 * is. An open one runs to the edge.
 */
export function stretchOf(axis: Axis, from: string, to: string | null) {
  if (from > axis.to || (to !== null && to < axis.from)) return undefined
  const place = scaleOf(axis)
  const begins = round(onAxis(place(dayNumber(from))))
  const ends = to === null ? 100 : round(onAxis(place(dayNumber(to) + 1)))
  return { at: begins, wide: round(ends - begins) }
}

/**
 * What a figure says to its style: where today is, and the shading of the days behind everything.
 */
export function axisStyle(axis: Axis, today: string) {
  const hasToday = today >= axis.from && today <= axis.to
  const now = placeOf(axis, today) + placeOf(axis, addDays(axis.from, 1)) / 2
  return {
    'data-today': hasToday || undefined,
    style: { '--now': round(now), '--time': backdrop(axis) } as CSSProperties,
  }
}

/** The months, and the terms above them where the school has said any. */
export function AxisHead({ axis, today }: { axis: Axis; today: string }) {
  const months = monthsOf(axis)
  const every = [1, 2, 3, 4, 6].find((many) => months.length / many <= 12) ?? 12
  const isSaid = today >= axis.from && today <= axis.to
  const terms = (axis.terms ?? []).flatMap((term) => ({
    ...term,
    ...stretchOf(axis, term.startsOn, term.endsOn),
  }))
  return (
    <div className="axis" aria-hidden="true">
      <div className="axis__plane" data-terms={terms.length > 0 || undefined}>
        {terms.map(({ name, startsOn, at, wide }) => (
          <span
            key={startsOn}
            className="axis__term"
            style={{ '--at': at, '--wide': wide } as CSSProperties}
          >
            {name}
          </span>
        ))}
        {months.map((day) => (
          <span
            key={day}
            className="axis__month"
            data-odd={(monthIn(day) / every) % 2 === 1 || undefined}
            style={{ '--at': placeOf(axis, day) } as CSSProperties}
          >
            {monthIn(day) % every === 0 && placeOf(axis, day) < 96 && monthName(day)}
          </span>
        ))}
        {isSaid && (
          <span className="axis__today">
            <Printed as={dayOfYear(today)}>today</Printed>
          </span>
        )}
      </div>
    </div>
  )
}

/** The terms and the closed days in words: what the shading means, for everyone. */
export function SchoolTime({
  axis: { terms = [], closed = [] },
  say,
}: {
  axis: Axis
  say: (day: string) => string
}) {
  if (!terms.length && !closed.length) return null
  const said = (stretches: Named[]) =>
    stretches
      .map(({ name, startsOn, endsOn }) =>
        startsOn === endsOn
          ? `${name} ${say(startsOn)}`
          : `${name} ${say(startsOn)} to ${say(endsOn)}`,
      )
      .join(', ')
  return (
    <p className="axis__said">
      {terms.length > 0 && <>Terms: {said(terms)}. </>}
      {closed.length > 0 && <>Shaded, because the school is closed: {said(closed)}.</>}
    </p>
  )
}

// One background for every lane: thin lines where a month begins, firmer ones where a term does, a
// soft band over closed days.
function backdrop(axis: Axis) {
  const lines = [
    ...(axis.terms ?? []).map(({ startsOn }) => line(axis, startsOn, '--time-term')),
    ...monthsOf(axis).map((day) => line(axis, day, '--time-month')),
  ]
  return (
    [...lines, ...(axis.closed ?? []).map((stretch) => band(axis, stretch))]
      .filter(Boolean)
      .join(', ') || 'none'
  )
}

function line(axis: Axis, day: string, colour: string) {
  const at = placeOf(axis, day)
  return at > 0 && at < 100
    ? `linear-gradient(var(${colour}), var(${colour})) ${at}% 0 / 1px 100% no-repeat`
    : ''
}

// A background is placed by the share of the room that is left beside it, so that 100 % is flush
// right.
function band(axis: Axis, { startsOn, endsOn }: Named) {
  const { at, wide } = stretchOf(axis, startsOn, endsOn) ?? { at: 0, wide: 0 }
  return wide > 0 && wide < 100
    ? `linear-gradient(var(--time-closed), var(--time-closed)) ${round((at / (100 - wide)) * 100)}% 0 / ${wide}% 100% no-repeat`
    : ''
}

function monthsOf({ from, to }: Axis) {
  return monthsBetween(from, to).filter((first) => first > from)
}

const monthIn = (day: string) => Number(day.slice(5, 7)) - 1

function monthName(day: string) {
  if (monthIn(day) === 0) return <b>{day.slice(0, 4)}</b>
  return monthOf(day, 'short')
}
