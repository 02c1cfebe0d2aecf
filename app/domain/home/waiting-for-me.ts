import { sql } from '../../../db/school'
import type { Readiness, Role, Stage } from '../../vocabulary'
import type { Acting } from '../acting'
import { askedOfMe } from '../calls/open-calls'
import type { AskedOfMe } from '../calls/open-calls'
import { openHandOversOf } from '../hand-overs/hand-overs'
import { goingOn } from '../calls/needs-a-lead'
import type { GoingOn } from '../calls/needs-a-lead'
import { itStopped } from '../stages/stops'
import { changeInWords, openChanges } from '../turns/open-change-requests'

export type MyTurn = {
  role: Role
  number: number
  title: string
  from: string
  to: string | null
  isComing: boolean
}

export type Waiting = {
  handOvers: { number: number; title: string; from: string; plannedOn: string | null }[]
  offers: { number: number; title: string; from: string; readiness: Readiness }[]
  changes: { number: number; title: string; sentence: string }[]
  openSeats: { number: number; title: string; stage: Stage; leads: number }[]
  asked: AskedOfMe
}

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
    | 'offer came back'
    | 'said no'
  day: string
  who: string
  about: string
  number: number | null
  title: string | null
  text: string
  from: string | null
}

export type FirstSteps = { invited: boolean; initiative: boolean; decision: boolean }

const newsAtOnce = 30

/**
 * What I hold now and what is to come, soonest first; `from` and `to` are the school's local days,
 * both included.
 */
export async function myTurns({ memberId }: Acting): Promise<MyTurn[]> {
  return sql()<MyTurn[]>`
    select t.role, i.number, i.title, t.began_at > skein_now() as "isComing",
      t.first_day as "from",
      t.last_day as "to"
    from turns_by_day t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where t.member_id = ${memberId} and (t.ended_at is null or t.ended_at > skein_now())
    order by "isComing", t.began_at, i.number`
}

/**
 * What waits for me: hand-overs to accept, offers I may answer, what I am asked for, calls of mine
 * to choose for, and running initiatives of mine with a free seat in the lead.
 */
export async function waitingFor(acting: Acting): Promise<Waiting> {
  const [handOvers, offers, changes, openSeats, asked] = await Promise.all([
    handOversTo(acting),
    offersFor(acting),
    openChanges(),
    openSeatsOf(acting),
    askedOfMe(acting),
  ])
  const toMe = changes.filter(({ withId }) => withId === acting.memberId)
  return {
    handOvers,
    offers,
    changes: toMe.map((change) => ({
      number: change.number,
      title: change.title,
      sentence: changeInWords(change, acting.memberId),
    })),
    openSeats,
    asked,
  }
}

async function handOversTo(acting: Acting): Promise<Waiting['handOvers']> {
  const open = await openHandOversOf(acting, { toId: acting.memberId })
  return open.map(({ number, title, from, plannedOn }) => ({ number, title, from, plannedOn }))
}

// Standing offers; those to an open call wait for who opened it. Who may answer is said as
// `may.assignLead` says it: administrators, the sponsor, the one who leads now.
async function offersFor({ memberId, access }: Acting) {
  return sql()<Waiting['offers']>`
    select i.number, i.title, m.name as "from", o.readiness
    from offers o
      join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id)
      join members m on (m.school_id, m.id) = (o.school_id, o.member_id)
    where o.answer is null
      and o.member_id <> ${memberId}
      and i.stage <> 'stopped'
      and may_see_offer(o, ${memberId})
      and not exists (
        select from calls c
        where (c.school_id, c.id) = (o.school_id, o.call_id) and c.closed_at is null
      )
      and (
        ${access}::text in ('owner', 'admin')
        or i.sponsor_id = ${memberId}
        or exists (
          select from turns t
          where (t.school_id, t.initiative_id) = (i.school_id, i.id)
            and t.role = 'lead'
            and t.member_id = ${memberId}
            and t.during @> skein_now()
        )
      )
    order by o.offered_at`
}

async function openSeatsOf(acting: Acting): Promise<Waiting['openSeats']> {
  const isMine = ({ sponsorId, leads }: GoingOn) =>
    sponsorId === acting.memberId || leads.some(({ id }) => id === acting.memberId)
  const open = (await goingOn(acting)).filter((one) => one.freeSeats > 0 && isMine(one))
  return open.map(({ number, title, stage, leads }) => ({
    number,
    title,
    stage,
    leads: leads.length,
  }))
}

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
        t.role as text
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
          when 'declined' then 'thanks for offering'
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
    ),
    newest as (
      select * from happened h
      where h.by is distinct from ${memberId}::uuid and h.at <= (select skein_now())
      order by h.at desc, h.id limit ${newsAtOnce}
    )
    select h.id, h.kind, local_day(h.at) as day, coalesce(by.name, about.name) as who,
      about.name as about, coalesce(h.decision, i.number) as number, i.title, h.text,
      f.name as "from"
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

/** Which of the first hour's three steps are done, by what exists. */
export async function firstSteps(): Promise<FirstSteps> {
  const [steps] = await sql()<FirstSteps[]>`
    select exists (select from invitations where withdrawn_at is null)
        or (select count(*) > 1 from members) as invited,
      exists (select from initiatives) as initiative,
      exists (select from decisions where state <> 'draft') as decision`
  return steps ?? { invited: false, initiative: false, decision: false }
}

/**
 * Moves the mark of what I have seen up to an instant, which is when I looked: never back, never
 * past now.
 */
export async function catchUp({ memberId }: Acting, until: string) {
  await sql()`
    update members
    set caught_up_at = greatest(caught_up_at, least(${until}::text::timestamptz, skein_now()))
    where id = ${memberId}`
}
