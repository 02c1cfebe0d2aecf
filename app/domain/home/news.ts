import { sql } from '../../../db/school'
import type { Acting } from '../acting'
import { itStopped } from '../../vocabulary/ending-reasons'

export type News = {
  id: string
  kind:
    | 'turn began'
    | 'turn ended'
    | 'update'
    | 'correction'
    | 'stance'
    | 'decision'
    | 'proposal'
    | 'version'
    | 'withdrawn'
    | 'started'
    | 'stage'
    | 'stopped'
    | 'thanks'
    | 'chosen'
    | 'thanks for offering'
    | 'another leads'
    | 'offer came back'
    | 'said no'
    | 'will not sponsor'
  day: string
  who: string
  /** Of the one whom it is about, or who did it. */
  initials: string
  about: string
  number: number | null
  title: string | null
  text: string
  from: string | null
}

const newsAtOnce = 30

/**
 * What others did since this member last caught up, newest first, at most 30: turns begun and
 * ended, updates, answers to one's own, decisions, moves from stage to stage, thanks to them, and
 * how their offers and asks were answered. `day` is the school's local day. A lead that passes from
 * one to another is one piece of news, about who leads now (`from` whom): that the other ended it
 * and follows since goes without saying. What one person moved on, time after time on one day, is
 * one move to where it came to stand; none where that is where it stood before. What stopped is one
 * piece of news, with its lesson: that turns and offers ended with it goes without saying.
 */
