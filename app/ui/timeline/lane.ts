import type { ReactNode } from 'react'
import type { Role } from '../../vocabulary'
import { daysBetween } from '../../vocabulary/days'
import type { LaneGap } from './gap-words'
import { shortDay } from '../../vocabulary/dates'

/**
 * A stretch of days in one role, both days included; `to` null while it is open. Bars of one row
 * never overlap.
 */
export type LaneBar = {
  from: string
  to: string | null
  role: Role
  is: 'past' | 'now' | 'planned'
  /** Who or what it is, and how it came about. */
  said: string
  how: string
  /** Who stands beside them. */
  beside?: string | undefined
  initials?: string
  link?: string
  row?: number
}
export type Lane = {
  id: string
  label: string
  link?: string
  note?: ReactNode
  bars: LaneBar[]
  gaps?: LaneGap[]
}
export type Heads = { lane: string; said: string; how?: string }

/** A bar in words, whole: what is read out, and seen on hover and focus. */
export function barWords({ said, is, how, beside, role, from, to }: LaneBar, today: string) {
  const until =
    to === null
      ? `from ${shortDay(from, today)} on`
      : from === to
        ? shortDay(from, today)
        : `${shortDay(from, today)} to ${shortDay(to, today)}`
  if (said === role)
    return [said, is === 'planned' && 'planned', until, how, beside].filter(Boolean).join(', ')
  const does = verbs[how]
  return [`${said} ${(does ?? leads)[is]}`, until, !does && how, beside].filter(Boolean).join(', ')
}

const leads = { past: 'led', now: 'leads', planned: 'will lead' }
const verbs: Record<string, typeof leads> = {
  'stands in': { past: 'stood in', now: 'stands in', planned: 'will stand in' },
  'goes on': { past: 'led on', now: 'leads on', planned: 'will lead on' },
}

/**
 * Whether the lead came from someone else, on that day or the one before: a hand-over, drawn as a
 * notch.
 */
export function isHandedOver({ from, role, said }: LaneBar, { bars }: Lane) {
  return (
    role === 'lead' &&
    bars.some(
      (other) =>
        other.role === 'lead' &&
        other.said !== said &&
        other.from < from &&
        (other.to === from || isNext(other.to, from)),
    )
  )
}

/** Bars and gaps of a lane in the order of their days. */
export function inOrder<T extends { from: string }>(these: readonly T[]) {
  return these.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

function isNext(day: string | null, next: string) {
  return day !== null && daysBetween(day, next) === 1
}
