import { sql } from '../../../db/school'
import { openDayFrom } from '../calendar/open-days'
import { schoolCalendar } from '../calendar/calendar'
import type { Role } from '../../vocabulary'
import type { HeldThing } from './held-things'
import { thingsOf } from './held-things'
import type { Absence } from './absence'

/**
 * A lead that falls, whole or in part, into someone's absence. `dueOn` is the local day on which
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

/** What ends by itself: following and shadowing, and what waits for an answer. */
export type Ending = {
  what: 'follow' | 'shadow' | 'hand-over' | 'offer' | 'ask' | 'change'
  turnId: string | null
  title: string
  number: number
}

export type Holdings = { leads: HeldLead[]; things: HeldThing[]; endings: Ending[] }

/**
 * Everything a member holds that falls into an absence: what is planned before it, or after its
 * last day, stays out. It begins at its first local midnight, or now if that is later.
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
