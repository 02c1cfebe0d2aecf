import { Temporal } from 'temporal-polyfill'

const timeZone = 'America/Los_Angeles'
const firstDay = Temporal.PlainDate.from('2025-08-11')

export type Calendar = ReturnType<typeof calendarAround>

/**
 * The school's year laid around a day: every date moves by whole weeks so that the day falls in the
 * year's 30th week.
 */
export function calendarAround(asOf: string) {
  const here = Temporal.PlainDate.from(asOf)
  const weeks = Math.floor(firstDay.until(here, { largestUnit: 'days' }).days / 7) - 29
  const day = (fixed: string) => Temporal.PlainDate.from(fixed).add({ weeks }).toString()
  const at = (fixed: string, time = '00:00') =>
    Temporal.PlainDateTime.from(`${day(fixed)}T${time}`)
      .toZonedDateTime(timeZone)
      .toInstant()
      .toString()
  const after = (fixed: string) => at(Temporal.PlainDate.from(fixed).add({ days: 1 }).toString())
  const retold = <T>(told: T): T => (weeks === 0 ? told : (retelling(told, day) as T))
  return { timeZone, today: asOf, day, at, after, retold, isMoved: weeks !== 0 }
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
// "May" is a month only where a day or a word like "by" says so.
const spoken = new RegExp(
  `\\b(?:(${months.join('|')}) (\\d{1,2})|(by|in|since|until|of|from|after) (May)(?! \\d)|(${months.filter((month) => month !== 'May').join('|')}))\\b`,
  'g',
)

// What people wrote speaks of days, too: they move along, in every text of what is told.
function retelling(told: unknown, day: (fixed: string) => string): unknown {
  if (typeof told === 'string')
    return told.replace(
      spoken,
      (_, monthOfDate?: string, date?: string, word?: string, may?: string, alone?: string) => {
        const month = months.indexOf(monthOfDate ?? may ?? alone ?? '') + 1
        const moved = Temporal.PlainDate.from(
          day(
            `${month >= 8 ? 2025 : 2026}-${String(month).padStart(2, '0')}-${String(date ?? 15).padStart(2, '0')}`,
          ),
        )
        return [word, months[moved.month - 1], date && moved.day].filter(Boolean).join(' ')
      },
    )
  if (Array.isArray(told)) return told.map((one) => retelling(one, day))
  if (told && typeof told === 'object')
    return Object.fromEntries(
      Object.entries(told).map(([name, one]) => [name, retelling(one, day)]),
    )
  return told
}

/** The day it is in the demo school, in the 30th week of its year. */
export const demoDay = '2026-03-02'

export function todayThere() {
  return Temporal.Now.plainDateISO(timeZone).toString()
}

/**
 * How far the product's clock must be moved for it to be ten in the morning of that day; nothing
 * when the day is today.
 */
export function clockFor(asOf: string) {
  if (asOf === todayThere()) return '0'
  const there = Temporal.PlainDateTime.from(`${asOf}T10:00`).toZonedDateTime(timeZone).toInstant()
  return `${Math.round(there.since(Temporal.Now.instant()).total('seconds'))} seconds`
}
