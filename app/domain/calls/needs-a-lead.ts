import { and, isNotNull, isNull } from 'drizzle-orm'
import { handOvers } from '../../../db/schema'
import { db, remembered, sql } from '../../../db/school'
import type { Stage } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'
import { isClosedThroughout, schoolCalendar } from '../calendar/calendar'
import { openDayFrom } from '../calendar/open-days'
import { addDays } from '../../vocabulary/days'
import type { Calendar } from '../calendar/calendar'
import { openCalls } from './open-calls'
import type { CallShown } from './open-calls'

/**
 * An initiative that needs someone: nobody leads it, a gap is coming, a seat is free, or a call is
 * open. Local days of the school.
 */
export type Need = {
  number: number
  title: string
  stage: Stage
  kind: 'uncovered' | 'gap' | 'seat' | 'called'
  /** The first day without a lead: behind us where it is uncovered, ahead where a gap comes. */
  from: string | null
  /** Who leads next, and from when, where that is planned. */
  next: { name: string; on: string } | null
  leads: string[]
  /** How many follow it now. */
  follows: number
  freeSeats: number
  calls: CallShown[]
  /** Whether someone is asked to take over the lead, and has not answered; for all but guests. */
  isAsked: boolean
  /**
   * The standing offers to lead that this member may see, and their own open offer, whatever it
   * answers.
   */
  offers: number
  mine: string | null
  mayOffer: boolean
  mayCall: boolean
}

const ahead = 28

/**
 * Everything that needs a lead now or within four weeks, and every open call: the uncovered longest
 * first, then coming gaps, free seats and calls. A gap that has only closed days is none. What
 * is paused or stopped needs nobody.
 */
export async function needsOf(acting: Acting): Promise<Need[]> {
  const [rows, asked, offers, calls, calendar] = await Promise.all([
    goingOn(acting),
    askedToTakeOver(acting),
    offersTo(acting),
    openCalls(acting),
    schoolCalendar(),
  ])
  const needs = rows.map((row) => {
    const own = { offers: 0, mine: null, ...offers.find(({ id }) => id === row.id) }
    return needOf(
      acting,
      { ...row, ...own, isAsked: asked.has(row.id) },
      { calls: calls.filter(({ number }) => number === row.number), calendar },
    )
  })
  return needs
    .filter((need): need is Need => need !== undefined)
    .sort((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind) || order(one, other))
}

const kinds = ['uncovered', 'gap', 'seat', 'called']

/** An initiative that goes on, with who leads it now: the same for every reader. */
export type GoingOn = Pick<Need, 'number' | 'title' | 'stage' | 'next' | 'follows'> & {
  id: string
  freeSeats: number
  sponsorId: string | null
  leads: { id: string; name: string }[]
  openSince: string
  leadEnds: string | null
}

/**
 * Every initiative that is neither paused nor stopped, with its leads and free seats, by its
 * number; looked up once for all who look at one moment.
 */
export function goingOn({ school }: Acting): Promise<GoingOn[]> {
  return remembered(`going on on ${school.today}`, () => read(school), [
    'members',
    'initiatives',
    'turns',
  ])
}

/** Whether the school has an initiative, be it one that is paused or has stopped. */
export async function hasBegun() {
  const [school] = await sql()<{ begun: boolean }[]>`
    select exists (select from initiatives) as begun`
  return school?.begun ?? false
}

// The initiatives of which a lead is offered to someone who has not answered.
async function askedToTakeOver(acting: Acting) {
  if (!may.seeAsked(acting)) return new Set<string>()
  const rows = await db()
    .selectDistinct({ id: handOvers.initiativeId })
    .from(handOvers)
    .where(and(isNotNull(handOvers.offeredAt), isNull(handOvers.answer)))
  return new Set(rows.map(({ id }) => id))
}

// The standing offers to lead that this member may see, and their own open one.
async function offersTo(acting: Acting) {
  if (!may.seeAsked(acting)) return []
  const { memberId } = acting
  return sql()<{ id: string; offers: number; mine: string | null }[]>`
    select o.initiative_id as id,
      count(*) filter (where o.call_id is null and may_see_offer(o, ${memberId}))::int as offers,
      (array_agg(o.id) filter (where o.member_id = ${memberId}))[1] as mine
    from offers o
    where o.answer is null
    group by o.initiative_id`
}

