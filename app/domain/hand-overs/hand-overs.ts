import { and, eq, isNull } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import { handOvers, members } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { dayWithYear } from '../../vocabulary/dates'
import { may } from '../acting'
import type { Acting } from '../acting'
import { chosenDayFrom, schoolCalendar } from '../calendar/calendar'
import type { OpenDay } from '../calendar/calendar'
import { endCallsHanded } from '../calls/calls-handed-over'
import { changeNow, changeOn } from '../turns/succession'
import { conflict, ensure, ensureComplete, found } from '../refusal'
import { recordShared } from '../turns/reflections'
import { cancel, followFrom, midnightOf, plannedIn } from '../turns/intervals'
import { worksOnOf } from '../rotations/plans'
import { lockedStanding, lockedToTakePart } from '../initiatives/state'
import type { Standing } from '../initiatives/state'
import { firstOf, whoMightLead } from '../rotations/suggestions'
import { told } from '../ledger'
import type { OpenHandOver } from '../turns/roster'

type Notes = {
  from?: string | undefined
  to?: string | undefined
  dueOn?: string | undefined
  stands?: string
  next?: string
  wish?: string
  reflection?: string
  shared?: boolean
  weeksShadowed?: number
  weeksBeside?: number
  choiceReason?: string
  keep?: boolean
}

/**
 * Offers one lead to someone (`to`), who is asked: nothing changes until they accept. Or the notes
 * are kept, to be gone on with (`keep`), and nobody is asked; whom one has in mind is then nobody's
 * to read. `dueOn` is a local day of the school; one that is closed, or that either of the two does
 * not work, rolls forward to the next that is open, and the answer says so. The weekend that opens
 * a closed week is theirs to keep, and is told of. Without a day it happens when it is accepted. A
 * lead hands over their own, an administrator anyone's (else forbidden). Choosing another than the
 * agreed order or the fairness ledger suggests takes one line, and a day that is over, a guest,
 * someone who leads this and a second offer are conflicts; whom, where it stands, what comes next
 * and that line are asked for at once, each by its field. A reflection is the outgoing lead's own
 * (else a conflict), theirs alone unless shared, and goes with their turn once it is accepted.
 */
export async function handOver(
  acting: Acting,
  number: number,
  { to, from, dueOn, keep: isKept = false, shared = false, reflection = '', ...notes }: Notes,
): Promise<OpenDay | undefined> {
  const at = await lockedStanding(number)
  ensure(
    may.handOver(acting, at),
    'The lead is handed over by the one who leads, or by an administrator.',
  )
  const outgoing = leadTurnOf(acting, at, from)
  const isOwn = outgoing.memberId === acting.memberId
  if (reflection && !isOwn)
    conflict('A reflection is written by the one who led. Please leave it to them.')
  if (dueOn && dueOn < acting.school.today)
    conflict('That day is over. Please choose today or a day to come.')
  const day = dueOn
    ? await openDay(dueOn, [outgoing.memberId, ...(to && !isKept ? [to] : [])])
    : undefined
  const said = {
    ...notes,
    ...(isOwn && { reflection, reflectionShared: shared }),
    dueOn: day?.on ?? null,
    wantedOn: day?.insteadOf ?? null,
    preparedBy: acting.memberId,
    preparedAt: at.moment,
  }
  await keep(at, outgoing.turnId, {
    ...said,
    ...(isKept
      ? { toMemberId: null }
      : await offerTo(acting, at, { to, notes, on: day?.on ?? acting.school.today })),
  })
  return day
}

/**
 * Accepts a hand-over. With its day still ahead the change is planned for the beginning of that
 * day; else it happens at this moment: the outgoing lead's turn ends, the incoming one's begins in
 * the same seat, and the outgoing lead follows. A lead that has run out in the meantime is taken up
 * while its seat is free. What they had offered there is answered by it, and so is a call for a
 * lead from about then. Only for the one it was offered to (forbidden); once answered, or the seat
 * taken, it is a conflict.
 */
