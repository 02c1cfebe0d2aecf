import { yearOf } from './calendar'
import { addDays } from '../../vocabulary/days'
import type { Calendar } from './calendar'

/** A stretch of local days to look at, both included: a school year by its name. */
export type Year = { name: string; from: string; to: string; isNow: boolean }

const halfYear = 182

/**
 * The school years that can be looked at, newest first. The one we are in, or the latest begun, is
 * now; it reaches to today, so that the weeks after its last day are in sight. A school without
 * years is shown half a year either way.
 */
export function yearsToShow(calendar: Calendar, today: string): Year[] {
  const latest = yearOf(calendar, today)
  const years = calendar.years.map(({ name, startsOn, endsOn }) => {
    const isNow = startsOn === latest?.startsOn
    return { name, from: startsOn, to: isNow && endsOn < today ? today : endsOn, isNow }
  })
  if (!years.length)
    return [
      {
        name: 'this year',
        from: addDays(today, -halfYear),
        to: addDays(today, halfYear),
        isNow: true,
      },
    ]
  return years.reverse()
}

/** The year that was asked for by its first day; else the one that is now. */
export function yearAsked(years: readonly Year[], asked: string | undefined): Year {
  const year =
    years.find(({ from }) => from === asked) ?? years.find(({ isNow }) => isNow) ?? years[0]
  if (!year) throw new Error('There is always a year to show.')
  return year
}

/** The terms and the closed days of a year. */
export function timeIn({ terms, closed }: Calendar, year: Year) {
  return {
    terms: terms.filter((stretch) => touches(year, stretch)),
    closed: closed.filter((stretch) => touches(year, stretch)),
  }
}

/** The days between one school year and the next, when nobody is there to lead. */
export function betweenYears({ years }: Calendar): { from: string; to: string }[] {
  return years.slice(1).flatMap(({ startsOn }, place) => {
    const from = addDays(years[place]?.endsOn ?? startsOn, 1)
    return from < startsOn ? [{ from, to: addDays(startsOn, -1) }] : []
  })
}

/** Whether any of these days, open-ended where the last is null, is in the year. */
export function touches(
  { from, to }: Pick<Year, 'from' | 'to'>,
  { startsOn, endsOn }: { startsOn: string; endsOn: string | null },
) {
  return startsOn <= to && (endsOn === null || endsOn >= from)
}