// The end of the leads' time is the first moment after now that no lead turn covers.
async function read(school: Acting['school']) {
  return sql()<GoingOn[]>`
    with running as materialized (
      select t.initiative_id, t.member_id, t.seat, t.began_at, t.ended_at, t.during, m.name
      from turns_by_day t join members m on m.id = t.member_id
      where t.role = 'lead' and (t.ended_at is null or t.ended_at > (select skein_now()))
    ),
    held as (
      select initiative_id,
        json_agg(json_build_object('id', member_id, 'name', name) order by seat) as leads
      from running
      where began_at <= (select skein_now())
      group by initiative_id
    ),
    gaps as (
      select initiative_id, min(ended_at) as at
      from running t
      where t.ended_at is not null
        and not exists (
          select from running n where n.initiative_id = t.initiative_id and n.during @> t.ended_at
        )
      group by initiative_id
    ),
    coming as materialized (
      select initiative_id, began_at, name from running where began_at > (select skein_now())
    )
    select i.id, i.number, i.title, i.stage, cardinality(free.seats) as "freeSeats",
      i.sponsor_id as "sponsorId", coalesce(held.leads, '[]') as leads,
      (
        select count(*)::int
        from turns f
        where (f.school_id, f.initiative_id) = (i.school_id, i.id)
          and f.role = 'follow'
          and f.during @> (select skein_now())
      ) as follows,
      coalesce(
        least(last_local_day(past.ended) + 1, ${school.today}::date), local_day(i.created_at)
      )::text as "openSince",
      local_day(gap.at)::text as "leadEnds",
      case
        when next.began_at is not null then json_build_object(
          'name', next.name, 'on', local_day(next.began_at)
        )
      end as next
    from initiatives i
      join free_seats free on (free.school_id, free.initiative_id) = (i.school_id, i.id)
      left join held on held.initiative_id = i.id
      left join gaps gap on gap.initiative_id = i.id
      left join lateral (
        select max(t.ended_at) as ended
        from turns_by_day t
        where held.leads is null
          and t.initiative_id = i.id
          and t.role = 'lead'
          and t.ended_at <= skein_now()
      ) past on true
      left join lateral (
        select t.began_at, t.name
        from coming t
        where t.initiative_id = i.id and (held.leads is null or t.began_at > gap.at)
        order by t.began_at limit 1
      ) next on true
    where i.stage not in ('paused', 'stopped')
    order by i.number`
}

type Row = GoingOn & Pick<Need, 'isAsked' | 'offers' | 'mine'>

function needOf(
  acting: Acting,
  { id: _, freeSeats, sponsorId, leads, openSince, leadEnds, ...row }: Row,
  { calls, calendar }: { calls: CallShown[]; calendar: Calendar },
): Need | undefined {
  const gap =
    leadEnds && isGap(calendar, { from: leadEnds, next: row.next?.on, today: acting.school.today })
      ? openDayFrom(calendar, leadEnds).on
      : null
  const isMissed =
    !leads.length &&
    !(row.next && isClosedThroughout(calendar, { from: openSince, to: addDays(row.next.on, -1) }))
  const kind = isMissed
    ? 'uncovered'
    : gap
      ? 'gap'
      : leads.length && freeSeats > 0
        ? 'seat'
        : calls.length
          ? 'called'
          : undefined
  if (!kind) return undefined
  const ids = leads.map(({ id }) => id)
  return {
    ...row,
    kind,
    freeSeats,
    calls,
    leads: leads.map(({ name }) => name),
    from: kind === 'uncovered' ? openSince : gap,
    next: kind === 'uncovered' || kind === 'gap' ? row.next : null,
    mayOffer: may.takePart(acting) && !row.mine && !ids.includes(acting.memberId),
    mayCall: may.openCall(acting, { leads: ids, sponsorId }),
  }
}

// Without a lead on a day on which the school is open, before the next one begins, within four
// weeks.
function isGap(
  calendar: Calendar,
  { from, next, today }: { from: string; next: string | undefined; today: string },
) {
  const last = addDays(today, ahead)
  const to = next && next <= last ? addDays(next, -1) : last
  return !isClosedThroughout(calendar, { from, to })
}

function order(one: Need, other: Need) {
  const days: [string, string] = [
    one.from ?? one.calls[0]?.startsOn ?? '',
    other.from ?? other.calls[0]?.startsOn ?? '',
  ]
  return days[0].localeCompare(days[1]) || one.number - other.number
}
