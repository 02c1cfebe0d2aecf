import { sql } from '../../../db/school'
import type { PassingKind } from '../../vocabulary'
import type { Absence } from './absence'

/** Anything else that passes on. `candidates` are members it might go to, the nearest first. */
export type HeldThing = {
  kind: Exclude<PassingKind, 'turn'>
  id: string
  number: number | null
  title: string | null
  text: string
  candidates: string[]
}

// A running thing goes on with its initiative's own people where it can; what belongs to none goes
// back to the one who began it.
export function thingsOf(memberId: string, { from }: Absence) {
  return sql()<HeldThing[]>`
    with held as (
      select 'sponsorship' as kind, 1 as place, id, id as initiative_id, title as text,
        null::uuid as by
      from initiatives
      where sponsor_id = ${memberId} and stage <> 'stopped'
      union all
      select 'ownership', 2, id, id, title, null
      from initiatives
      where technical_owner_id = ${memberId} and stage <> 'stopped'
      union all
      select 'call', 3, id, initiative_id, role, null
      from calls
      where opened_by = ${memberId} and closed_at is null
      union all
      select 'action', 4, id, initiative_id, text, added_by
      from actions
      where owner_id = ${memberId} and outcome is null
      union all
      select 'barrier', 5, id, initiative_id, text, raised_by
      from barriers
      where brought_to = ${memberId} and resolved_at is null
      union all
      select 'decision', 6, id, initiative_id, question,
        coalesce(
          nullif(proposer_id, ${memberId}),
          (select s from settlers_of(d) s where s <> ${memberId} limit 1)
        )
      from decisions d
      where coalesce(keeper_id, proposer_id) = ${memberId} and state <> 'decided'
    ),
    leads as (
      select initiative_id, array_agg(member_id order by seat) as members
      from turns
      where role = 'lead' and during @> skein_now()
      group by initiative_id
    )
    select h.kind, h.id, i.number, i.title, h.text,
      case
        when h.kind = 'sponsorship' then '{}'
        when h.kind = 'barrier' then array_remove(array[i.sponsor_id], null)
        when h.kind in ('action', 'decision') then array_remove(
          h.by || coalesce(l.members, '{}') || i.sponsor_id, null
        )
        else array_remove(coalesce(l.members, '{}') || i.sponsor_id, null)
      end as candidates
    from held h
      left join initiatives i on i.id = h.initiative_id
      left join leads l on l.initiative_id = h.initiative_id
    where not exists (
      select from passings p
      where p.member_id = ${memberId}
        and p.kind = h.kind
        and p.passed_at is null
        and p.cancelled_at is null
        and p.passes_on <= ${from}::date
        and h.id = coalesce(p.initiative_id, p.action_id, p.barrier_id, p.call_id, p.decision_id)
    )
    order by h.place, i.number, h.id`
}
