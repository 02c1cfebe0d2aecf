import { eq } from 'drizzle-orm'
import { closedDays } from '../../../db/schema'
import { db } from '../../../db/school'
import type { Acting } from '../acting'
import { closedAlready } from '../calendar/calendar'
import type { Stretch } from '../calendar/calendar'
import { lockCalendar } from '../calendar/school-years'
import { foundInCalendar } from '../calendar/days'
import { beside, calendarSettings, ensureAdministers } from '../calendar/settings'
import { rollForward } from './reschedule'
import { withRules } from '../../../db/refusals'

/**
 * Adds days on which the building is empty, first and last included. They may lie within one
 * another: a holiday in a closed week. Hand-overs that were planned for one of them roll forward to
 * the next open day. The same days by the same name are refused (conflict, beside it).
 */
export async function addClosedDays(acting: Acting, closed: Stretch) {
  ensureAdministers(acting)
  await keepingClosedRules(async () => db().insert(closedDays).values(closed))
  await rollForward(acting)
}

/**
 * Adds many closed days at once, as `addClosedDays` does, but for those that are closed already.
 * Answers how many were added.
 */
export async function addManyClosedDays(acting: Acting, many: Stretch[]) {
  ensureAdministers(acting)
  await lockCalendar()
  const { closed, worksOn } = await calendarSettings()
  const open = many.filter((stretch) => !closedAlready({ closed, worksOn }, stretch))
  if (!open.length) return 0
  const added = await db()
    .insert(closedDays)
    .values(open)
    .onConflictDoNothing()
    .returning({ id: closedDays.id })
  await rollForward(acting)
  return added.length
}

/**
 * Corrects closed days, as `addClosedDays` adds them; missing when the school has none of this id.
 */
export async function changeClosedDays(acting: Acting, id: string, closed: Stretch) {
  ensureAdministers(acting)
  const [changed] = await keepingClosedRules(async () =>
    db()
      .update(closedDays)
      .set(closed)
      .where(eq(closedDays.id, id))
      .returning({ id: closedDays.id }),
  )
  foundInCalendar(changed)
  await rollForward(acting)
}

/**
 * Removes closed days: the school is open then. What rolled forward because of them stays where it
 * is.
 */
export async function removeClosedDays(acting: Acting, id: string) {
  ensureAdministers(acting)
  const [removed] = await db()
    .delete(closedDays)
    .where(eq(closedDays.id, id))
    .returning({ id: closedDays.id })
  foundInCalendar(removed)
}

export const closedTwice = {
  closed_days_once: 'These days are in the calendar by this name already.',
}
export function keepingClosedRules<T>(work: () => Promise<T>) {
  return withRules(closedTwice, beside('name'), work)
}
