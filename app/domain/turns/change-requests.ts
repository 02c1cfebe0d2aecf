import { and, eq, isNull } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import { members, turnChanges } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { TurnChange } from '../../vocabulary'
import { dayInWords } from '../../vocabulary/dates'
import { may } from '../acting'
import type { Acting } from '../acting'
import { chosenLastDay, lastDayUntilNext } from '../calendar/open-days'
import { schoolCalendar } from '../calendar/calendar'
import { ensureMayAsk, plannedUpTo, whyNotExtended } from './extension-rules'
import { conflict, ensure, found } from '../refusal'
import { ensureNobodyFollowsThemselves } from './swap-rules'
import { lockedToTakePart } from '../initiatives/state'
import type { InitiativeState } from '../initiatives/state'
import { effects } from './agreed-changes'
import type { LeadTurn } from './lead-turn'
import { overtaken, leadTurn } from './lead-turn'
import { whatCameAfter, whatWaits } from './outdated-changes'

export type ChangeAsked = { turnId: string; reason?: string } & (
  | { kind: 'swap'; otherTurnId: string }
  | { kind: 'stand in'; withMemberId: string; startsOn: string; endsOn: string }
  | { kind: 'extend'; withMemberId: string; endsOn: string }
)

/**
 * Asks someone to agree to a change of a lead turn: to swap two turns that have not begun, to stand
 * in for some days, or to extend the turn once (which the next lead agrees to, or else a follower).
 * Nothing changes until they agree. Days are local days of the school, both included; an extension
 * after which the next would begin on a day that the school is closed lasts until the next open
 * one, and the question says so. For the one who holds the turn, the sponsor and administrators
 * (else forbidden); a turn that is over, a day that is over, a turn that was extended before or
 * goes on after someone stands in, or a swap that makes someone take over from themselves is a
 * conflict; turns and people of elsewhere are missing.
 */
export async function askForChange(acting: Acting, number: number, asked: ChangeAsked) {
  const at = await lockedToTakePart(acting, number)
  const turn = await leadTurn(asked.turnId)
  if (turn.initiativeId !== at.id) found(undefined)
  ensure(
    turn.memberId === acting.memberId || may.administer(acting) || at.sponsorId === acting.memberId,
    'A change of a turn is asked for by the one who holds it, the sponsor or an administrator.',
  )
  if (turn.isOver) conflict(await whatCameAfter(turn, at))
  await ensureNothingWaits(acting, turn)
  const withMemberId = await whomItAsks(acting, at, turn, asked)
  if (withMemberId === turn.memberId)
    conflict('Please choose someone else than the one who holds the turn.')
  const { kind, turnId, reason = '', ...rest } = asked
  const days = asked.kind === 'extend' ? await lastDayOf(turn, asked) : undefined
  if (days) await ensureMayAsk(turn, { endsOn: days.endsOn, withMemberId })
  const values = {
    kind,
    turnId,
    reason,
    initiativeId: at.id,
    askedBy: acting.memberId,
    askedAt: at.moment,
    ...rest,
    ...days,
    withMemberId,
  }
  await db().insert(turnChanges).values(values)
}

/**
 * Agrees to a change, and makes it at once: only the one who was asked (forbidden). What has
 * happened in the meantime may have overtaken it, and so may the days themselves (conflict).
 */
export async function agreeToChange(acting: Acting, number: number, id: string) {
  await lockBoth(id)
  const at = await lockedToTakePart(acting, number)
  const change = await openChange(at, id)
  ensure(change.withMemberId === acting.memberId, 'Only the one who was asked can agree.')
  const turn = await leadTurn(change.turnId)
  if (turn.isOver) conflict(await whatCameAfter(turn, at))
  const rules = {
    turns_one_lead_a_seat: overtaken,
    turns_one_role_a_person: overtaken,
    turn_changes_extended_once: 'A turn is extended once; this one has been.',
  }
  await withRules(rules, conflict, async () => {
    await db()
      .update(turnChanges)
      .set({ answer: 'agreed', answeredAt: at.moment })
      .where(eq(turnChanges.id, id))
    await effects[change.kind](acting, at, { turn, change })
  })
}

/**
 * Declines a change (the one who was asked) or withdraws it (the one who asked, or an
 * administrator); no turn changes.
 */
export async function declineChange(
  acting: Acting,
  number: number,
  { id, reason = '' }: { id: string; reason?: string },
) {
  const at = await lockedToTakePart(acting, number)
  const change = await openChange(at, id)
  const asked = change.withMemberId === acting.memberId
  ensure(
    asked || change.askedBy === acting.memberId || may.administer(acting),
    'This was not asked of you.',
  )
  await db()
    .update(turnChanges)
    .set({ answer: asked ? 'declined' : 'withdrawn', answerReason: reason, answeredAt: at.moment })
    .where(eq(turnChanges.id, id))
}