export async function acceptHandOver(acting: Acting, number: number, id: string) {
  const at = await lockedToTakePart(acting, number)
  const given = await openHandOver(at, id)
  ensure(
    given.toMemberId === acting.memberId && given.offeredAt !== null,
    'Only the one who receives the lead can accept it.',
  )
  if (at.leads.includes(acting.memberId)) conflict('You lead this already.')
  const isLater = given.dueOn !== null && given.dueOn > acting.school.today
  const { incomingTurnId, outgoingId } = isLater
    ? await changeOn(acting, at, { ...given, dueOn: given.dueOn ?? '' })
    : await changeNow(acting, at, given)
  await endCallsHanded(acting, at, isLater ? (given.dueOn ?? '') : acting.school.today)
  // The reflection has moved to the turn it is about: one place, and one word on who may read it.
  await db()
    .update(handOvers)
    .set({ answer: 'accepted', answeredAt: at.moment, incomingTurnId, reflection: '' })
    .where(eq(handOvers.id, id))
  const handed = isLater
    ? `Agreed to hand over the lead of ${at.title} to ${acting.name} on ${dayWithYear(given.dueOn ?? '')}`
    : `Handed over the lead of ${at.title} to ${acting.name}`
  await told(acting, at, {
    kind: 'handed over',
    text: handed,
    memberId: outgoingId,
    turnId: given.turnId,
  })
  if (given.reflection && given.reflectionShared)
    await recordShared(acting, {
      title: at.title,
      memberId: outgoingId,
      turnId: given.turnId,
      initiativeId: at.id,
    })
  await told(acting, at, {
    kind: 'led',
    text: isLater
      ? `Accepted the lead of ${at.title} from ${dayWithYear(given.dueOn ?? '')} on`
      : `Received the lead of ${at.title}`,
    turnId: incomingTurnId,
  })
}

/**
 * Declines a hand-over (the one who receives) or withdraws it (whose lead it is, who gave it, or an
 * administrator). No turn that has begun changes; one that was planned for the one who declines
 * comes to nothing, and they go on following; the outgoing lead's notes wait to be offered again.
 */
export async function declineHandOver(
  acting: Acting,
  number: number,
  { id, reason = '' }: { id: string; reason?: string },
) {
  const at = await lockedToTakePart(acting, number)
  const given = await openHandOver(at, id)
  const receives = given.toMemberId === acting.memberId && given.offeredAt !== null
  const gives =
    given.offeredBy === acting.memberId ||
    given.preparedBy === acting.memberId ||
    at.held.some(({ turnId, memberId }) => turnId === given.turnId && memberId === acting.memberId)
  ensure(receives || gives || may.administer(acting), 'This was not offered to you.')
  const answer = receives ? ('declined' as const) : ('withdrawn' as const)
  await db()
    .update(handOvers)
    .set({ answer, answerReason: reason, answeredAt: at.moment })
    .where(eq(handOvers.id, id))
  if (receives) await releasePlanned(acting, at, given)
}

// The day a hand-over falls on when these members must both be there.
async function openDay(day: string, memberIds: string[]) {
  return chosenDayFrom(await schoolCalendar(), day, await worksOnOf(memberIds))
}

type Offered = { to: string | undefined; notes: Notes; on: string }

async function offerTo(acting: Acting, at: Standing, { to, notes, on }: Offered) {
  if (to) await ensureCanReceive(at, to)
  const first = firstOf(await whoMightLead(acting, { initiativeId: at.id, on }))
  const isAnother =
    to && first && first.memberId !== to && !notes.choiceReason && !(await plannedFor(at, to))
  ensureComplete({
    to: !to && 'Please choose whom you ask, or keep the notes for now.',
    choiceReason:
      isAnother &&
      `${first.name} ${first.isNext ? 'is next in the agreed order' : `would be next (${first.reasons.join(', ')})`}. Another choice is fine; please say why in one line.`,
    stands: !notes.stands && 'Please say where it stands, so that the next lead can begin.',
    next: !notes.next && 'Please say what comes next.',
  })
  return {
    toMemberId: to,
    suggestedId: first?.memberId ?? null,
    offeredBy: acting.memberId,
    offeredAt: at.moment,
  }
}

