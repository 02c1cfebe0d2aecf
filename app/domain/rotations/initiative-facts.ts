import { sql } from '../../../db/school'
import type { Acting } from '../acting'
import type { Facts } from './fairness-rule'

export type Here = Pick<
  Facts,
  'isSponsorHere' | 'isOnRoster' | 'isLeadHere' | 'offer' | 'declinedOn'
> & { offeredHereOn: string | null; offeredElsewhereOn: string | null }

// Facts about this initiative and about offers, which not everyone may see; only members with such
// a fact are listed.
export async function hereOf({ memberId }: Acting, { initiativeId, on }: Wanted) {
  return sql()<(Here & { memberId: string })[]>`
    with moment as materialized (
      select skein_now() as now, greatest(skein_now(), day_begins(${on}::date)) as day
    ),
    here as (
      select t.member_id, bool_or(t.during @> m.now) as on_roster,
        bool_or(t.role = 'lead' and t.during @> m.now) as is_lead,
        max(t.began_at) filter (where t.role = 'lead' and t.began_at <= m.now) as began_at
      from turns t, moment m
      where t.initiative_id = ${initiativeId}
        and t.began_at <= m.day
        and t.ended_at is distinct from t.began_at
      group by t.member_id
    ),
    offered as (
      select o.member_id,
        max(o.offered_at) filter (
          where o.initiative_id <> ${initiativeId} and o.answer is distinct from 'accepted'
        ) as last_elsewhere,
        max(o.offered_at) filter (
          where o.initiative_id = ${initiativeId} and o.answer is distinct from 'accepted'
        ) as last_here,
        max(o.offered_at) filter (
          where o.initiative_id = ${initiativeId} and o.answer is null
        ) as here_at,
        max(o.readiness) filter (
          where o.initiative_id = ${initiativeId} and o.answer is null
        ) as readiness
      from offers o left join calls c on c.id = o.call_id
      where o.answer is distinct from 'withdrawn'
        and coalesce(c.role, 'lead') in ('lead', 'co-lead')
        and (
          not o.is_private
          or o.answer = 'accepted'
          or ${memberId}::uuid in (o.member_id, c.opened_by)
        )
      group by o.member_id
    ),
    sponsoring as (
      select sponsor_id as member_id
      from initiatives
      where id = ${initiativeId} and sponsor_id is not null
    ),
    declined as (
      select who, max(at) as at
      from (
        select to_member_id as who, answered_at as at
        from hand_overs
        where initiative_id = ${initiativeId} and answer = 'declined'
        union all
        select member_id, answered_at
        from asks
        where initiative_id = ${initiativeId} and answer = 'declined'
      ) said
      where at > coalesce((select max(began_at) from here), '-infinity')
      group by who
    )
    select member_id as "memberId", coalesce(h.on_roster, false) as "isOnRoster",
      coalesce(h.is_lead, false) as "isLeadHere", s.member_id is not null as "isSponsorHere",
      case
        when o.here_at is not null and said.is_declined is not true then json_build_object(
          'readiness', o.readiness, 'on', local_day(o.here_at)
        )
      end as offer,
      case
        when said.is_declined is not true and o.last_here > coalesce(h.began_at, '-infinity')
          then local_day(o.last_here)
      end as "offeredHereOn",
      local_day(o.last_elsewhere) as "offeredElsewhereOn",
      case when said.is_declined then local_day(x.at) end as "declinedOn"
    from here h
      full join offered o using (member_id)
      full join (select who as member_id, at from declined) x using (member_id)
      full join sponsoring s using (member_id),
    lateral (select x.at > coalesce(o.last_here, '-infinity') as is_declined) said`
}

/** `near` are the initiative's roster and those who offered to lead it: whom its page suggests. */
export type Wanted = { initiativeId: string; on: string; among?: 'everyone' | 'near' }
