import { and, eq } from 'drizzle-orm'
import { turns } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Acting } from '../acting'
import { addDays } from '../../vocabulary/days'
import { beforeTheLead } from '../../vocabulary/ending-reasons'
import { conflict, found } from '../refusal'
import { isAwayAt } from '../members/leaves'
import { leadEndsOn } from '../rotations/plans'
import {
  cancel,
  endAt,
  followFrom,
  lasts,
  makeRoom,
  midnightOf,
  overlapping,
  plannedIn,
  put,
} from './intervals'
import { hasOffered, settle } from './offer-closure'
import type { Kept, Span } from './intervals'
import type { InitiativeState } from '../initiatives/state'
import { begin, end } from './begin-and-end'
import { endOfYear, weeksInAYear } from './year-ends'
import { successorIn, findPlace, isTaken } from './planned-successor'

type Given = {
  turnId: string
  reflection: string
  reflectionShared: boolean
  weeksShadowed: number
  weeksBeside: number
}
type Changed = {
  incomingTurnId: string
  outgoingId: string
  /** The last local day up to which the outgoing lead was to lead otherwise, if there is one. */
  ledUntil?: string | null
  /** Whose planned lead came to nothing by it. */
  replacedId?: string | undefined
}

/**
 * The change of a lead at this moment: out, in, and the one who was out follows. One instant ends
 * and begins all of it.
 */
export async function changeNow(
  acting: Acting,
  at: InitiativeState,
  { turnId, reflection, reflectionShared, weeksBeside }: Given,
): Promise<Changed> {
  const outgoing = await leadTurn(turnId)
  const isRunning = at.held.some((turn) => turn.turnId === turnId)
  if (!isRunning && !at.freeSeats.includes(outgoing.seat))
    conflict('That lead has ended in the meantime, and someone leads in its place.')
  if (isRunning)
    await end(at, outgoing.memberId, { endReason: 'Handed over', reflection, reflectionShared })
  else if (reflection)
    await db()
      .update(turns)
      .set({ reflection, reflectionShared })
      .where(and(eq(turns.id, turnId), eq(turns.reflection, '')))
  await end(at, acting.memberId, { endReason: 'Took the lead' })
  const incomingTurnId = await begin(acting, at, {
    memberId: acting.memberId,
    role: 'lead',
    seat: outgoing.seat,
    cameAbout: (await hasOffered(at, acting.memberId)) ? 'offered' : 'asked',
    orUntil: await endOfYear(acting, at, acting.school.today),
  })
  if (isRunning)
    await stayBeside(acting, at, {
      memberId: outgoing.memberId,
      weeks: weeksBeside,
      from: at.moment,
    })
  return { incomingTurnId, outgoingId: outgoing.memberId }
}

/**
 * The change of a lead at the beginning of a local day to come: the outgoing turn ends then, or
 * goes on until then, and the incoming one is planned from then on, until the seat's next planned
 * turn, the day that the plan says, or the end of the school year; one that was planned for the
 * same person is moved, and came about as it did. Before it the incoming lead may shadow; after it
 * the outgoing one may stay beside, and follows.
 */
export async function changeOn(
  acting: Acting,
  at: InitiativeState,
  {
    turnId,
    dueOn,
    reflection,
    reflectionShared,
    weeksShadowed,
    weeksBeside,
  }: Given & { dueOn: string },
): Promise<Changed> {
  const outgoing = await leadTurn(turnId)
  const from = await midnightOf(acting, dueOn)
  const successor = await successorIn(at, { seat: outgoing.seat, from })
  if (await isTaken(at, { seat: outgoing.seat, from, except: [turnId, successor?.id ?? turnId] }))
    conflict('That lead has ended in the meantime, and someone leads in its place.')
  if (successor) await cancel([successor.id])
  const isReplaced =
    successor && successor.memberId !== acting.memberId && (await findPlace(acting, at, successor))
  if (at.held.some((turn) => turn.turnId === turnId)) {
    await endAt(acting, at, { turnId, memberId: outgoing.memberId, until: from })
    await db()
      .update(turns)
      .set({ endReason: 'Handed over', reflection, reflectionShared })
      .where(eq(turns.id, turnId))
  }
  const until =
    successor && (await lasts(successor, from))
      ? (successor.endedAt ?? (await endOfYear(acting, at, dueOn)))
      : await endOf(acting, at, { seat: outgoing.seat, from, dueOn })
  await shadowBefore(acting, at, { weeks: weeksShadowed, from, dueOn })
  const own = await ownOf(acting, at, { successor, from, until })
  const isOffered = await hasOffered(at, acting.memberId)
  const { cameAbout = isOffered ? 'offered' : 'asked', reason = '' } = own ?? {}
  await makeRoom(acting, at, { memberId: acting.memberId, from, until })
  const incomingTurnId = await put(acting, at, {
    memberId: acting.memberId,
    role: 'lead',
    seat: outgoing.seat,
    from,
    until,
    cameAbout,
    reason: own?.standsInFor ? '' : reason,
  })
  await settle(acting, at, { memberId: acting.memberId, turnId: incomingTurnId })
  if (own) await followFrom(acting, at, { memberId: acting.memberId, from: own.beganAt })
  await followUntil(acting, at, from)
  await stayBeside(acting, at, { memberId: outgoing.memberId, weeks: weeksBeside, from })
  return {
    incomingTurnId,
    outgoingId: outgoing.memberId,
    ledUntil: outgoing.to,
    replacedId: isReplaced ? successor.memberId : undefined,
  }
}

