import { uuidv7 } from 'uuidv7'
import { contributions, updates as updateTable } from '../schema'
import { db } from '../school'
import { actContributions, loggedContributions } from './contributions'
import { loadDecisions } from './deciding'
import type { DemoSchool } from './demo-school'
import { initiatives } from './initiatives'
import { updates } from './updates'

export type TurnBegun = {
  id: string
  initiative: string
  who: string
  role: 'lead' | 'follow' | 'shadow'
  on: string
  returning: boolean
}

type Row = typeof contributions.$inferInsert

/** Decisions, updates and the ledger, as far as the year has come. */
export async function loadLog(loaded: DemoSchool, turnsBegun: TurnBegun[]) {
  const decided = (await loadDecisions(loaded)).map(({ decisionId, ...line }) => ({
    ...row(loaded, line),
    decisionId,
  }))
  const updated = await loadUpdates(loaded)
  const rows = [
    ...turnRows(loaded, turnsBegun),
    ...decided,
    ...updated,
    ...actRows(loaded),
    ...loggedRows(loaded),
  ]
  await db()
    .insert(contributions)
    .values(rows.filter(({ happenedOn }) => happenedOn <= loaded.calendar.today))
}

async function loadUpdates(loaded: DemoSchool): Promise<Row[]> {
  const { calendar, memberIds, initiativeIds } = loaded
  const written = calendar.retold(updates).filter(({ on }) => calendar.day(on) <= calendar.today)
  await db()
    .insert(updateTable)
    .values(
      written.map(({ initiative, by, on, health, body }) => ({
        initiativeId: initiativeIds[initiative] ?? '',
        writtenBy: memberIds[by] ?? '',
        writtenAt: calendar.at(on, '15:40'),
        health,
        body,
      })),
    )
  return written.map(({ initiative, by, on, health }) =>
    row(loaded, { who: by, on, kind: 'updated', text: `Wrote an update: ${health}`, initiative }),
  )
}

const verbs = {
  lead: ['led', 'Took the lead'],
  follow: ['followed', 'Joined as a follower'],
  shadow: ['shadowed', 'Began to shadow'],
} as const

// Who goes back to following after a lead has not joined again: that turn leaves no line of its
// own.
function turnRows(loaded: DemoSchool, begun: TurnBegun[]): Row[] {
  return begun
    .filter(({ returning }) => !returning)
    .map(({ id, initiative, who, role, on }) => {
      const [kind, text] = verbs[role]
      return { ...row(loaded, { who, on, kind, text, initiative }), turnId: id }
    })
}

function actRows(loaded: DemoSchool): Row[] {
  const started = initiatives.map(({ key, sponsor, title, leads }) =>
    row(loaded, {
      who: sponsor,
      on: leads[0]?.from ?? '2025-08-11',
      kind: 'started',
      text: `Started ${title}`,
      initiative: key,
    }),
  )
  return [...started, ...loaded.calendar.retold(actContributions).map((line) => row(loaded, line))]
}

function loggedRows(loaded: DemoSchool): Row[] {
  const ids = Object.fromEntries(
    loggedContributions.flatMap(({ key }) => (key ? [[key, uuidv7()]] : [])),
  )
  return loaded.calendar
    .retold(loggedContributions)
    .map(({ key, corrects, thanksBy, declined, ...line }) => ({
      ...row(loaded, { ...line, by: thanksBy }),
      id: key ? ids[key] : uuidv7(),
      correctsId: corrects && ids[corrects],
      source: thanksBy ? 'thanks' : 'logged',
      declinedAt: declined ? loaded.calendar.at(line.on, '18:00') : null,
    }))
}

type Line = {
  who: string
  on: string
  kind: Row['kind']
  text: string
  initiative?: string | undefined
  by?: string | undefined
}

function row(
  { calendar, memberIds, initiativeIds }: DemoSchool,
  { who, on, kind, text, initiative, by = who }: Line,
): Row {
  return {
    memberId: memberIds[who] ?? '',
    kind,
    text,
    happenedOn: calendar.day(on),
    source: 'act',
    recordedBy: memberIds[by] ?? '',
    recordedAt: calendar.at(on, '16:30'),
    initiativeId: initiative && initiativeIds[initiative],
  }
}
