import { eq, sql as expression } from 'drizzle-orm'
import { leaves, members } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import { addDays } from '../../vocabulary/days'
import { ensureMayGo, letGo, lockHoldings } from './departures'
import { holdingsOf } from './responsibilities'
import type { Absence } from './absence'
import type { HeldLead } from './responsibilities'
import { leavesBetween, lockedLeave, overlaps, recordLeave } from '../members/leaves'
import { handOnLead } from './lead-reassignment'
import { passOn, takeBack } from './reassignments'
import { forgetReturns } from '../turns/absent-holders'
import { comeBack } from './returns'
import { withdrawWaiting } from './withdrawals'
import { conflict, ensure, found } from '../refusal'

/**
 * Who takes over a lead, if anyone, with the three notes of a hand-over; who takes over anything
 * else, if anyone.
 */
export type LeadHandedOn = {
  turn: string
  to?: string | undefined
  first?: string | undefined
  why?: string
  stands: string
  next: string
  wish: string
}
export type ThingHandedOn = { id: string; kind: string; to?: string | undefined }
export type HandedOn = { leads: LeadHandedOn[]; things: ThingHandedOn[] }

const furthestBack = 60

/**
 * Records a leave and hands over everything the member holds in it, in one act: their turns end at
 * the first local midnight of the leave (now, if that is past), the one who is chosen is asked to
 * lead by a hand-over due that day, everything else passes on that day, and what nobody was chosen
 * for is left open. Of a leave with a last day they are back after it (`comeBack`). Why is never
 * asked. For the member and administrators (else forbidden); days out of order or overlapping
 * another leave are a conflict beside their field. Answers the leave's id.
 */
export async function goOnLeave(
  acting: Acting,
  memberId: string,
  { from, to, ...handed }: Absence & HandedOn,
) {
  ensure(
    may.recordLeave(acting, memberId),
    'A leave is recorded by the person themselves, or by an administrator.',
  )
  await lockHoldings(acting, memberId, namedIn(handed))
  await ensureLeave(acting, memberId, { from, to })
  const leaveId = await recordLeave(acting, { memberId, startsOn: from, endsOn: to })
  if (!to || to >= acting.school.today)
    await handOn(acting, { memberId, leaveId, absence: { from, to }, handed })
  if (to && to >= acting.school.today)
    await comeBack(acting, { memberId, leaveId, on: addDays(to, 1) })
  return leaveId
}

/**
 * Records a member's last day and hands over everything they hold after it, as a leave does. When
 * the last day is today they are let go at once; otherwise on the day after. Another last day
 * replaces the one before. Refuses (forbidden) others than themselves and administrators;
 * (conflict) a day that is past, and the last owner who stays.
 */
export async function leaveSchool(
  acting: Acting,
  memberId: string,
  { lastDay, ...handed }: { lastDay: string } & HandedOn,
) {
  const { actor, member } = await lockHoldings(acting, memberId, namedIn(handed))
  ensureMayGo(actor, member)
  ensureLastDay(acting, lastDay)
  if (member.lastDayOn) await forgetLastDay(acting, memberId)
  await db().update(members).set({ lastDayOn: lastDay }).where(eq(members.id, memberId))
  await handOn(acting, {
    memberId,
    leaveId: null,
    absence: { from: lastDay === acting.school.today ? lastDay : addDays(lastDay, 1), to: null },
    handed,
  })
  if (lastDay === acting.school.today) await letGo(acting, memberId)
}

/**
 * Takes back a coming last day: the member stays. What has not passed on yet stays theirs, and
 * their turns go on where nobody else was found.
 */
export async function stay(acting: Acting, memberId: string) {
  const { member } = await lockHoldings(acting, memberId)
  ensure(
    may.letGo(acting, { memberId, access: member.access }),
    'That is for the person themselves, or an administrator.',
  )
  if (!member.lastDayOn) conflict('There is no last day to take back.')
  await forgetLastDay(acting, memberId)
}

