import { eq, sql as expression } from 'drizzle-orm'
import { passings, turns } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { PassingKind } from '../../vocabulary'
import type { Acting } from '../acting'
import { lockAllOf } from './locks'
import { found } from '../refusal'
import { askToSponsor } from '../initiatives/sponsors'
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
  const endedBefore = kind === 'turn' ? await endTurn(id, { passesOn, leaveId }) : null
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
export async function takeBack(acting: Acting, { memberId, leaveId }: Absent) {
  await sql()`
    update hand_overs
    set answer = 'withdrawn', answer_reason = 'they stay after all', answered_at = skein_now()
    where answer is null
      and id in (select hand_over_id from passings p where ${stillOpen(memberId, leaveId)})`
  await sql()`
    update sponsor_asks a
    set answer = 'withdrawn', answer_reason = 'they stay after all', answered_at = skein_now()
    from passings p
    where a.answer is null
      and p.kind = 'sponsorship'
      and (p.initiative_id, p.to_member_id) = (a.initiative_id, a.member_id)
      and a.asked_at >= p.recorded_at
      and ${stillOpen(memberId, leaveId)}`
  await sql()`
    update turns t
    set end_reason = '',
      ended_at = least(
        p.ended_before,
        (
          select min(n.began_at)
          from turns_by_day n
          where n.initiative_id = t.initiative_id
            and n.id <> t.id
            and n.began_at >= t.ended_at
            and (
              n.member_id = t.member_id
              or (t.role = 'lead' and n.role = 'lead' and n.seat = t.seat)
            )
        )
      )
    from passings p
    where ${stillOpen(memberId, leaveId)}
      and (t.school_id, t.id) = (p.school_id, p.turn_id)
      and t.ended_at > skein_now()
      and not is_away(t.school_id, t.member_id, local_day(greatest(t.began_at, skein_now())))
      and not exists (
        select from hand_overs h
        where (h.school_id, h.id) = (p.school_id, p.hand_over_id) and h.answer = 'accepted'
      )`
  await followAfterLeads(acting, { memberId, leaveId })
  await sql()`
    update passings p set cancelled_at = skein_now() where ${stillOpen(memberId, leaveId)}`
}

type Absent = { memberId: string; leaveId: string | null }

// Who is here after all, while another has accepted their lead, gets no hole that they did not ask
// for: they follow up to what they hold there next.
async function followAfterLeads({ memberId: by }: Acting, { memberId, leaveId }: Absent) {
  await sql()`
    insert into turns (
      school_id, id, initiative_id, member_id, role, began_at, ended_at, came_about, reason,
      recorded_by, recorded_at
    )
    select t.school_id, gen_random_uuid(), t.initiative_id, t.member_id, 'follow', t.ended_at,
      next.began_at, 'offered', 'After the lead', ${by}, skein_now()
    from passings p
      join turns t on (t.school_id, t.id) = (p.school_id, p.turn_id),
      lateral (
        select min(n.began_at) as began_at, bool_or(n.during @> t.ended_at) as is_held
        from turns n
        where n.school_id = t.school_id
          and n.initiative_id = t.initiative_id
          and n.member_id = t.member_id
          and not isempty(n.during)
          and (n.began_at > t.ended_at or n.during @> t.ended_at)
      ) next
    where ${stillOpen(memberId, leaveId)}
      and t.role = 'lead'
      and not isempty(t.during)
      and t.ended_at > skein_now()
      and exists (
        select from hand_overs h
        where (h.school_id, h.id) = (p.school_id, p.hand_over_id) and h.answer = 'accepted'
      )
      and not coalesce(next.is_held, false)
      and not is_away(t.school_id, t.member_id, local_day(t.ended_at))`
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

async function endTurn(
  id: string,
  { passesOn, leaveId }: { passesOn: string; leaveId: string | null },
) {
  const [before] = await db().select({ ended: turns.endedAt }).from(turns).where(eq(turns.id, id))
  await sql()`
    update turns
    set end_reason = ${leaveId ? 'On leave' : 'Left the school'},
      ended_at = greatest(began_at, skein_now(), day_begins(school_id, ${passesOn}::date))
    where id = ${id}`
  return found(before).ended
}

function stillOpen(memberId: string, leaveId: string | null) {
  return sql()`
    p.member_id = ${memberId}
    and p.leave_id is not distinct from ${leaveId}::uuid
    and p.passed_at is null
    and p.cancelled_at is null`
}
