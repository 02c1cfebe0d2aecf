import { and, eq, isNull } from 'drizzle-orm'
import { handOvers } from '../../db/schema'
import { db, written } from '../../db/school'
import type { Acting } from './access'
import { addDays } from './calendars'
import { followOn } from './lead-changes'
import { cancel, endAt, makeRoom, midnightOf, overlapping, plannedIn, put } from './spans'
import type { Span } from './spans'
import type { Standing } from './standing'

type Turn = { id: string; memberId: string; seat: number; initiativeId: string; to: string | null }

/** Two turns to come change their holders; each of the two follows where the other now leads, if they were there. */
export async function swapTurns(acting: Acting, at: Standing, { turn, other, there }: { turn: Turn; other: Turn; there: Standing }) {
  const [mine, theirs] = [await spanOf(turn.id), await spanOf(other.id)]
  await cancel([turn.id, other.id])
  await lead(acting, at, { ...mine, memberId: other.memberId, seat: turn.seat, reason: 'Swapped' })
  await lead(acting, there, { ...theirs, memberId: turn.memberId, seat: other.seat, reason: 'Swapped' })
  await followWhereFree(acting, at, { memberId: turn.memberId, ...mine })
  await followWhereFree(acting, there, { memberId: other.memberId, ...theirs })
}

/** Someone leads in another's place from one local day to another, both included; the turn goes on after it as it was. */
export async function standInFor(acting: Acting, at: Standing, { turn, startsOn, endsOn }: { turn: Turn; startsOn: string; endsOn: string }) {
  const from = startsOn <= acting.school.today ? at.moment : await midnightOf(acting, startsOn)
  const until = await midnightOf(acting, addDays(endsOn, 1))
  await makeRoom(acting, at, { memberId: turn.memberId, from, until })
  await carryHandOver(at, turn, until)
  return lead(acting, at, { from, until, memberId: acting.memberId, seat: turn.seat, reason: 'Stands in' })
}

/**
 * A turn lasts longer, to the end of a local day; who is planned after it begins that much later, and follows until then. `wantedOn` is the
 * local day on which they would have begun, had the school been open.
 */
export async function extendTurn(acting: Acting, at: Standing, { turn, endsOn, wantedOn = null }: { turn: Pick<Turn, 'id' | 'memberId' | 'seat'>; endsOn: string; wantedOn?: string | null }) {
  const [{ until: from }, until] = [await spanOf(turn.id), await midnightOf(acting, addDays(endsOn, 1))]
  if (!from) return
  const next = await plannedIn(at, { seat: turn.seat, from })
  const isTouched = next && (await isBefore(next.beganAt, until))
  if (isTouched) await cancel([next.id])
  await endAt(acting, at, { turnId: turn.id, memberId: turn.memberId, until })
  if (!isTouched || (next.endedAt && !(await isBefore(until, next.endedAt)))) return
  await put(acting, at, { ...next, from: until, until: next.endedAt, wantedOn })
  await followWhereFree(acting, at, { memberId: next.memberId, from: next.beganAt, until })
}

// What is being handed over goes on after the days that someone stood in for.
async function carryHandOver(at: Standing, turn: Turn, until: string) {
  const rest = (await overlapping(at, { memberId: turn.memberId, from: until, until: null })).find(({ role, seat }) => role === 'lead' && seat === turn.seat)
  if (rest) await db().update(handOvers).set({ turnId: rest.id }).where(and(eq(handOvers.turnId, turn.id), isNull(handOvers.answer)))
}

async function lead(acting: Acting, at: Standing, { memberId, seat, from, until, reason }: Span & { memberId: string; seat: number; reason: string }) {
  await makeRoom(acting, at, { memberId, from, until })
  return put(acting, at, { memberId, role: 'lead', seat, from, until, cameAbout: 'asked', reason })
}

// Only who has been of this initiative goes on following it, and only while they hold nothing else there.
async function followWhereFree(acting: Acting, at: Standing, { memberId, from, until }: Span & { memberId: string }) {
  const [been] = await written()`select from turns where initiative_id = ${at.id} and member_id = ${memberId} and not isempty(during) limit 1`
  if (!been) return
  const [next] = await overlapping(at, { memberId, from, until })
  await followOn(acting, at, { memberId, from, until: next?.beganAt ?? until, reason: 'Follows while another leads' })
}

async function spanOf(turnId: string): Promise<Span> {
  const [span] = await written()<Span[]>`select began_at::text as from, ended_at::text as until from turns where id = ${turnId}`
  return span ?? { from: '', until: null }
}

async function isBefore(one: string, other: string) {
  const [row] = await written()<{ before: boolean }[]>`select ${one}::text::timestamptz < ${other}::text::timestamptz as before`
  return row?.before ?? false
}