async function ensureNothingWaits(acting: Acting, turn: LeadTurn) {
  const waits = await whatWaits(acting, turn)
  if (waits) conflict(`${waits} That waits for an answer; please withdraw it before you ask anew.`)
}

const spanNow = ({ from, to }: LeadTurn) =>
  to
    ? `This turn is from ${dayInWords(from)} to ${dayInWords(to)} now.`
    : `This turn is from ${dayInWords(from)} on.`

async function lastDayOf(turn: LeadTurn, { endsOn }: { endsOn: string }) {
  const [next] = await plannedUpTo(turn.id, endsOn)
  const lastDay = next ? chosenLastDay : lastDayUntilNext
  const { on, insteadOf } = lastDay(await schoolCalendar(), endsOn)
  return { endsOn: on, wantedOn: insteadOf ?? null }
}

type Checking<K extends TurnChange> = { turn: LeadTurn; asked: Extract<ChangeAsked, { kind: K }> }

// TypeScript knows a kind and what goes with it as one by a choice, not by a look into a table.
function whomItAsks(acting: Acting, at: InitiativeState, turn: LeadTurn, asked: ChangeAsked) {
  if (asked.kind === 'swap') return checked.swap(acting, at, { turn, asked })
  if (asked.kind === 'extend') return checked.extend(acting, at, { turn, asked })
  return checked['stand in'](acting, at, { turn, asked })
}

const checked: {
  [K in TurnChange]: (acting: Acting, at: InitiativeState, given: Checking<K>) => Promise<string>
} = {
  async swap(_acting, _at, { turn, asked }) {
    const other = await leadTurn(asked.otherTurnId)
    if (!turn.isAhead || !other.isAhead)
      conflict(
        'Only turns that have not begun are swapped. For one that runs, hand over or ask someone to stand in.',
      )
    await ensureNobodyFollowsThemselves(turn, other)
    return other.memberId
  },
  async 'stand in'(acting, at, { turn, asked }) {
    const { startsOn, endsOn } = asked
    if (endsOn < startsOn)
      conflict('The last day is before the first. Please look at the two days again.')
    if (startsOn < acting.school.today)
      conflict('The first day is over. Please choose today or a day to come.')
    if (startsOn < turn.from || (turn.to && endsOn > turn.to))
      conflict(`${spanNow(turn)} Please choose days within it.`)
    return ensureOfRoster(at, asked.withMemberId, { whole: true })
  },
  async extend(_acting, at, { turn, asked }) {
    const why = await whyNotExtended(turn)
    if (why) conflict(why)
    if (turn.to && asked.endsOn <= turn.to)
      conflict('Please choose a day after the last day that is planned.')
    return ensureOfRoster(at, asked.withMemberId, { whole: false })
  },
}

// A swap may touch two initiatives: both are locked in one order, whichever way round it was asked.
async function lockBoth(id: string) {
  await sql()`
    select from initiatives
    where id in (
      select t.initiative_id
      from turn_changes c join turns t on t.id in (c.turn_id, c.other_turn_id)
      where c.id = ${id}
    )
    order by id
    for update`
}

/**
 * Whether someone is asked to agree that a lead lasts longer: who follows or shadows, and the one
 * who is planned to lead.
 */
export function mayConsent(
  at: Pick<InitiativeState, 'roster' | 'leads' | 'comingLeads'>,
  memberId: string,
) {
  return (
    at.comingLeads.includes(memberId) ||
    (at.roster.includes(memberId) && !at.leads.includes(memberId))
  )
}

async function ensureOfRoster(
  at: InitiativeState,
  memberId: string,
  { whole }: { whole: boolean },
) {
  const [member] = await db()
    .select({ access: members.access })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.leftOn)))
  if (found(member).access === 'guest')
    conflict('Guests can read but not act, so they cannot lead.')
  if (whole && at.leads.includes(memberId)) conflict('They lead this already.')
  if (!whole && !mayConsent(at, memberId))
    conflict('Please ask someone who follows this, or who is planned to lead next.')
  return memberId
}

async function openChange(at: InitiativeState, id: string) {
  const [change] = await db()
    .select()
    .from(turnChanges)
    .where(and(eq(turnChanges.id, id), eq(turnChanges.initiativeId, at.id)))
  if (found(change).answer) conflict('This has been answered already.')
  return found(change)
}
