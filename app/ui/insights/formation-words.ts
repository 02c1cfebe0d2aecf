import { days } from '../timeline/gap-words'
import type { Lane } from '../timeline/lane'
import type { Axis } from '../timeline/axis'
import { shortDay } from '../../vocabulary/dates'
import { sentence } from '../../vocabulary/sentences'

type Told = { axis: Axis; yearName: string; today: string }

/**
 * The chart's caption: who leads what, when, and where the gaps are, in a few plain sentences.
 * Nobody is ranked.
 */
export function formationWords(lanes: Lane[], told: Told) {
  return [
    turnsSaid(lanes, told),
    nowSaid(lanes, told),
    gapsSaid(lanes, told),
    aheadSaid(lanes, told),
  ]
    .filter(Boolean)
    .join(' ')
}

function turnsSaid(lanes: Lane[], { yearName }: Told) {
  // Days in which another stands in part a turn, and begin no second one.
  const bars = lanes.flatMap((lane) => lane.bars).filter(({ how }) => how !== 'goes on')
  const people = new Set(bars.map(({ said }) => said)).size
  const planned = bars.filter(({ is }) => is === 'planned').length
  return `${yearName}: ${many(bars.length, 'turn')} in the lead${planned ? `, ${planned} of them planned` : ''}, by ${many(people, 'person', 'people')}, on ${many(lanes.length, 'initiative')}.`
}

function nowSaid(lanes: Lane[], { axis, today }: Told) {
  if (today < axis.from || today > axis.to) return ''
  const missing = lanes.filter(
    ({ bars, gaps = [] }) =>
      !bars.some(({ is }) => is === 'now') &&
      gaps.some(
        ({ from, to, kind }) => kind !== 'resting' && from <= today && (to === null || to >= today),
      ),
  )
  return missing.length
    ? `Today ${listed(missing.map(({ label }) => label))} ${missing.length === 1 ? 'has' : 'have'} no lead.`
    : 'Today everything that asks for a lead has one.'
}

function gapsSaid(lanes: Lane[], { today }: Told) {
  const over = lanes.flatMap(({ label, gaps = [] }) =>
    gaps.flatMap(({ kind, from, to }) =>
      kind === 'uncovered' && to && to < today ? [`${label} (${days(from, to)})`] : [],
    ),
  )
  if (!over.length) return ''
  return `${over.length === 1 ? 'One gap is' : `${over.length} gaps are`} behind us: ${listed(over)}.`
}

function aheadSaid(lanes: Lane[], { axis, today }: Told) {
  const ahead = lanes.flatMap(({ label, gaps = [] }) =>
    gaps
      .filter(({ kind, from }) => kind === 'unplanned' && from <= axis.to)
      .map(({ from, to }) => ({ label, from, to })),
  )
  const open = ahead
    .toSorted((one, other) => (one.from < other.from ? -1 : 1))
    .map(
      ({ label, from, to }) =>
        `${label} from ${shortDay(from, today)}${to ? ` to ${shortDay(to, today)}` : ''}`,
    )
  return open.length ? sentence`Nobody is planned yet for ${listed(open)}.` : ''
}

const named = 3

function listed(words: string[]) {
  const shown =
    words.length > named + 1 ? [...words.slice(0, named), `${words.length - named} more`] : words
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(shown)
}

function many(count: number, one: string, more = `${one}s`) {
  return `${count} ${count === 1 ? one : more}`
}
