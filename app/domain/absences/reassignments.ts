import { eq, sql as expression } from 'drizzle-orm'
import { passings } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { PassingKind } from '../../vocabulary'
import { leftItsHolder, onLeave, staysAfterAll } from '../../vocabulary/ending-reasons'
import type { Acting } from '../acting'
import { lockAllOf } from './locks'
import { found } from '../refusal'
import { askToSponsor, withdrawAskedSince } from '../initiatives/sponsors'
import { withdrawHandOvers } from '../hand-overs/withdrawn'
import { endFor, followAfter, giveBackEnds } from '../turns/absent-holders'
import { give } from './new-holder'

export type Going = { memberId: string; leaveId: string | null; passesOn: string }
type Passing = { kind: PassingKind; id: string; to?: string | undefined }

/**
 * Lets one thing pass on from that local day: a turn ends there; anything else goes to `to` on that
 * day, at once when it is here. Who is to sponsor something is asked at once, and sponsors it from
 * their yes; without one it has no sponsor from that day.
 */
export async function passOn(
  acting: Acting,
  { memberId, leaveId, passesOn, kind, id, to }: Going & Passing,
) {
  const endedBefore =
    kind === 'turn' ? await endFor(id, { on: passesOn, reason: whyOf(leaveId) }) : null
  const isNow = passesOn <= acting.school.today
  if (isNow && kind !== 'turn') await give({ memberId, kind, id, to })
  await db()
    .insert(passings)
    .values({
      memberId,
      leaveId,
      kind,
      passesOn,
      [columns[kind]]: id,
      toMemberId: to,
      endedBefore,
      recordedBy: acting.memberId,
      passedAt: isNow && kind !== 'turn' ? expression`skein_now()` : null,
    })
  if (kind === 'sponsorship' && to) await askToSponsor(acting, id, to)
}

/**
 * Takes back what has not passed on yet of one absence: hand-overs and questions to sponsor that
 * were not accepted are withdrawn, and a turn goes on to the end it had before, or to the next one
 * in its seat. From the end of a lead that another has accepted the member follows.
 */
export async function takeBack(acting: Acting, absent: Absent) {
  const { memberId, leaveId } = absent
  const passed = await notPassedYet(absent)
  await withdrawHandOvers(await handOversOf(absent), staysAfterAll)
  await withdrawAskedSince(passed.flatMap(sponsorAsked), staysAfterAll)
  const ofTurns = passed.flatMap(({ turnId, ...one }) => (turnId ? [{ turnId, ...one }] : []))
  await giveBackEnds(ofTurns.filter(({ isAccepted }) => !isAccepted))
  await followAfter(
    acting,
    ofTurns.filter(({ isAccepted }) => isAccepted).map(({ turnId }) => turnId),
  )
  await sql()`
    update passings p set cancelled_at = skein_now() where ${stillOpen(memberId, leaveId)}`
}

const whyOf = (leaveId: string | null) => (leaveId ? onLeave : leftItsHolder)

type Absent = { memberId: string; leaveId: string | null }

type NotPassed = {
  kind: PassingKind
  since: string
  initiativeId: string | null
  toId: string | null
  turnId: string | null
  endedBefore: string | null
  isAccepted: boolean
}

function sponsorAsked({ kind, since, initiativeId, toId: memberId }: NotPassed) {
  return kind === 'sponsorship' && initiativeId && memberId ? { initiativeId, memberId, since } : []
}

// What someone is asked to take over waits for them also when its day has come.
async function handOversOf({ memberId, leaveId }: Absent) {
  const rows = await sql()<{ id: string }[]>`
    select p.hand_over_id as id
    from passings p
    where p.hand_over_id is not null and ${ofAbsence(memberId, leaveId)}`
  return rows.map(({ id }) => id)
}

function notPassedYet({ memberId, leaveId }: Absent) {
  return sql()<NotPassed[]>`
    select p.kind, p.recorded_at::text as since, p.initiative_id as "initiativeId",
      p.to_member_id as "toId", p.turn_id as "turnId", p.ended_before::text as "endedBefore",
      exists (
        select from hand_overs h
        where (h.school_id, h.id) = (p.school_id, p.hand_over_id) and h.answer = 'accepted'
      ) as "isAccepted"
    from passings p
    where ${stillOpen(memberId, leaveId)}`
}

/**
 * Passes on one thing whose day has come, to whom it was meant for; when they have left too, to
 * the one who is nearest. Done once, however often it is asked.
 */
export async function passDue(id: string) {
  const [held] = await db()
    .select({ memberId: passings.memberId })
    .from(passings)
    .where(eq(passings.id, id))
  await lockAllOf(found(held).memberId)
  const [due] = await sql()<
    { memberId: string; kind: PassingKind; thing: string; to: string | null }[]
  >`
    update passings
    set passed_at = skein_now()
    where id = ${id} and passed_at is null and cancelled_at is null and passes_on <= today()
    returning member_id as "memberId", kind,
      coalesce(turn_id, initiative_id, action_id, barrier_id, call_id, decision_id) as thing,
      to_member_id as "to"`
  if (!due || due.kind === 'turn') return
  await give({ memberId: due.memberId, kind: due.kind, id: due.thing, to: due.to ?? undefined })
}

const columns = {
  turn: 'turnId',
  sponsorship: 'initiativeId',
  ownership: 'initiativeId',
  action: 'actionId',
  barrier: 'barrierId',
  call: 'callId',
  decision: 'decisionId',
} as const

function stillOpen(memberId: string, leaveId: string | null) {
  return sql()`p.passed_at is null and ${ofAbsence(memberId, leaveId)}`
}

function ofAbsence(memberId: string, leaveId: string | null) {
  return sql()`
    p.member_id = ${memberId}
    and p.leave_id is not distinct from ${leaveId}::uuid
    and p.cancelled_at is null`
}
