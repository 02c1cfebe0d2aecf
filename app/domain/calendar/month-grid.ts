import { daysOfMonth, monthsBetween, weekdayOf } from '../../vocabulary/days'
import { closedBecause, isWithin } from './calendar'
import type { Calendar, Stretch } from './calendar'

export type DayMark = 'open' | 'closed' | 'weekend' | 'outside'

/**
 * One month of a school year: the weekday of its first day (0 is Monday), and each day's mark, the
 * first term day with its term.
 */
export type Month = { first: string; startsAt: number; marks: DayMark[]; terms: (number | null)[] }

/**
 * The months of a school year, for a picture of it. A day in a named closed stretch is `closed`,
 * weekend or not; a day before the year's first or after its last is `outside`. `terms` says for
 * each day in which of the calendar's terms it lies, by its place.
 */
export function monthsOf(calendar: Calendar, year: Stretch): Month[] {
  return monthsBetween(year.startsOn, year.endsOn).map((first) => {
    const days = daysOfMonth(first)
    return {
      first,
      startsAt: weekdayOf(first),
      marks: days.map((day) => markOf(calendar, year, day)),
      terms: days.map((day) => placeOf(calendar.terms, day)),
    }
  })
}

function markOf(calendar: Calendar, year: Stretch, day: string): DayMark {
  if (!isWithin(year, day)) return 'outside'
  if (calendar.closed.some((stretch) => isWithin(stretch, day))) return 'closed'
  return closedBecause({ ...calendar, closed: [] }, day) ? 'weekend' : 'open'
}

function placeOf(stretches: readonly Stretch[], day: string) {
  const place = stretches.findIndex((stretch) => isWithin(stretch, day))
  return place < 0 ? null : place
}
