import { Temporal } from 'temporal-polyfill'

const timeZone = 'America/Los_Angeles'
const firstDay = Temporal.PlainDate.from('2025-08-11')

export type Calendar = ReturnType<typeof calendarAround>

/** The school's year laid around a day: every date moves by whole weeks so that the day falls in the year's 30th week. */
export function calendarAround(asOf: string) {
  const here = Temporal.PlainDate.from(asOf)
  const weeks = Math.floor(firstDay.until(here, { largestUnit: 'days' }).days / 7) - 29
  const day = (fixed: string) => Temporal.PlainDate.from(fixed).add({ weeks }).toString()
  const at = (fixed: string, time = '00:00') => Temporal.PlainDateTime.from(`${day(fixed)}T${time}`).toZonedDateTime(timeZone).toInstant().toString()
  const after = (fixed: string) => at(Temporal.PlainDate.from(fixed).add({ days: 1 }).toString())
  return { timeZone, today: asOf, day, at, after }
}

export function todayThere() {
  return Temporal.Now.plainDateISO(timeZone).toString()
}

/** How far the product's clock must be moved for it to be ten in the morning of that day; nothing when the day is today. */
export function clockFor(asOf: string) {
  if (asOf === todayThere()) return '0'
  const there = Temporal.PlainDateTime.from(`${asOf}T10:00`).toZonedDateTime(timeZone).toInstant()
  return `${Math.round(there.since(Temporal.Now.instant()).total('seconds'))} seconds`
}
