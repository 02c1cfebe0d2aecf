import { sql } from '../../../db/school'
import { openDayFrom, schoolCalendar } from '../calendar/calendar'
import type { PassingKind, Role } from '../../vocabulary'

/**
 * The days someone is away, local days of the school: the first one, and the last one if there is
 * one.
 */
export type Absence = { from: string; to: string | null }

/**
 * A lead that lies, whole or in part, in someone's absence. `dueOn` is the local day on which
 * another takes it up: the first of the absence, or the first open day after it.
 */
export type HeldLead = {
  turnId: string
  initiativeId: string
  number: number
  title: string
  dueOn: string
  insteadOf?: string
  because?: string
  isComing: boolean
  /**
   * The open hand-over of this turn, if there is one; of a turn to come, the notes with which it
   * was received, and no id.
   */
  handOver: {
    id: string | null
    toId: string | null
    stands: string
    next: string
    wish: string
  } | null
  /** Who leads in this seat after it, if that is planned. */
  nextId: string | null
}

/** Anything else that passes on. `candidates` are members it might go to, the nearest first. */
export type HeldThing = {
  kind: Exclude<PassingKind, 'turn'>
  id: string
  number: number | null
  title: string | null
  text: string
  candidates: string[]
}

/** What ends by itself: following and shadowing, and what waits for an answer. */
export type Ending = {
  what: 'follow' | 'shadow' | 'hand-over' | 'offer' | 'ask' | 'change'
  turnId: string | null
  title: string
  number: number
}

export type Holdings = { leads: HeldLead[]; things: HeldThing[]; endings: Ending[] }

/**
 * Everything a member holds that falls into an absence: what is planned before it and what lies
 * after a last day stays out. The moment it begins is the first local midnight of it, or now,
 * whichever is later.
 */
export async function holdingsOf(memberId: string, absence: Absence): Promise<Holdings> {
  const [leads, things, turns, waiting] = await Promise.all([
    leadsIn(memberId, absence),
    thingsOf(memberId, absence),
    turnsIn(memberId, absence),
    waitingFor(memberId, absence),
  ])
  return { leads: await onOpenDays(leads, absence), things, endings: [...turns, ...waiting] }
}

// An absence may begin in a closed week; nobody takes a lead up then, unless the absence is over
// before the school opens again.
async function onOpenDays(leads: HeldLead[], { to }: Absence): Promise<HeldLead[]> {
  const calendar = await schoolCalendar()
  return leads.map((lead) => {
    const { on, insteadOf, because } = openDayFrom(calendar, lead.dueOn)
    return insteadOf && (!to || on <= to)
      ? { ...lead, dueOn: on, insteadOf, because: because ?? '' }
      : lead
  })
}

/**
 * Locks every decision that a member sees through, and every initiative in which they hold
 * something or are asked for something, in one order, until the transaction ends.
 */
export async function lockAllOf(memberId: string) {
  await sql()`
    select id from decisions
    where state <> 'decided' and coalesce(keeper_id, proposer_id) = ${memberId}
    order by id
    for update`
  await sql()`
    select id from initiatives
    where ${memberId} in (sponsor_id, technical_owner_id)
      or id in (
        select initiative_id
        from turns
        where member_id = ${memberId} and (ended_at is null or ended_at > skein_now())
        union
        select initiative_id
        from hand_overs
        where to_member_id = ${memberId} and answer is null
        union
        select initiative_id
        from offers
        where ${memberId} in (member_id, with_member_id) and answer is null
        union
        select initiative_id
        from asks
        where member_id = ${memberId} and answer is null
        union
        select initiative_id
        from turn_changes
        where ${memberId} in (with_member_id, asked_by) and answer is null
        union
        select initiative_id
        from calls
        where opened_by = ${memberId} and closed_at is null
        union
        select initiative_id
        from actions
        where owner_id = ${memberId} and outcome is null
        union
        select initiative_id
        from barriers
        where brought_to = ${memberId} and resolved_at is null
      )
    order by id
    for update`
}

function leadsIn(memberId: string, { from, to }: Absence) {
  return sql()<HeldLead[]>`
    with away as (${awayMoments(from, to)})
    select t.id as "turnId", t.initiative_id as "initiativeId", i.number, i.title,
      t.began_at > skein_now() as "isComing",
      greatest(${from}::date, local_day(t.began_at), today())::text as "dueOn",
      (
        select json_build_object(
          'id', case when h.turn_id = t.id then h.id end, 'toId',
          case when h.turn_id = t.id then h.to_member_id end, 'stands', h.stands, 'next', h.next,
          'wish', h.wish
        )
        from hand_overs h
        where ((h.school_id, h.turn_id) = (t.school_id, t.id) and h.answer is null)
          or ((h.school_id, h.incoming_turn_id) = (t.school_id, t.id) and t.began_at > skein_now())
        order by h.turn_id = t.id desc limit 1
      ) as "handOver",
      (
        select n.member_id
        from turns_by_day n
        where n.initiative_id = t.initiative_id
          and n.role = 'lead'
          and n.seat = t.seat
          and n.began_at >= greatest(t.began_at, away.begins)
          and n.id <> t.id
          and n.member_id <> t.member_id
        order by n.began_at limit 1
      ) as "nextId"
    from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id), away
    where t.member_id = ${memberId}
      and t.role = 'lead'
      and t.during && tstzrange(away.begins, away.ends)
    order by i.number, t.began_at`
}

function turnsIn(memberId: string, { from, to }: Absence) {
  return sql()<(Ending & { what: Exclude<Role, 'lead'> })[]>`
    with away as (${awayMoments(from, to)})
    select t.role as what, t.id as "turnId", i.title, i.number
    from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id), away
    where t.member_id = ${memberId}
      and t.role <> 'lead'
      and t.during && tstzrange(away.begins, away.ends)
    order by i.number, t.began_at`
}

// A running thing goes on with its initiative's own people where it can; what belongs to none goes
// back to the one who began it.
function thingsOf(memberId: string, { from }: Absence) {
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

// A hand-over for a day before the absence may still be accepted; so may what is asked and offered
// until it begins. What was offered in confidence ends too, and is not named here: the one who
// records an absence for someone is told nothing of it.
function waitingFor(memberId: string, { from, to }: Absence) {
  return sql()<Ending[]>`
    select w.what, null as "turnId", i.title, i.number
    from (
      select 'hand-over' as what, initiative_id
      from hand_overs
      where to_member_id = ${memberId}
        and answer is null
        and (due_on is null or due_on >= ${from}::date)
        and (due_on is null or ${to}::date is null or due_on <= ${to}::date)
      union all
      select 'offer', initiative_id
      from offers
      where member_id = ${memberId} and answer is null and not is_private
      union all
      select 'ask', initiative_id
      from asks
      where member_id = ${memberId} and answer is null
      union all
      select 'change', initiative_id
      from turn_changes
      where ${memberId} in (with_member_id, asked_by) and answer is null
    ) w
      join initiatives i on i.id = w.initiative_id
    order by i.number`
}

function awayMoments(from: string, to: string | null) {
  return sql()`
    select begins, greatest(begins, coalesce(day_begins(${to}::date + 1), 'infinity')) as ends
    from greatest(skein_now(), day_begins(${from}::date)) as begins`
}