export async function newsFor({ memberId }: Acting): Promise<News[]> {
  return sql()<News[]>`
    with since as (select caught_up_at as at from members where id = ${memberId}),
    began as (
      select t.id, 'turn began' as kind, greatest(t.began_at, t.recorded_at) as at,
        t.recorded_by as by, t.member_id as about, t.initiative_id, null::int as decision,
        coalesce(
          case
            when t.role = 'lead' then (
              select part_of_lead(p) from turns p where (p.school_id, p.id) = (t.school_id, t.id)
            )
          end,
          t.role
        ) as text
      from turns_by_day t
      where t.began_at <= (select skein_now())
        and greatest(t.began_at, t.recorded_at) > (select at from since)
        and t.recorded_by <> ${memberId}
        and greatest(t.began_at, t.recorded_at) <= (select skein_now())
        and not (
          t.role = 'follow'
          and exists (
            select from turns_by_day o
            where o.school_id = t.school_id
              and o.initiative_id = t.initiative_id
              and o.member_id = t.member_id
              and o.role = 'lead'
              and o.ended_at = t.began_at
            offset 0
          )
        )
      order by greatest(t.began_at, t.recorded_at) desc limit ${newsAtOnce}
    ),
    ended as (
      select t.id, 'turn ended', t.ended_at, null::uuid, t.member_id, t.initiative_id, null::int,
        t.role
      from turns_by_day t
      where t.ended_at > (select at from since)
        and t.ended_at <= (select skein_now())
        and t.member_id <> ${memberId}
        and t.end_reason <> ${itStopped}
        and not exists (
          select from turns_by_day n
          where n.school_id = t.school_id
            and n.initiative_id = t.initiative_id
            and n.began_at = t.ended_at
            and case t.role
              when 'lead' then n.role = 'lead' and (n.seat = t.seat or n.member_id = t.member_id)
              else n.member_id = t.member_id
            end
          offset 0
        )
      order by t.ended_at desc limit ${newsAtOnce}
    ),
    wrote as (
      select u.id, case when u.corrects_id is null then 'update' else 'correction' end,
        u.written_at, u.written_by, u.written_by, u.initiative_id, null::int, u.health
      from updates u
      where u.written_at > (select at from since)
        and u.written_at <= (select skein_now())
        and u.written_by <> ${memberId}
      order by u.written_at desc limit ${newsAtOnce}
    ),
    decided as (
      select d.id, case d.outcome when 'withdrawn' then 'withdrawn' else 'decision' end,
        d.recorded_at, d.recorded_by, d.recorded_by, d.initiative_id, d.number, d.question
      from decisions d
      where d.state = 'decided'
        and d.recorded_at > (select at from since)
        and d.recorded_at <= (select skein_now())
        and d.recorded_by is distinct from ${memberId}::uuid
      order by d.recorded_at desc limit ${newsAtOnce}
    ),
    happened as (
      select * from began
      union all
      select * from ended
      union all
      select * from wrote
      union all
      select s.id, 'stance', s.taken_at, s.member_id, s.member_id, u.initiative_id, null, s.stance
      from stances s join updates u on (u.school_id, u.id) = (s.school_id, s.update_id), since
      where u.written_by = ${memberId} and s.taken_at > since.at
      union all
      select * from decided
      union all
      select p.id, case when p.version = 1 then 'proposal' else 'version' end,
        greatest(p.written_at, d.opened_at), p.written_by, p.written_by, d.initiative_id, d.number,
        d.question
      from proposals p
        join decisions d on (d.school_id, d.id) = (p.school_id, p.decision_id), since
      where d.state in ('open', 'closing') and greatest(p.written_at, d.opened_at) > since.at
      union all
      select (array_agg(id order by moved_at desc, id desc))[1],
        case
          when (array_agg(to_stage order by moved_at desc, id desc))[1] = 'stopped' then 'stopped'
          when (array_agg(from_stage order by moved_at, id))[1] is null then 'started'
          else 'stage'
        end,
        max(moved_at), moved_by, moved_by, initiative_id, null,
        (
          array_agg(
            case to_stage when 'stopped' then reason else to_stage end
            order by moved_at desc, id desc
          )
        )[1]
      from (
        select s.*, day,
          row_number() over (
            partition by initiative_id order by moved_at, s.id
          ) - row_number() over (
            partition by initiative_id, moved_by, day order by moved_at, s.id
          ) as run
        from stage_moves s cross join since, lateral (select local_day(s.moved_at) as day) d
        where s.moved_at > since.at
      ) moves
      group by initiative_id, moved_by, day, run
      having (array_agg(from_stage order by moved_at, id))[1] is distinct from (
        array_agg(to_stage order by moved_at desc, id desc)
      )[1]
      union all
      select c.id, 'thanks', c.recorded_at, c.recorded_by, c.member_id, c.initiative_id, null,
        c.text
      from contributions c, since
      where c.source = 'thanks'
        and c.member_id = ${memberId}
        and c.declined_at is null
        and c.recorded_at > since.at
      union all
      select o.id,
        case o.answer
          when 'accepted' then 'chosen'
          when 'declined' then case
            when o.hand_over_id is not null then 'another leads'
            else 'thanks for offering'
          end
          else 'offer came back'
        end,
        o.answered_at, o.answered_by, o.member_id, o.initiative_id, null, o.answer_reason
      from offers o, since
      where ${memberId} in (
        o.member_id, case when o.with_answer = 'agreed' then o.with_member_id end
      )
        and o.answered_at > since.at
        and o.answer_reason <> ${itStopped}
      union all
      select a.id, 'said no', a.answered_at, a.member_id, a.member_id, a.initiative_id, null,
        a.answer_reason
      from asks a, since
      where a.asked_by = ${memberId} and a.answer = 'declined' and a.answered_at > since.at
      union all
      select a.id, 'will not sponsor', a.answered_at, a.member_id, a.member_id, a.initiative_id,
        null, a.answer_reason
      from sponsor_asks a, since
      where a.asked_by = ${memberId} and a.answer = 'declined' and a.answered_at > since.at
    ),
    newest as (
      select * from happened h
      where h.by is distinct from ${memberId}::uuid and h.at <= (select skein_now())
      order by h.at desc, h.id limit ${newsAtOnce}
    )
    select h.id, h.kind, local_day(h.at) as day, coalesce(by.name, about.name) as who,
      case
        when h.kind like 'turn %' then about.initials
        else coalesce(by.initials, about.initials)
      end as initials, about.name as about, coalesce(h.decision, i.number) as number, i.title,
      h.text, f.name as "from"
    from newest h
      join members about on about.id = h.about
      left join members by on by.id = h.by
      left join initiatives i on i.id = h.initiative_id
      left join turns t on h.kind = 'turn began' and t.id = h.id
      left join lateral (
        select m.name
        from turns_by_day f join members m on m.id = f.member_id
        where f.school_id = t.school_id
          and f.initiative_id = t.initiative_id
          and f.role = 'lead'
          and f.seat = t.seat
          and f.ended_at = t.began_at
          and f.member_id <> t.member_id
      ) f on true
    order by h.at desc, h.id`
}
