import { shortDay } from '../../vocabulary/dates'
import { daysBetween } from '../../vocabulary/days'

/** Days without a lead, both included; `to` null while no end is in sight. */
export type LaneGap = {
  from: string
  to: string | null
  kind: 'uncovered' | 'unplanned' | 'not yet' | 'resting'
  stage?: string
}

const rests: Record<string, string> = { paused: 'paused', stopped: 'stopped', embed: 'embedded' }

/**
 * A gap in words: one word in it, short beside the picture, whole (with its days) for the table and
 * on hover. Missing leads are said kindly.
 */
export function gapWords(gap: LaneGap, today: string, length: 'word' | 'short' | 'whole') {
  if (length === 'word') return word(gap)
  const said = short(gap, today)
  if (length === 'short' || gap.to === null) return said
  return gap.from === gap.to
    ? `${said}: ${shortDay(gap.from, today)}`
    : `${said}: ${shortDay(gap.from, today)} to ${shortDay(gap.to, today)}`
}

// What stands in the gap itself: where it is, is seen.
function word({ kind, stage = '' }: LaneGap) {
  if (kind === 'resting') return rests[stage] ?? stage
  return { 'not yet': 'no lead yet', unplanned: 'nobody planned yet', uncovered: 'no lead' }[kind]
}

function short({ kind, from, to, stage = '' }: LaneGap, today: string) {
  if (kind === 'resting')
    return to === null
      ? `${rests[stage] ?? stage} since ${shortDay(from, today)}`
      : `${rests[stage] ?? stage} for ${days(from, to)}`
  if (kind === 'not yet') return 'no lead yet'
  if (kind === 'unplanned')
    return to === null
      ? `nobody planned yet from ${shortDay(from, today)}`
      : `nobody planned yet for ${days(from, to)}`
  return to === null ? `no lead since ${shortDay(from, today)}` : `no lead for ${days(from, to)}`
}

export function days(from: string, to: string) {
  const many = daysBetween(from, to) + 1
  return many === 1 ? '1 day' : `${many} days`
}
