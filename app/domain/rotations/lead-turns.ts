import { sql } from '../../../db/school'
import type { Leading } from './next-hand-over'
import type { InitiativeState } from '../initiatives/state'

export type LeadTurn = Leading & {
  id: string
  /** Whose lead it is, where another stands in for them. */
  standsInFor: string | null
  initials: string
}
export type Turns = { past: LeadTurn[]; now: LeadTurn[]; coming: LeadTurn[] }

export async function leadTurnsOf(at: InitiativeState): Promise<Turns> {
  const turns = await sql()<(LeadTurn & { time: keyof Turns })[]>`
    select t.id, t.member_id as "memberId", t.stands_in_for as "standsInFor", m.name, m.initials,
      t.first_day as from, t.last_day as to,
      case
        when t.ended_at <= skein_now() then 'past'
        when t.began_at <= skein_now() then 'now'
        else 'coming'
      end as time,
      t.wanted_on as "wantedOn",
      case
        when t.began_at > skein_now() then (
          select part_of_lead(p) from turns p where (p.school_id, p.id) = (t.school_id, t.id)
        )
      end as part,
      (
        select json_build_object(
          'dueOn', h.due_on, 'wantedOn', h.wanted_on, 'to', o.name, 'toId', h.to_member_id,
          'offered', h.offered_at is not null
        )
        from hand_overs h
          left join members o on (o.school_id, o.id) = (h.school_id, h.to_member_id)
        where (h.school_id, h.turn_id) = (t.school_id, t.id) and h.answer is null
      ) as "handOver",
      exists (
        select from hand_overs h join turns o on (o.school_id, o.id) = (h.school_id, h.turn_id)
        where h.answer = 'accepted'
          and h.to_member_id = t.member_id
          and (
            (h.school_id, h.incoming_turn_id) = (t.school_id, t.id)
            or (o.seat = t.seat and o.ended_at = t.began_at)
          )
      ) as accepted
    from turns_by_day t join members m on (m.school_id, m.id) = (t.school_id, t.member_id)
    where t.initiative_id = ${at.id} and t.role = 'lead'
    order by t.began_at, t.seat`
  const of = (time: keyof Turns) => turns.filter((turn) => turn.time === time)
  return { past: of('past'), now: of('now'), coming: of('coming') }
}
