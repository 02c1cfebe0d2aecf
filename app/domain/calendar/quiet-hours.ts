import { Temporal } from 'temporal-polyfill'
import { sql } from '../../../db/school'
import { closedBecause, schoolCalendar } from './calendar'
import type { Calendar } from './calendar'
import { found } from '../refusal'

/**
 * When nobody is written to: from one local time (HH:MM) to another, at weekends, and on days the
 * building is empty.
 */
export type QuietHours = { from: string; to: string; timeZone: string; calendar: Calendar }

const longest = 120

/** The quiet hours of the school in scope. */
export async function quietHours(): Promise<QuietHours> {
  const [row] = await sql()<Omit<QuietHours, 'calendar'>[]>`
    select to_char(quiet_from, 'HH24:MI') as "from", to_char(quiet_to, 'HH24:MI') as "to",
      time_zone as "timeZone"
    from schools`
  return { ...found(row), calendar: await schoolCalendar() }
}

/** Whether nobody is written to at this instant. */
export function isQuiet(instant: string, hours: QuietHours) {
  return Temporal.Instant.compare(afterQuietHours(instant, hours), instant) > 0
}

/**
 * The first instant, from this one on, at which the school may be written to. Where its calendar
 * stays closed for four months, hours alone count.
 */
export function afterQuietHours(instant: string, { from, to, timeZone, calendar }: QuietHours) {
  let there = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
  const morning = Temporal.PlainTime.from(to)
  const timeOf = () => there.toPlainTime().toString({ smallestUnit: 'minute' })
  if (from > to && timeOf() >= from) there = there.add({ days: 1 }).withPlainTime(morning)
  if (from > to ? timeOf() < to : timeOf() >= from && timeOf() < to)
    there = there.withPlainTime(morning)
  for (
    let later = 0;
    later < longest && closedBecause(calendar, there.toPlainDate().toString());
    later += 1
  )
    there = there.add({ days: 1 }).withPlainTime(morning)
  return there.toInstant().toString()
}
