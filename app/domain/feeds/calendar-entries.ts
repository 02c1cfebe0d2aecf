import { sql } from '../../../db/school'
import type { CameAbout, Role } from '../../vocabulary'
import { deadlinesOf, dueActionsOf } from './calendar-deadlines'
import type { ActionEntry, DeadlineEntry, Told } from './calendar-deadlines'
import { schoolCalendar, yearOf } from '../calendar/calendar'
import type { Calendar } from '../calendar/calendar'
import { found } from '../refusal'

export type TurnEntry = Told & {
  role: Role
  cameAbout: CameAbout
  from: string
  to: string
  isOpen: boolean
  isPast: boolean
  isComing: boolean
}
export type HandOverEntry = Told & {
  on: string
  isMine: boolean
  /** Who gives it; nobody where their own lead was planned and never begins. */
  from: string | null
  to: string | null
  isPast: boolean
}
export type Entries = {
  school: { name: string; slug: string }
  turns: TurnEntry[]
  handOvers: HandOverEntry[]
  deadlines: DeadlineEntry[]
  actions: ActionEntry[]
}

/**
 * A member's calendar, in local days of the school, both included: what they lead, and what they
 * follow and shadow where their calendar is to show it; hand-overs; deadlines of decisions that ask
 * them, and of their actions. Those of the past year and all to come; none on days after a school
 * year. What came to nothing stays for a month, cancelled, so that a calendar takes it out. A turn
 * without an end is shown to the end of the school year. Notes, reasons and reflections stay in
 * Skein.
 */
export async function calendarEntries(
  memberId: string,
  { onlyLeading = false } = {},
): Promise<Entries> {
  const [row] = await sql()<{ name: string; slug: string; today: string }[]>`
    select name, slug, today() as today from schools`
  const { today, ...school } = found(row)
  const time = { calendar: await schoolCalendar(), today }
  const [turns, handOvers, deadlines, actions] = await Promise.all([
    turnsOf(memberId, { onlyLeading }),
    handOversOf(memberId),
    deadlinesOf(memberId),
    dueActionsOf(memberId),
  ])
  return {
    school,
    deadlines,
    actions,
    turns: turns
      .map((turn) => ({
        ...turn,
        to: lastDayOf(turn, time),
        isOpen: turn.to === null,
        isPast: turn.to !== null && turn.to < today,
        isComing: turn.from > today,
      }))
      .filter(({ from, to }) => from <= to),
    handOvers: handOvers
      .filter(({ on }) => isInYear(time.calendar, on))
      .map((handOver) => ({
        ...handOver,
        isPast: handOver.on < today && handOver.status === 'confirmed',
      })),
  }
}

type Time = { calendar: Calendar; today: string }

// Up to the end of the school year that it reaches: between two years nobody leads in an empty
// building.
function lastDayOf({ from, to }: { from: string; to: string | null }, { calendar, today }: Time) {
  const last = to ?? (from > today ? from : today)
  const ends = yearOf(calendar, last)?.endsOn ?? last
  return to === null || to > ends ? ends : to
}

function isInYear(calendar: Calendar, day: string) {
  return day <= (yearOf(calendar, day)?.endsOn ?? day)
}

// A planned lead is tentative until its hand-over is accepted.
function turnsOf(memberId: string, { onlyLeading }: { onlyLeading: boolean }) {
  return sql()<
    (Omit<TurnEntry, 'to' | 'isOpen' | 'isPast' | 'isComing'> & { to: string | null })[]
  >`
    select t.id, i.number, i.title, t.role, t.came_about as "cameAbout",
      local_day(t.began_at) as from,
      case
        when isempty(t.during) then local_day(t.began_at)
        else last_local_day(t.ended_at)
      end as to,
      case
        when isempty(t.during) then 'cancelled'
        when t.role = 'lead'
          and t.began_at > skein_now()
          and not exists (
            select from hand_overs h
            where (h.school_id, h.incoming_turn_id) = (t.school_id, t.id) and h.answer = 'accepted'
          ) then 'tentative'
        else 'confirmed'
      end as status,
      t.revision, coalesce(t.revised_at, t.recorded_at) as "changedAt"
    from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where t.member_id = ${memberId}
      and (
        t.role = 'lead'
        or not ${onlyLeading}::boolean
        and exists (
          select from calendar_feeds f
          where f.member_id = t.member_id and f.revoked_at is null and f.follows
        )
      )
      and (
        t.ended_at is null
        or t.ended_at > skein_now() - case
          when isempty(t.during) then interval '31 days'
          else interval '1 year'
        end
      )
    order by t.began_at, t.id`
}

