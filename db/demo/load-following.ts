import { and, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import {
  actions as actionTable,
  barriers as barrierTable,
  contributions,
  resets as resetTable,
  stances as stanceTable,
  turns,
  updates as updateTable,
} from '../schema'
import { db } from '../school'
import { actions, barriers, reflections, resets, stances } from './following'
import type { Loaded } from './decisions/step'
import { stanceWords } from '../../app/vocabulary'

type Row = typeof contributions.$inferInsert

/**
 * Answers to updates, changes of direction, actions, barriers and reflections, as far as the year
 * has come, each with its line in the ledger.
 */
export async function loadFollowing(loaded: Loaded) {
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

const isPast = ({ calendar }: Loaded, on: string) => calendar.day(on) <= calendar.today

async function loadStances(loaded: Loaded): Promise<Row[]> {
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

async function loadResets(loaded: Loaded): Promise<Row[]> {
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

async function loadActions(loaded: Loaded): Promise<Row[]> {
  const { calendar, memberIds, initiativeIds } = loaded
  const added = loaded.calendar.retold(actions).filter(({ on }) => isPast(loaded, on))
  await db()
    .insert(actionTable)
    .values(
      added.map(({ initiative, text, owner, by, on, due, done, dropped }) => {
        const ended = done ?? dropped
        const end =
          ended && isPast(loaded, ended)
            ? {
                outcome: done ? ('done' as const) : ('dropped' as const),
                endedBy: memberIds[owner],
                endedAt: calendar.at(ended, '15:30'),
              }
            : {}
        return {
          initiativeId: initiativeIds[initiative],
          text,
          ownerId: memberIds[owner] ?? '',
          dueOn: calendar.day(due),
          addedBy: memberIds[by] ?? '',
          addedAt: calendar.at(on, '16:15'),
          ...end,
        }
      }),
    )
  return added.flatMap(({ initiative, owner, text, done }) =>
    done
      ? [
          line(loaded, {
            initiative,
            who: owner,
            on: done,
            kind: 'finished an action',
            text: `Did: ${text}`,
          }),
        ]
      : [],
  )
}

async function loadBarriers(loaded: Loaded): Promise<Row[]> {
  const { calendar, memberIds, initiativeIds } = loaded
  const raised = loaded.calendar.retold(barriers).filter(({ on }) => isPast(loaded, on))
  await db()
    .insert(barrierTable)
    .values(
      raised.map(({ initiative, text, by, to, on, cleared }) => {
        const end =
          cleared && isPast(loaded, cleared.on)
            ? {
                resolution: cleared.line,
                resolvedBy: memberIds[cleared.by],
                resolvedAt: calendar.at(cleared.on, '11:00'),
              }
            : {}
        return {
          initiativeId: initiativeIds[initiative] ?? '',
          text,
          broughtTo: memberIds[to],
          raisedBy: memberIds[by] ?? '',
          raisedAt: calendar.at(on, '15:45'),
          ...end,
        }
      }),
    )
  return raised.flatMap(({ initiative, by, on, text, cleared }) => [
    line(loaded, {
      initiative,
      who: by,
      on,
      kind: 'raised a barrier',
      text: `Raised a barrier: ${text}`,
    }),
    ...(cleared
      ? [
          line(loaded, {
            initiative,
            who: cleared.by,
            on: cleared.on,
            kind: 'cleared a barrier',
            text: `Cleared a barrier: ${cleared.line}`,
          }),
        ]
      : []),
  ])
}

async function loadReflections({ calendar, memberIds, initiativeIds }: Loaded) {
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

type Line = { initiative: string; who: string; on: string; kind: Row['kind']; text: string }

function line(
  { calendar, memberIds, initiativeIds }: Loaded,
  { initiative, who, on, kind, text }: Line,
): Row {
  const memberId = memberIds[who] ?? ''
  return {
    id: uuidv7(),
    memberId,
    kind,
    text,
    happenedOn: calendar.day(on),
    source: 'act',
    recordedBy: memberId,
    recordedAt: calendar.at(on, '16:30'),
    initiativeId: initiativeIds[initiative],
  }
}
