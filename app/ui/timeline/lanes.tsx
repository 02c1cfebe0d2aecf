import { Link } from '@remix-run/react'
import type { CSSProperties, ReactNode } from 'react'
import { gapWords } from './gap-words'
import type { LaneGap } from './gap-words'
import { barWords, inOrder, isHandedOver } from './lane'
import type { Heads, Lane, LaneBar } from './lane'
import { LanesTable } from './lanes-table'
import { AxisHead, SchoolTime, axisStyle, stretchOf } from './axis'
import type { Axis } from './axis'
import { shortDay } from '../../vocabulary/dates'

type LanesProps = {
  lanes: Lane[]
  axis: Axis
  today: string
  caption?: ReactNode
  heads?: Heads
  table?: boolean
  /** Whether it is one lane, named by the heading above it. */
  isAlone?: boolean
}

/**
 * Who led, followed and shadowed when: one lane each over the same days, what is planned drawn as
 * planned, gaps named, a line for today; and the same facts as a table beside it, unless the page
 * has a table of its own.
 */
export function Lanes({
  lanes,
  axis,
  today,
  caption,
  heads = { lane: 'Lane', said: 'Role' },
  table = true,
  isAlone = false,
}: LanesProps) {
  return (
    <figure className="lanes" data-alone={isAlone || undefined} {...axisStyle(axis, today)}>
      {caption && <figcaption className="lanes__caption quiet">{caption}</figcaption>}
      <div className="lanes__picture">
        <AxisHead axis={axis} today={today} />
        <ul className="lanes__all">
          {lanes.map((lane) => (
            <OneLane key={lane.id} lane={lane} axis={axis} today={today} />
          ))}
        </ul>
      </div>
      <Key lanes={lanes} axis={axis} today={today} />
      <SchoolTime axis={axis} say={(day) => shortDay(day, today)} />
      {table && (
        <details className="lanes__table">
          <summary>The same as a table</summary>
          <LanesTable lanes={lanes} heads={heads} today={today} />
        </details>
      )}
    </figure>
  )
}

type Drawn = { axis: Axis; today: string }

function OneLane({ lane, axis, today }: Drawn & { lane: Lane }) {
  const gaps = (lane.gaps ?? []).filter((gap) => drawnGap(gap, { axis, today }))
  return (
    <li className="lanes__lane">
      <div className="lanes__label">
        {lane.link ? <Link to={lane.link}>{lane.label}</Link> : lane.label}
        {lane.note && <span className="lanes__note">{lane.note}</span>}
      </div>
      <div className="lanes__track">
        <ol
          className="lanes__bars"
          style={{ '--rows': Math.max(1, ...lane.bars.map(({ row = 1 }) => row)) } as CSSProperties}
        >
          {inOrder([...lane.bars, ...gaps]).map((one) =>
            'said' in one ? (
              <Bar
                key={`${one.from} ${one.row} ${one.said}`}
                bar={one}
                lane={lane}
                axis={axis}
                today={today}
              />
            ) : (
              <GapBox key={`${one.from} ${one.kind}`} gap={one} axis={axis} today={today} />
            ),
          )}
        </ol>
        <Missing gaps={gaps.filter(({ kind }) => kind === 'uncovered')} axis={axis} today={today} />
      </div>
    </li>
  )
}

function Bar({ bar, lane, axis, today }: Drawn & { bar: LaneBar; lane: Lane }) {
  const drawn = stretchOf(axis, bar.from, bar.to)
  if (!drawn) return null
  const words = (
    <>
      {bar.initials && (
        <span className="lanes__name" aria-hidden="true">
          <b>{bar.initials}</b>
          {bar.said}
          {bar.is === 'planned' && <i>planned</i>}
        </span>
      )}
      <small>{barWords(bar, today)}</small>
    </>
  )
  return (
    <li
      className="lanes__bar"
      data-role={bar.role}
      data-is={bar.is}
      data-part={bar.how === 'stands in' ? bar.how : undefined}
      data-open={bar.to === null ? '' : undefined}
      data-after={isHandedOver(bar, lane) ? '' : undefined}
      style={
        {
          '--at': drawn.at,
          '--wide': drawn.wide,
          '--row': bar.row === 1 ? undefined : bar.row,
        } as CSSProperties
      }
    >
      {bar.link ? <Link to={bar.link}>{words}</Link> : <span>{words}</span>}
    </li>
  )
}

function drawnGap({ kind, from, to }: LaneGap, { axis, today }: Drawn) {
  const isOver = to !== null || kind === 'unplanned' || kind === 'resting'
  return stretchOf(axis, from, isOver ? to : from > today ? from : today)
}

function GapBox({ gap, ...where }: Drawn & { gap: LaneGap }) {
  const { at, wide } = drawnGap(gap, where) ?? { at: 0, wide: 0 }
  return (
    <li
      className="lanes__gap"
      data-kind={gap.kind.replace(' ', '-')}
      style={{ '--at': at, '--wide': wide } as CSSProperties}
    >
      <span>
        {gap.kind !== 'uncovered' && (
          <span className="lanes__name" aria-hidden="true">
            {gapWords(gap, where.today, 'word')}
          </span>
        )}
        <small>{gapWords(gap, where.today, 'whole')}</small>
      </span>
    </li>
  )
}

// Named under the bar, since a gap is mostly too narrow for words; a name that would touch the one
// before goes a line lower.
function Missing({ gaps, ...where }: Drawn & { gaps: LaneGap[] }) {
  if (!gaps.length) return null
  const ends: number[] = []
  const placed = gaps.map((gap) => {
    const { at } = drawnGap(gap, where) ?? { at: 0 }
    const begins = at * (1 - nameShare)
    const free = ends.findIndex((end) => end <= begins)
    const line = free < 0 ? ends.length : free
    ends[line] = begins + nameShare * 100
    return { gap, at, line }
  })
  return (
    <div
      className="lanes__missing"
      aria-hidden="true"
      style={{ '--lines': ends.length } as CSSProperties}
    >
      {placed.map(({ gap, at, line }) => (
        <span key={gap.from} style={{ '--at': at, '--line': line } as CSSProperties}>
          {gapWords(gap, where.today, 'short')}
        </span>
      ))}
    </div>
  )
}

// How much of the lane such a name may take, on a phone.
const nameShare = 0.38

const looks = [
  ['lead past', 'led'],
  ['lead now', 'leads now'],
  ['lead planned', 'lead planned'],
  ['after', 'handed over'],
  ['follow', 'follows'],
  ['shadow', 'shadows'],
  ['uncovered', 'no lead'],
  ['unplanned', 'nobody planned yet'],
] as const

/** What the shapes mean; only those that are in sight. */
function Key({ lanes, axis, today }: Drawn & { lanes: Lane[] }) {
  const seen = new Set(
    lanes.flatMap((lane) => [
      ...lane.bars
        .filter(({ from, to }) => stretchOf(axis, from, to))
        .flatMap((bar) => [
          bar.role === 'lead' ? `lead ${bar.is}` : bar.role,
          isHandedOver(bar, lane) ? 'after' : '',
        ]),
      ...(lane.gaps ?? []).filter((gap) => drawnGap(gap, { axis, today })).map(({ kind }) => kind),
    ]),
  )
  return (
    <p className="lanes__key" aria-hidden="true">
      {looks
        .filter(([look]) => seen.has(look))
        .map(([look, words]) => (
          <span key={look} data-look={look.replace(' ', '-')}>
            {words}
          </span>
        ))}
    </p>
  )
}