// Anyone of the roster who takes over later than what they hold there ends follows until then.
async function followUntil(acting: Acting, at: InitiativeState, from: string) {
  const [held] = await sql()<{ ends: string | null }[]>`
    select max(ended_at)::text as ends from turns_by_day
    where initiative_id = ${at.id} and member_id = ${acting.memberId}
      and ended_at > ${at.moment}::text::timestamptz and ended_at < ${from}::text::timestamptz`
  if (held?.ends)
    await followFrom(acting, at, { memberId: acting.memberId, from: held.ends, reason: '' })
}

// What was planned for the one who accepts is moved to this day, whichever seat it was in.
async function ownOf(
  { memberId }: Acting,
  at: InitiativeState,
  { successor, from, until }: Span & { successor: Kept | undefined },
) {
  if (successor?.memberId === memberId) return successor
  return (await overlapping(at, { memberId, from, until })).find(({ role }) => role === 'lead')
}

async function shadowBefore(
  acting: Acting,
  at: InitiativeState,
  { weeks, from, dueOn }: { weeks: number; from: string; dueOn: string },
) {
  if (!weeks) return
  const first = addDays(dueOn, -7 * weeks)
  const begins = first <= acting.school.today ? at.moment : await midnightOf(acting, first)
  await makeRoom(acting, at, { memberId: acting.memberId, from: begins, until: from })
  await put(acting, at, {
    memberId: acting.memberId,
    role: 'shadow',
    from: begins,
    until: from,
    cameAbout: 'asked',
    reason: beforeTheLead,
  })
}

// Who led stays, unless they are away then: beside the next lead for some weeks of the school year
// if they said so, following from then on, up to what they have planned there.
async function stayBeside(
  acting: Acting,
  at: InitiativeState,
  { memberId, weeks, from }: { memberId: string; weeks: number; from: string },
) {
  if (await isAwayAt(memberId, from)) return
  if (!weeks) return followFrom(acting, at, { memberId, from, reason: handedOver })
  const ends = await weeksInAYear(acting, { from, weeks })
  await makeRoom(acting, at, { memberId, from, until: ends })
  await put(acting, at, {
    memberId,
    role: 'shadow',
    from,
    until: ends,
    cameAbout: 'offered',
    reason: 'With the next lead',
  })
  await followFrom(acting, at, { memberId, from: ends, reason: handedOver })
}

const handedOver = 'Handed over the lead'

async function endOf(
  acting: Acting,
  at: InitiativeState,
  { seat, from, dueOn }: { seat: number; from: string; dueOn: string },
) {
  const next = await plannedIn(at, { seat, from })
  return (
    next?.beganAt ?? (await endsByPlan(acting, at, dueOn)) ?? (await endOfYear(acting, at, dueOn))
  )
}

async function endsByPlan(acting: Acting, at: InitiativeState, since: string) {
  const day = await leadEndsOn(acting, at.id, { leads: [acting.memberId], since, after: since })
  return day ? midnightOf(acting, day) : null
}

async function leadTurn(turnId: string) {
  const [turn] = await sql()<{ memberId: string; seat: number | null; to: string | null }[]>`
    select member_id as "memberId", seat, last_local_day(ended_at) as to
    from turns
    where id = ${turnId}`
  const { seat, ...outgoing } = found(turn)
  return { ...outgoing, seat: seat ?? conflict('Only a lead is handed over.') }
}
