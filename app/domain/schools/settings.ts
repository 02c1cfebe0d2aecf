import { sipGoals } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import { conflict, ensure, found } from '../refusal'

export type Year = { id: string; name: string; startsOn: string; endsOn: string }
export type SipGoal = { id: string; title: string; endedOn: string | null }

/**
 * The school's years, newest first, and its goals, the running ones first; for administrators, else
 * forbidden. Days are local.
 */
export async function settingsOf(acting: Acting) {
  ensureAdministers(acting)
  const [years, goals] = await Promise.all([
    sql()<
      Year[]
    >`select id, name, starts_on as "startsOn", ends_on as "endsOn" from school_years order by starts_on desc`,
    sql()<SipGoal[]>`
      select id, title, local_day(ended_at) as "endedOn" from sip_goals order by ended_at desc nulls first, title`,
  ])
  return { years: [...years], goals: [...goals] }
}

/**
 * Renames the school and moves its clock to another IANA zone, which the database must know too.
 * What was entered as a day or by the time of day stays that day and time (a trigger moves its
 * instants); what happened keeps its instant.
 */
export async function changeSchool(
  acting: Acting,
  { name, timeZone }: { name: string; timeZone: string },
) {
  ensureAdministers(acting)
  const [known] = await sql()`select from pg_timezone_names where name = ${timeZone}`
  if (!known)
    conflict('The database does not know this time zone. Please choose another of the same hours.')
  await sql()`update schools set name = ${name}, time_zone = ${timeZone}`
}

/** What the school is called, and its time zone, as they stand in this transaction. */
export async function schoolItself() {
  const [row] = await sql()<
    { name: string; timeZone: string }[]
  >`select name, time_zone as "timeZone" from schools`
  return found(row)
}

/** Adds a goal of the school improvement plan. */
export async function addGoal(acting: Acting, title: string) {
  ensureAdministers(acting)
  await db().insert(sipGoals).values({ title })
}

/**
 * Ends a goal now; initiatives keep it. A goal that ended already, or of another school, is
 * missing.
 */
export async function endGoal(acting: Acting, id: string) {
  ensureAdministers(acting)
  const [ended] = await sql()<
    { id: string }[]
  >`update sip_goals set ended_at = skein_now() where id = ${id} and ended_at is null returning id`
  found(ended, 'This goal has ended already, or is not one of this school.')
}

function ensureAdministers(acting: Acting) {
  ensure(may.administer(acting), 'The school’s settings are for its owners and admins.')
}