// First the day, then what hangs on it: a turn cannot go on past a last day that still stands.
async function forgetLastDay(acting: Acting, memberId: string) {
  await db().update(members).set({ lastDayOn: null }).where(eq(members.id, memberId))
  await takeBack(acting, { memberId, leaveId: null })
}

/**
 * Cancels a leave of this member: it did not take place. What has not passed on yet is given back
 * as `stay` does; what others have taken stays theirs. Refuses as `lockedLeave` does.
 */
export async function cancelLeave(acting: Acting, memberId: string, leaveId: string) {
  await lockHoldings(acting, memberId)
  const leave = await lockedLeave(acting, leaveId, memberId)
  await db()
    .update(leaves)
    .set({ cancelledAt: expression`skein_now()` })
    .where(eq(leaves.id, leave.id))
  await forgetReturns(leaveId, acting.school.today)
  await takeBack(acting, { memberId: leave.memberId, leaveId })
  await comeBack(acting, { memberId: leave.memberId, leaveId, on: acting.school.today })
}

function namedIn({ leads, things }: HandedOn) {
  return [...leads, ...things].flatMap(({ to }) => (to ? [to] : []))
}

type HandOn = { memberId: string; leaveId: string | null; absence: Absence; handed: HandedOn }

async function handOn(acting: Acting, { memberId, leaveId, absence, handed }: HandOn) {
  const { leads, things, endings } = await holdingsOf(memberId, absence)
  const going = { memberId, leaveId, passesOn: absence.from }
  await ensureHere(namedIn(handed))
  for (const lead of leads)
    await handOnLead(acting, {
      ...going,
      lead,
      answer: answerFor(lead, { memberId, leads: handed.leads }),
    })
  for (const { turnId } of endings)
    if (turnId) await passOn(acting, { ...going, kind: 'turn', id: turnId })
  for (const { kind, id, candidates } of things) {
    const chosen = handed.things.find((thing) => thing.id === id && thing.kind === kind)
    const to = chosen ? chosen.to : candidates.find((candidate) => candidate !== memberId)
    if (to === memberId) conflict('Please choose someone else: they will be away.')
    await passOn(acting, { ...going, kind, id, to })
  }
  await withdrawWaiting({ memberId, ...absence, isNow: absence.from <= acting.school.today })
}

async function ensureHere(ids: string[]) {
  const here = await sql()<
    { id: string }[]
  >`select id from members where id = any(${ids}::uuid[]) and left_on is null and access <> 'guest'`
  for (const id of ids)
    found(
      here.find((member) => member.id === id),
      'Someone chosen here is not of this school any more. Please look again.',
    )
}

function answerFor(
  { turnId }: HeldLead,
  { memberId, leads }: { memberId: string; leads: LeadHandedOn[] },
) {
  const answer = leads.find(({ turn }) => turn === turnId)
  if (answer?.to === memberId) conflict('Please choose someone else to lead: they will be away.')
  if (!answer?.to) return undefined
  const { to, first, why = '', stands, next, wish } = answer
  return { to, suggestedId: first, choiceReason: why, stands, next, wish }
}

/**
 * Refuses (conflict, beside the field) days of a leave that are out of order, too long ago, after a
 * last day, or in another leave.
 */
export async function ensureLeave({ school }: Acting, memberId: string, { from, to }: Absence) {
  if (to && to < from) conflict('The last day must not be before the first.', 'to')
  if (from < addDays(school.today, -furthestBack))
    conflict('That is long ago. A leave is recorded from two months back at most.', 'from')
  const [member] = await db()
    .select({ lastDayOn: members.lastDayOn })
    .from(members)
    .where(eq(members.id, memberId))
  if (member?.lastDayOn && from > member.lastDayOn)
    conflict('That is after the last day at the school.', 'from')
  if ((await leavesBetween(from, to ?? '9999-12-31')).some((leave) => leave.memberId === memberId))
    conflict(overlaps, 'from')
}

/** Refuses (conflict) a last day that is over. */
export function ensureLastDay({ school }: Acting, lastDay: string) {
  if (lastDay < school.today)
    conflict(
      'The last day is today or a day to come; what has happened is not rewritten.',
      'lastDay',
    )
}
