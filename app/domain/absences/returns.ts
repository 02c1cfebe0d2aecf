import { sql } from '../../../db/school'
import type { Role } from '../../vocabulary'
import type { Acting } from '../acting'
import { lockedInitiative } from '../initiatives/state'
import { endLeave, lockedLeave } from '../members/leaves'
import { forgetReturns } from '../turns/absent-holders'
import { put } from '../turns/intervals'
import type { Kept } from '../turns/intervals'
import { lockHoldings } from './departures'

type Back = Omit<Kept, 'id' | 'memberId'> & { number: number; role: Role }

/**
 * Ends a leave of this member that has begun, as `endLeave` does and refuses; missing for
 * another's. From their first day back, a local day, the member is of every roster again that the
 * leave took them out of.
 */
export async function backFromLeave(
  acting: Acting,
  { memberId, leaveId, on }: { memberId: string; leaveId: string; on: string },
) {
  await lockHoldings(acting, memberId)
  await lockedLeave(acting, leaveId, memberId)
  await endLeave(acting, leaveId, on)
  await forgetReturns(leaveId, on)
  await comeBack(acting, { memberId, leaveId, on })
}

/**
 * From the first day after a leave, or now if that is past, the member holds again what the leave
 * ended, up to the end that it had: leave is asked for, and what comes after it is not; after the
 * last school year there is nothing. A lead is theirs again where nobody was asked to take it over,
 * or said no, and nobody leads in its seat; else they follow. `on` is the school's local day. Call
 * it under their lock: it refuses nothing by itself, and what the database does not take all the
 * same (`turns_one_lead_a_seat`) is no refusal but a fault, thrown as it came.
 */
export async function comeBack(
  acting: Acting,
  { memberId, leaveId, on }: { memberId: string; leaveId: string; on: string },
) {
  for (const { number, beganAt: from, endedAt: until, ...turn } of await held(leaveId, on))
    await put(acting, await lockedInitiative(number), {
      ...{ ...turn, memberId, from, until },
      afterLeaveId: leaveId,
    })
}

// What the leave ended there and would go on by then, in the role that it goes on in; later ones
// first, so that each finds what comes after it.
function held(leaveId: string, on: string) {
  return sql()<Back[]>`
    with ended as (
      select t.*, p.ended_before,
        p.to_member_id is not null
          and not exists (
            select from hand_overs h
            where (h.school_id, h.id) = (p.school_id, p.hand_over_id)
              and h.answer in ('declined', 'withdrawn')
          ) as is_given,
        greatest(skein_now(), day_begins(${on}::date), t.began_at) as at
      from passings p join turns t on (t.school_id, t.id) = (p.school_id, p.turn_id)
      where p.leave_id = ${leaveId} and p.kind = 'turn'
    ),
    back as (
      select e.*,
        e.role = 'lead'
          and not e.is_given
          and not exists (
            select from turns s
            where s.initiative_id = e.initiative_id and s.role = 'lead' and s.seat = e.seat
              and s.during @> e.at
          ) as leads
      from ended e
      where begins_in_a_year(e.school_id, e.at) is not null
        and (e.ended_before is null or e.ended_before > e.at)
        and not is_away(e.school_id, e.member_id, local_day(e.at))
        and not exists (
          select from turns h
          where h.initiative_id = e.initiative_id
            and h.member_id = e.member_id
            and h.during @> e.at
        )
    )
    select i.number, b.at::text as "beganAt",
      case when b.leads or b.role <> 'lead' then b.role else 'follow' end as role,
      case when b.leads then b.seat end as seat,
      case when b.leads or b.role <> 'lead' then b.came_about else 'offered' end as "cameAbout",
      case when b.leads or b.role <> 'lead' then b.reason else 'Back from leave' end as reason,
      case when b.leads then b.stands_in_for end as "standsInFor",
      least(
        b.ended_before,
        (
          select min(n.began_at)
          from turns_by_day n
          where n.initiative_id = b.initiative_id
            and n.began_at > b.at
            and (
              n.member_id = b.member_id or (b.leads and n.role = 'lead' and n.seat = b.seat)
            )
        )
      )::text as "endedAt"
    from back b join initiatives i on (i.school_id, i.id) = (b.school_id, b.initiative_id)
    where i.stage <> 'stopped'
    order by i.id, b.at desc`
}
