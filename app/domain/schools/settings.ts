import { and, desc, eq, isNull, sql as expression } from 'drizzle-orm'
import { schools, schoolYears, sipGoals } from '../../../db/schema'
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
    db()
      .select({
        id: schoolYears.id,
        name: schoolYears.name,
        startsOn: schoolYears.startsOn,
        endsOn: schoolYears.endsOn,
      })
      .from(schoolYears)
      .orderBy(desc(schoolYears.startsOn)),
    sql()<SipGoal[]>`
      select id, title, local_day(ended_at) as "endedOn"
      from sip_goals
      order by ended_at desc nulls first, title`,
  ])
  return { years, goals: [...goals] }
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
  await db().update(schools).set({ name, timeZone }).where(inScope)
}

/** What the school is called, and its time zone, as they stand in this transaction. */
export async function schoolItself() {
  const [row] = await db()
    .select({ name: schools.name, timeZone: schools.timeZone })
    .from(schools)
    .where(inScope)
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
  const [ended] = await db()
    .update(sipGoals)
    .set({ endedAt: expression`skein_now()` })
    .where(and(eq(sipGoals.id, id), isNull(sipGoals.endedAt)))
    .returning({ id: sipGoals.id })
  found(ended, 'This goal has ended already, or is not one of this school.')
}

const inScope = expression`${schools.id} = current_school()`

function ensureAdministers(acting: Acting) {
  ensure(may.administer(acting), 'The school’s settings are for its owners and admins.')
}
