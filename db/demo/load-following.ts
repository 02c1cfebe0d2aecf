import { and, eq } from 'drizzle-orm'
import { contributions, turns } from '../schema'
import { db } from '../school'
import { reflections } from './following/reflections'
import type { DemoSchool } from './demo-school'
import { loadResets, loadStances } from './following/load-answers'
import { loadActions, loadBarriers } from './following/load-work'

/**
 * Answers to updates, changes of direction, actions, barriers and reflections, as far as the year
 * has come, each with its line in the ledger.
 */
export async function loadFollowing(loaded: DemoSchool) {
  const lines = [
    ...(await loadStances(loaded)),
    ...(await loadResets(loaded)),
    ...(await loadActions(loaded)),
    ...(await loadBarriers(loaded)),
  ]
  await db()
    .insert(contributions)
    .values(lines.filter(({ happenedOn }) => happenedOn <= loaded.calendar.today))
  await loadReflections(loaded)
}

async function loadReflections({ calendar, memberIds, initiativeIds }: DemoSchool) {
  for (const { initiative, who, role = 'lead', until, shared, text } of calendar.retold(
    reflections,
  )) {
    const turn = and(
      eq(turns.initiativeId, initiativeIds[initiative] ?? ''),
      eq(turns.memberId, memberIds[who] ?? ''),
      eq(turns.role, role),
      eq(turns.endedAt, calendar.after(until)),
      eq(turns.reflection, ''),
    )
    await db().update(turns).set({ reflection: text, reflectionShared: shared }).where(turn)
  }
}