// The one who is planned next needs no new reason, whichever day it is to be.
async function plannedFor(at: Standing, to: string) {
  const turns = await Promise.all([1, 2, 3].map((seat) => plannedIn(at, { seat, from: at.moment })))
  return turns.some((turn) => turn?.memberId === to)
}

type Row = typeof handOvers.$inferInsert

async function keep(at: Standing, turnId: string, values: Omit<Row, 'initiativeId' | 'turnId'>) {
  const [open] = await db()
    .select({ id: handOvers.id, offeredAt: handOvers.offeredAt })
    .from(handOvers)
    .where(and(eq(handOvers.turnId, turnId), isNull(handOvers.answer)))
  if (open?.offeredAt) conflict('This lead is being handed over already; withdraw that first.')
  if (open) return db().update(handOvers).set(values).where(eq(handOvers.id, open.id))
  return withRules(
    {
      hand_overs_one_open_per_turn: 'This lead is being handed over already; withdraw that first.',
    },
    conflict,
    async () =>
      db()
        .insert(handOvers)
        .values({ ...values, initiativeId: at.id, turnId }),
  )
}

async function releasePlanned(
  acting: Acting,
  at: Standing,
  given: { turnId: string; dueOn: string | null; toMemberId: string | null },
) {
  const seat = at.held.find(({ turnId }) => turnId === given.turnId)?.seat
  if (!seat || !given.dueOn) return
  const planned = await plannedIn(at, { seat, from: await midnightOf(acting, given.dueOn) })
  if (!planned || planned.memberId !== given.toMemberId) return
  await cancel([planned.id])
  await followFrom(acting, at, { memberId: planned.memberId, from: planned.beganAt })
}

function leadTurnOf(acting: Acting, at: Standing, from = acting.memberId) {
  ensure(
    from === acting.memberId || may.administer(acting),
    'You can hand over your own lead, not another’s.',
  )
  return (
    at.held.find(({ memberId, role }) => role === 'lead' && memberId === from) ??
    conflict('They do not lead this any more, so there is nothing to hand over.')
  )
}

async function ensureCanReceive(at: Standing, memberId: string) {
  const [person] = await db()
    .select({ access: members.access })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.leftOn)))
  if (found(person).access === 'guest')
    conflict('Guests can read but not act, so they cannot lead.')
  if (at.leads.includes(memberId)) conflict('They lead this already.')
}

async function openHandOver(at: Standing, id: string) {
  const [given] = await db()
    .select()
    .from(handOvers)
    .where(and(eq(handOvers.id, id), eq(handOvers.initiativeId, at.id)))
  if (found(given).answer) conflict('This hand-over has been answered already.')
  return found(given)
}

/**
 * The hand-overs that wait for an answer, with the outgoing lead's notes: of one initiative, or all
 * that someone was asked for; `from` is whose lead it is.
 */
export async function openHandOversOf(
  acting: Acting,
  { initiativeId = null, toId = null }: { initiativeId?: string | null; toId?: string | null },
): Promise<OpenHandOver[]> {
  if (!may.seeAsked(acting)) return []
  return sql()<OpenHandOver[]>`
    select h.id, i.number, i.title, t.member_id as "fromId", giver.name as from,
      h.to_member_id as "toId", taker.name as to, h.offered_by as "offeredBy", b.name as by,
      case when t.began_at > skein_now() then local_day(t.began_at)::text end as "plannedOn",
      local_day(h.offered_at)::text as on, h.stands, h.next, h.wish
    from hand_overs h
      join initiatives i on (i.school_id, i.id) = (h.school_id, h.initiative_id)
      join turns t on (t.school_id, t.id) = (h.school_id, h.turn_id)
      join members giver on (giver.school_id, giver.id) = (t.school_id, t.member_id)
      join members taker on (taker.school_id, taker.id) = (h.school_id, h.to_member_id)
      join members b on (b.school_id, b.id) = (h.school_id, h.offered_by)
    where (${initiativeId}::uuid is null or h.initiative_id = ${initiativeId})
      and (${toId}::uuid is null or h.to_member_id = ${toId})
      and h.offered_at is not null
      and h.answer is null
    order by h.offered_at`
}
