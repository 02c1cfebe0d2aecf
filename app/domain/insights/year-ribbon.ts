import type { Role } from '../../vocabulary'
import type { Acting } from '../acting'
import { addDays } from '../../vocabulary/days'
import type { Calendar, Stretch } from '../calendar/calendar'
import { timeIn, yearAsked, yearsToShow } from '../calendar/year-choice'
import type { Year } from '../calendar/year-choice'

type Turn = { number: number; role: Role; from: string; to: string | null }

/** On how many local days someone led, followed, and did both on the same day. */
export type DaysHeld = { leading: number; following: number; both: number; shadowing: number }

/** What a member's ribbon is drawn over, and, on their own page alone, their days in numbers. */
export type Ribbon = {
  year: Year
  years: Year[]
  terms: Stretch[]
  closed: Stretch[]
  own: DaysHeld | null
}

/**
 * The school year that a member's turns are looked at in: the one asked for by its first day, or
 * the one that is now. The numbers are there for the member themselves and for nobody else
 * (measures: own page only); they count days up to today, never a share.
 */
export function ribbonOf(
  acting: Acting,
  {
    memberId,
    turns,
    calendar,
    asked,
  }: { memberId: string; turns: readonly Turn[]; calendar: Calendar; asked?: string | undefined },
): Ribbon {
  const { today } = acting.school
  const years = yearsToShow(calendar, today)
  const year = yearAsked(years, asked)
  return {
    year,
    years,
    ...timeIn(calendar, year),
    own:
      memberId === acting.memberId
        ? daysHeld(turns, { from: year.from, to: year.to < today ? year.to : today })
        : null,
  }
}

/**
 * Distinct local days between two, both included, on which a turn of each role ran. On one
 * initiative a day counts once: who led on a part of it led on it.
 */
export function daysHeld(
  turns: readonly Turn[],
  { from, to }: { from: string; to: string },
): DaysHeld {
  const held = { leading: 0, following: 0, both: 0, shadowing: 0 }
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const roles = rolesOn(turns, day)
    if (roles.has('lead')) held.leading += 1
    if (roles.has('follow')) held.following += 1
    if (roles.has('lead') && roles.has('follow')) held.both += 1
    if (roles.has('shadow')) held.shadowing += 1
  }
  return held
}

function rolesOn(turns: readonly Turn[], day: string) {
  const running = turns.filter(({ from, to }) => from <= day && (to === null || to >= day))
  const inOrder = (['shadow', 'follow', 'lead'] as const).flatMap((wanted) =>
    running.filter(({ role }) => role === wanted),
  )
  return new Set(new Map(inOrder.map(({ number, role }) => [number, role])).values())
}
