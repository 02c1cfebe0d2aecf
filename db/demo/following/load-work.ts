import { actions as actionTable, barriers as barrierTable } from '../../schema'
import { db } from '../../school'
import { actions } from './actions'
import { barriers } from './barriers'
import type { DemoSchool } from '../demo-school'
import type { Row } from './line'
import { isPast, line } from './line'

export async function loadActions(loaded: DemoSchool): Promise<Row[]> {
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

export async function loadBarriers(loaded: DemoSchool): Promise<Row[]> {
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