// One entry for each lead that is given on, whether it was said in a hand-over or follows from who
// leads after whom in the same seat; who stands in for some days is handed nothing over. The day is
// the first of the next lead, as hand-overs count it. What waits for an answer is known to the one
// it was offered to, not before.
function handOversOf(memberId: string) {
  return sql()<Omit<HandOverEntry, 'isPast'>[]>`
    with pairs as (
      select o.id, o.initiative_id, o.member_id as from_id, s.member_id as to_id,
        local_day(o.ended_at) as on_day, o.ended_at <= skein_now() as is_over,
        o.revision + coalesce(s.revision, 0) as revision,
        greatest(
          coalesce(o.revised_at, o.recorded_at), coalesce(s.revised_at, s.recorded_at)
        ) as changed_at
      from turns_by_day o
        left join turns_by_day s on (s.school_id, s.initiative_id) = (o.school_id, o.initiative_id)
          and s.role = 'lead'
          and s.seat = o.seat
          and s.began_at = o.ended_at
      where o.role = 'lead'
        and o.ended_at is not null
        and ${memberId}::uuid in (o.member_id, s.member_id)
        and s.member_id is distinct from o.member_id
        and s.stands_in_for is null
        and (o.stands_in_for is null or s.member_id <> o.stands_in_for)
        and (s.id is not null or o.ended_at > skein_now())
    ),
    said as (
      select distinct on (h.turn_id) h.turn_id as id, h.initiative_id,
        case when not isempty(t.during) then t.member_id end as from_id, h.to_member_id as to_id,
        h.answer,
        coalesce(
          h.due_on, case when h.answer = 'accepted' then local_day(h.answered_at) end,
          local_day(t.ended_at)
        ) as on_day,
        (count(*) over each + sum(h.revision) over each)::int as revision,
        max(coalesce(h.revised_at, h.prepared_at)) over each as changed_at
      from hand_overs h join turns t on (t.school_id, t.id) = (h.school_id, h.turn_id)
      where (t.member_id = ${memberId} and not isempty(t.during))
        or (h.to_member_id = ${memberId} and h.offered_at is not null)
      window each as (partition by h.turn_id)
      order by h.turn_id, h.prepared_at desc, h.id desc
    ),
    told as (
      select id, coalesce(s.initiative_id, p.initiative_id) as initiative_id,
        coalesce(s.from_id, p.from_id) as from_id,
        case
          when s.answer in ('declined', 'withdrawn') and p.id is not null then p.to_id
          else coalesce(s.to_id, p.to_id)
        end as to_id,
        case
          when s.answer in ('declined', 'withdrawn') and p.id is not null then p.on_day
          else coalesce(s.on_day, p.on_day)
        end as on_day,
        case
          when s.answer = 'accepted' then 'confirmed'
          when s.answer is not null and p.id is null then 'cancelled'
          when p.is_over and p.to_id is not null then 'confirmed'
          else 'tentative'
        end as status,
        coalesce(s.revision, 0) + coalesce(p.revision, 0) as revision,
        greatest(s.changed_at, p.changed_at) as changed_at
      from pairs p full join said s using (id)
    )
    select t.id, i.number, i.title, t.on_day as on, giver.name as from, taker.name as to,
      t.from_id is not distinct from ${memberId}::uuid as "isMine", t.status, t.revision,
      t.changed_at as "changedAt"
    from told t
      join initiatives i on i.id = t.initiative_id
      left join members giver on giver.id = t.from_id
      left join members taker on taker.id = t.to_id
    where t.on_day > today() - case when t.status = 'cancelled' then 31 else 365 end
    order by t.on_day, t.id`
}
