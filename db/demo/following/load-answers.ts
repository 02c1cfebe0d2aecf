import { and, eq } from 'drizzle-orm'
import { resets as resetTable, stances as stanceTable, updates as updateTable } from '../../schema'
import { db } from '../../school'
import { resets } from './changes-of-direction'
import { stances } from './stances'
import type { DemoSchool } from '../demo-school'
import { stanceWords } from '../../../app/vocabulary'
import type { Row } from './line'
import { isPast, line } from './line'

export async function loadStances(loaded: DemoSchool): Promise<Row[]> {
  const { calendar, memberIds, initiativeIds } = loaded
  const taken = calendar.retold(stances).filter(({ on }) => isPast(loaded, on))
  const rows = await Promise.all(
    taken.map(async ({ initiative, to: [by, day], who, on, stance, reason }) => {
      const [update] = await db()
        .select({ id: updateTable.id })
        .from(updateTable)
        .where(
          and(
            eq(updateTable.initiativeId, initiativeIds[initiative] ?? ''),
            eq(updateTable.writtenBy, memberIds[by] ?? ''),
            eq(updateTable.writtenAt, calendar.at(day, '15:40')),
          ),
        )
      return {
        updateId: update?.id ?? '',
        memberId: memberIds[who] ?? '',
        stance,
        reason,
        takenAt: calendar.at(on, '16:10'),
      }
    }),
  )
  await db().insert(stanceTable).values(rows)
  const opens = (initiative: string, who: string, on: string) =>
    resets.some(
      (reset) => reset.initiative === initiative && reset.opener === who && reset.on === on,
    )
  return taken
    .filter(({ initiative, who, on }) => !opens(initiative, who, on))
    .map(({ initiative, who, on, stance }) =>
      line(loaded, {
        initiative,
        who,
        on,
        kind: 'took a stance',
        text: `Answered an update: ${stanceWords[stance]}`,
      }),
    )
}

export async function loadResets(loaded: DemoSchool): Promise<Row[]> {
  const { calendar, memberIds, initiativeIds } = loaded
  const called = loaded.calendar.retold(resets).filter(({ on }) => isPast(loaded, on))
  await db()
    .insert(resetTable)
    .values(
      called.map(({ initiative, opener, on, settled, oldWay, evidence, newWay, dropped = '' }) => {
        const end =
          settled && isPast(loaded, settled.on)
            ? {
                outcome: settled.outcome,
                settledBy: memberIds[settled.by] ?? '',
                settledAt: calendar.at(settled.on, '16:20'),
              }
            : {}
        return {
          initiativeId: initiativeIds[initiative] ?? '',
          openedBy: memberIds[opener] ?? '',
          openedAt: calendar.at(on, '16:10'),
          oldWay,
          evidence,
          newWay,
          dropped,
          ...end,
        }
      }),
    )
  return called.flatMap(({ initiative, opener, on, settled }) => [
    line(loaded, {
      initiative,
      who: opener,
      on,
      kind: 'reset',
      text: 'Called for a change of direction',
    }),
    ...(settled
      ? [
          line(loaded, {
            initiative,
            who: settled.by,
            on: settled.on,
            kind: 'reset',
            text: `Settled the change of direction: ${settled.outcome}`,
          }),
        ]
      : []),
  ])
}
