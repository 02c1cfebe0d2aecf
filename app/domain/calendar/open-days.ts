import { addDays, daysBetween } from '../../vocabulary/days'
import type { Calendar } from './calendar'
import { closedBecause, awayBecause, worksThatDay } from './calendar'

/**
 * A hand-over's day, and why it is not the one that was first thought of; or, of a day that a
 * person chose and keeps, what speaks against it and the first day that nothing does.
 */
export type OpenDay = {
  on: string
  insteadOf?: string
  because?: string
  kept?: { because: string; openOn: string }
}

const furthest = 120

/**
 * The first local day from `day` on that the school is open and that everyone concerned works:
 * schools do not hand over in an empty building. When that is a later day it says so. A weekend
 * goes with the week that follows it: before a week with a day of school it may be the day, and is
 * left alone; before one that is closed on all its days it is closed, too. What is moved is moved
 * to a working day. Where the calendar is closed for four months on end, the day stays as it is.
 */
export function openDayFrom(
  calendar: Calendar,
  day: string,
  worksOn: readonly number[] = [],
): OpenDay {
  const isWeekend = !worksThatDay(calendar.worksOn, day)
  const because =
    waitsBecause(calendar, day) ??
    (isWeekend || worksOn.every((days) => worksThatDay(days, day))
      ? undefined
      : 'a day that one of them does not work')
  if (!because) return { on: day }
  for (let later = 1; later <= furthest; later += 1) {
    const on = addDays(day, later)
    if (!closedBecause(calendar, on) && worksOn.every((days) => worksThatDay(days, on)))
      return { on, insteadOf: day, because }
  }
  return { on: day }
}

/**
 * The same for a day that a person chose: the weekend that opens a closed week is theirs to keep,
 * and the answer says what speaks against it.
 */
export function chosenDayFrom(
  calendar: Calendar,
  day: string,
  worksOn: readonly number[] = [],
): OpenDay {
  const isTheirs = !awayBecause(calendar, day) && closedWeekAfter(calendar, day) !== undefined
  return isTheirs ? asKept(calendar, day) : openDayFrom(calendar, day, worksOn)
}

/**
 * The last day of a lead that a person chose, so that the one who is next begins on a day that the
 * school is open, and the last day that was thought of where that is another; a weekend that opens
 * a closed week is theirs to begin on.
 */
export function chosenLastDay(calendar: Calendar, day: string): { on: string; insteadOf?: string } {
  const begins = chosenDayFrom(calendar, addDays(day, 1))
  return begins.insteadOf ? { on: addDays(begins.on, -1), insteadOf: day } : { on: day }
}

/**
 * The last day of a lead after which nobody is planned yet: over a closed week the one who led
 * before it leads on, up to the day on which the school opens. A break longer than four weeks is
 * nobody's to lead over.
 */
export function lastDayUntilNext(
  calendar: Calendar,
  day: string,
): { on: string; insteadOf?: string } {
  const { on, insteadOf } = openDayFrom(calendar, addDays(day, 1))
  if (!insteadOf || daysBetween(day, on) > longestBreak) return { on: day }
  return { on: addDays(on, -1), insteadOf: day }
}

/** A day that stands as it was said, with what speaks against it, if anything does. */
export function asKept(calendar: Calendar, day: string): OpenDay {
  const { on, because } = openDayFrom(calendar, day)
  return because ? { on: day, kept: { because, openOn: on } } : { on: day }
}

const longestBreak = 28

/**
 * The first local day from `day` on that may be the last of a lead: it is open, and the lead can
 * pass on the day after. A break of a few weeks is waited for; before a longer one, as the summer
 * is, the last open day will do, and what is planned after it rolls forward.
 */
export function lastDayFrom(calendar: Calendar, day: string): string {
  const { on } = openDayFrom(calendar, day)
  if (isForHandingOver(calendar, addDays(on, 1))) return on
  const after = openDayFrom(calendar, addDays(on, 1))
  return after.insteadOf && daysBetween(on, after.on) <= longestBreak
    ? lastDayFrom(calendar, after.on)
    : on
}

/** Whether a lead may be handed over on a local day as far as the school's calendar goes. */
export function isForHandingOver(calendar: Calendar, day: string) {
  return waitsBecause(calendar, day) === undefined
}

function waitsBecause(calendar: Calendar, day: string) {
  return awayBecause(calendar, day) ?? closedWeekAfter(calendar, day)
}

// By the name of its first day; nothing for a day that is no weekend, or has a day of school in the
// week after it.
function closedWeekAfter(calendar: Calendar, day: string) {
  const isOfTheWeek = (other: string) => worksThatDay(calendar.worksOn, other)
  if (isOfTheWeek(day)) return undefined
  const first = daysAfter(day).find(isOfTheWeek) ?? day
  const reasons = [first, ...daysAfter(first).slice(0, 6)]
    .filter(isOfTheWeek)
    .map((on) => awayBecause(calendar, on))
  return reasons.every(Boolean) ? reasons[0] : undefined
}

const daysAfter = (day: string) => [1, 2, 3, 4, 5, 6, 7].map((later) => addDays(day, later))

/** The first local day after `day` that the school is open. */
export function openDayAfter(calendar: Calendar, day: string) {
  for (let later = 1; later <= furthest; later += 1) {
    const on = addDays(day, later)
    if (!closedBecause(calendar, on)) return on
  }
  return addDays(day, 1)
}

/**
 * The last local day up to `day` that the school is open: what is to be said before a day is said
 * while someone is there to read it.
 */
export function openDayUpTo(calendar: Calendar, day: string) {
  for (let earlier = 0; earlier <= furthest; earlier += 1) {
    const on = addDays(day, -earlier)
    if (!closedBecause(calendar, on)) return on
  }
  return day
}
