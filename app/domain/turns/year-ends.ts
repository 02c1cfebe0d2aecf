import { sql } from '../../../db/school'
import type { Acting } from '../acting'
import { schoolCalendar } from '../calendar/calendar'
import type { InitiativeState } from '../initiatives/state'
import { found } from '../refusal'
import { dayAfterYear, planOf } from '../rotations/plans'

/**
 * The instant at which a lead that is handed over on a local day ends with its school year. Null
 * where the team agreed to lead on until someone hands over, and for a day between the years.
 */
export async function endOfYear(
  { school }: Acting,
  { id }: Pick<InitiativeState, 'id'>,
  since: string,
) {
  if ((await planOf(id))?.cadence === 'open-ended') return null
  const day = dayAfterYear(await schoolCalendar(), since)
  if (!day) return null
  const [row] = await sql()<
    { at: string }[]
  >`select day_begins(${school.id}::uuid, ${day}::date)::text as at`
  return found(row).at
}

/**
 * The instant that is so many weeks after another, or at which the school year ends before that.
 */
export async function weeksInAYear(
  { school }: Acting,
  { from, weeks }: { from: string; weeks: number },
) {
  const [row] = await sql()<{ ends: string }[]>`
    select least(
      ${from}::text::timestamptz + make_interval(weeks => ${weeks}),
      (
        select min(lower(summer))
        from unnest(between_years(${school.id}::uuid)) summer
        where lower(summer) > ${from}::text::timestamptz
      )
    )::text as ends`
  return found(row).ends
}

/**
 * When a turn begins that is planned from an instant on: then, or with the next school year where
 * the one before it is over by then; nothing where the calendar has no other.
 */
export async function inAYear({ school }: Acting, from: string) {
  const [row] = await sql()<{ begins: string | null }[]>`
    select begins_in_a_year(${school.id}::uuid, ${from}::text::timestamptz)::text as begins`
  return row?.begins ?? undefined
}
