import { and, eq, isNull } from 'drizzle-orm'
import { handOvers, turns } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { CameAbout } from '../../vocabulary'
import type { Acting } from '../acting'
import { addDays } from '../../vocabulary/days'
import { found } from '../refusal'
import {
  cancel,
  endAt,
  followFrom,
  makeRoom,
  midnightOf,
  overlapping,
  plannedIn,
  put,
  putBack,
} from './intervals'
import type { Span } from './intervals'
import type { InitiativeState } from '../initiatives/state'

type Came = { cameAbout: CameAbout }
type Turn = {
  id: string
  memberId: string
  seat: number
  initiativeId: string
  to: string | null
  standsInFor: string | null
}

/**
 * Two turns to come change their holders; each of the two follows where the other now leads, if
 * they were there. One that stays on its initiative came about as it did.
 */
export async function swapTurns(
  acting: Acting,
  at: InitiativeState,
  { turn, other, there }: { turn: Turn; other: Turn; there: InitiativeState },
) {
  const [mine, theirs] = [await spanOf(turn.id), await spanOf(other.id)]
  await cancel([turn.id, other.id])
  const isHere = there.id === at.id
  const asIt = ({ cameAbout }: Came): CameAbout => (isHere ? cameAbout : 'asked')
  await lead(acting, at, {
    from: mine.from,
    until: mine.until,
    memberId: other.memberId,
    seat: turn.seat,
    cameAbout: asIt(theirs),
    reason: 'Swapped',
    standsInFor: turn.standsInFor,
  })
  await lead(acting, there, {
    from: theirs.from,
    until: theirs.until,
    memberId: turn.memberId,
    seat: other.seat,
    cameAbout: asIt(mine),
    reason: 'Swapped',
    standsInFor: other.standsInFor,
  })
  await followFrom(acting, at, { memberId: turn.memberId, from: mine.from })
  await followFrom(acting, there, { memberId: other.memberId, from: theirs.from })
}

/**
 * Someone leads in another's place from one local day to another, both included; the other follows
 * meanwhile, and the turn goes on after it as it was. Afterwards who stood in holds there what they
 * held before, if anything.
 */
export async function standInFor(
  acting: Acting,
  at: InitiativeState,
  { turn, startsOn, endsOn }: { turn: Turn; startsOn: string; endsOn: string },
) {
  const from = startsOn <= acting.school.today ? at.moment : await midnightOf(acting, startsOn)
  const until = await midnightOf(acting, addDays(endsOn, 1))
  await makeRoom(acting, at, { memberId: turn.memberId, from, until })
  await carryHandOver(at, turn, until)
  const turnId = await lead(acting, at, {
    from,
    until,
    memberId: acting.memberId,
    seat: turn.seat,
    cameAbout: 'asked',
    reason: 'Stands in',
    standsInFor: turn.standsInFor ?? turn.memberId,
  })
  await followFrom(acting, at, { memberId: turn.memberId, from })
  return turnId
}

/**
 * A turn lasts longer, to the end of a local day; who is planned after it begins that much later,
 * and follows until then. `wantedOn` is the local day on which they would have begun, had the
 * school been open.
 */
export async function extendTurn(
  acting: Acting,
  at: InitiativeState,
  {
    turn,
    endsOn,
    wantedOn = null,
  }: { turn: Pick<Turn, 'id' | 'memberId' | 'seat'>; endsOn: string; wantedOn?: string | null },
) {
  const [{ until: from }, until] = [
    await spanOf(turn.id),
    await midnightOf(acting, addDays(endsOn, 1)),
  ]
  if (!from) return
  const next = await plannedIn(at, { seat: turn.seat, from })
  const isTouched = next && (await isBefore(next.beganAt, until))
  if (isTouched) await cancel([next.id])
  await endAt(acting, at, { turnId: turn.id, memberId: turn.memberId, until })
  if (!isTouched) return
  if (!next.endedAt || (await isBefore(until, next.endedAt)))
    await putBack(acting, at, { ...next, from: until, until: next.endedAt, wantedOn })
  await followFrom(acting, at, { memberId: next.memberId, from: next.beganAt })
}

// What is being handed over goes on after the days that someone stood in for.
async function carryHandOver(at: InitiativeState, turn: Turn, until: string) {
  const rest = (await overlapping(at, { memberId: turn.memberId, from: until, until: null })).find(
    ({ role, seat }) => role === 'lead' && seat === turn.seat,
  )
  if (rest)
    await db()
      .update(handOvers)
      .set({ turnId: rest.id })
      .where(and(eq(handOvers.turnId, turn.id), isNull(handOvers.answer)))
}

type Led = Span &
  Came & { memberId: string; seat: number; reason: string; standsInFor: string | null }

async function lead(acting: Acting, at: InitiativeState, turn: Led) {
  await makeRoom(acting, at, turn)
  // Who takes back days that another was to lead for them leads as themselves.
  const standsInFor = turn.standsInFor === turn.memberId ? null : turn.standsInFor
  return (standsInFor ? putBack : put)(acting, at, { ...turn, standsInFor, role: 'lead' })
}

async function spanOf(turnId: string): Promise<Span & Came> {
  const [span] = await db()
    .select({ from: turns.beganAt, until: turns.endedAt, cameAbout: turns.cameAbout })
    .from(turns)
    .where(eq(turns.id, turnId))
  return found(span)
}

async function isBefore(one: string, other: string) {
  const [row] = await sql()<
    { before: boolean }[]
  >`select ${one}::text::timestamptz < ${other}::text::timestamptz as before`
  return row?.before ?? false
}
