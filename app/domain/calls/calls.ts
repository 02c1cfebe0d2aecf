import { and, eq, inArray, isNull } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import { asks, calls } from '../../../db/schema'
import { db } from '../../../db/school'
import type { NewCall } from '../../forms/calls'
import { callNouns } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'
import { openDayFrom } from '../calendar/open-days'
import { schoolCalendar, yearOverFrom } from '../calendar/calendar'
import type { OpenDay } from '../calendar/open-days'
import { ensureCanTakePart } from '../members/eligibility'
import { conflict, ensure, found } from '../refusal'
import { dayInWords } from '../../vocabulary/dates'
import { lockedInitiative } from '../initiatives/state'
import type { InitiativeState } from '../initiatives/state'
import { thankTheOthers } from './thanks'
import { told } from '../ledger'
import { sentence } from '../../vocabulary/sentences'

export type Call = typeof calls.$inferSelect

/**
 * Opens a call for a role, to all or to some by name, each of whom is asked: a fact that stays.
 * Days are local days of the school; one to come that the school is closed on rolls forward, and
 * the call says so. For leads, the sponsor and administrators (else forbidden); one open call a
 * role, no day that has passed and no beginning after the school year (conflict); people of
 * elsewhere are missing.
 */
export async function openCall(acting: Acting, number: number, { asked, ...said }: NewCall) {
  const at = await lockedInitiative(number)
  ensure(may.openCall(acting, at), 'A call is opened by a lead, the sponsor or an administrator.')
  if (at.stage === 'stopped') conflict('This initiative has stopped; its history stays as it is.')
  const days = await openDays(said, acting.school.today)
  const named = said.audience === 'some' ? await ensureCanTakePart(asked) : []
  const values = {
    ...said,
    ...days,
    initiativeId: at.id,
    openedBy: acting.memberId,
    openedAt: at.moment,
  }
  const [call] = await withRules(
    rules,
    (sentence) => conflict(sentence, 'role'),
    async () => db().insert(calls).values(values).returning(),
  )
  await askByCall(at, { call: found(call), named })
  await told(acting, at, {
    kind: 'called',
    text: `Called for ${callNouns[said.role]} of ${at.title}`,
  })
}

/**
 * Closes a call with a line; the offers to it are answered with thanks, and who was asked and did
 * not answer is asked no more. For the one who opened it, leads, the sponsor and administrators
 * (else forbidden). Closed already is a conflict.
 */
export async function closeCall(
  acting: Acting,
  number: number,
  { call: id, closing, thanks }: { call: string; closing: string; thanks: string },
) {
  const at = await lockedInitiative(number)
  const call = await openCallAt(at, id)
  ensure(
    may.closeCall(acting, call, at),
    'A call is closed by who opened it, a lead, the sponsor or an administrator.',
  )
  await endCall(acting, at, { call, closing, thanks })
  await told(acting, at, {
    kind: 'called',
    text: `Closed the call for ${callNouns[call.role]} of ${at.title}: ${closing}`,
  })
}

/**
 * The end of a call, by a choice or with a line: closed once, everyone else thanked, nobody left
 * waiting. Call it under the lock.
 */
export async function endCall(
  acting: Acting,
  at: InitiativeState,
  {
    call,
    closing,
    thanks,
    handOverId,
  }: { call: Pick<Call, 'id'>; closing: string; thanks: string; handOverId?: string },
) {
  await db()
    .update(calls)
    .set({ closedAt: at.moment, closedBy: acting.memberId, closing, handOverId })
    .where(eq(calls.id, call.id))
  await thankTheOthers(acting, at, { callId: call.id, thanks, handOverId })
  await db()
    .update(asks)
    .set({ answer: 'withdrawn', answerReason: 'The call is closed', answeredAt: at.moment })
    .where(and(eq(asks.callId, call.id), isNull(asks.answer)))
}

/**
 * The open call of this id at this initiative; missing when there is none, a conflict when it is
 * closed.
 */
export async function openCallAt(at: InitiativeState, id: string) {
  const call = await callAt(at, id)
  if (call.closedAt) conflict('This call is closed already.')
  return call
}

/** The call of this id at this initiative, open or closed; missing when there is none. */
export async function callAt(at: Pick<InitiativeState, 'id'>, id: string): Promise<Call> {
  const [call] = await db()
    .select()
    .from(calls)
    .where(and(eq(calls.id, id), eq(calls.initiativeId, at.id)))
  return found(call)
}

const rules = {
  calls_one_open_per_role:
    'There is an open call for this role already. Close that one first, or wait for its offers.',
}

async function openDays(
  { startsOn, endsOn, closesOn }: Pick<NewCall, 'startsOn' | 'endsOn' | 'closesOn'>,
  today: string,
) {
  if (startsOn < today || (closesOn && closesOn < today))
    conflict('A call looks ahead. Please choose today or a day to come.')
  const calendar = await schoolCalendar()
  const starts = startsOn === today ? { on: today } : openDayFrom(calendar, startsOn)
  const year = yearOverFrom(calendar, starts.on)
  if (year && starts.on !== today)
    conflict(
      `The school year ends on ${dayInWords(year.endsOn)}. Please choose a day in it.`,
      'startsOn',
    )
  const closes = closesOn ? openDayFrom(calendar, closesOn) : undefined
  if (endsOn && endsOn < starts.on)
    conflict(
      `The school is closed until ${dayInWords(starts.on)}, so it would end before it begins. Please choose later days.`,
    )
  const rolled = [said('It begins', starts), closes && said('Offers are welcome until', closes)]
    .filter(Boolean)
    .join(' ')
  return { startsOn: starts.on, closesOn: closes?.on, rolled }
}

function said(what: string, { on, insteadOf, because }: OpenDay) {
  return insteadOf
    ? sentence`${what} ${dayInWords(on)}, not ${dayInWords(insteadOf)}: ${because ?? ''}.`
    : ''
}

// Who was asked face to face for the same role is now asked by the call; the first asking stays a
// fact.
async function askByCall(at: InitiativeState, { call, named }: { call: Call; named: string[] }) {
  if (!named.length) return
  const again = and(
    eq(asks.initiativeId, at.id),
    eq(asks.role, call.role),
    inArray(asks.memberId, named),
    isNull(asks.answer),
  )
  await db()
    .update(asks)
    .set({ answer: 'withdrawn', answerReason: 'Asked again by a call', answeredAt: at.moment })
    .where(again)
  const row = {
    initiativeId: at.id,
    callId: call.id,
    role: call.role,
    askedBy: call.openedBy,
    askedAt: at.moment,
  }
  await db()
    .insert(asks)
    .values(named.map((memberId) => ({ ...row, memberId })))
}
