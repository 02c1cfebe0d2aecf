import { sql } from '../../../db/school'
import { conflict, found } from '../refusal'

/** The local day of the school in scope, its zone, and the instant it is. */
export async function dayNow() {
  const [row] = await sql()<{ today: string; now: string; timeZone: string }[]>`
    select today() as today, skein_now() as now, time_zone as "timeZone" from schools`
  return found(row)
}

/**
 * Refuses a local day (YYYY-MM-DD) that is ahead of the school's today, or before anyone kept a
 * log.
 */
export function ensurePast(day: string, today: string) {
  if (day > today) conflict('This day is still to come. Please choose today or a day before.')
  if (day < '1900-01-01') conflict('This day is too long ago to be right. Please check the year.')
}

/** A term, closed days or a school year by its id; refuses who comes after its removal. */
export const foundInCalendar = <Kind>(kept: Kind | undefined) =>
  found(kept, 'This has been removed already, or is not in the calendar of this school.')
