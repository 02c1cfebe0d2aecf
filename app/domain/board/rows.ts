import { sql } from '../../../db/school'
import type { BoardFilters } from '../../forms/board'
import type { Health, Role, Stage } from '../../vocabulary'
import type { BoardPerson } from '../../vocabulary/board'
import type { LeadPart } from '../../vocabulary/came-about'
import { may } from '../acting'
import type { Acting } from '../acting'
import { whatItSays } from '../initiatives/lessons'
import { hasWords } from '../search'

/**
 * What says when a lead is handed over next: who leads now, and what is asked of whom; what is
 * planned; whether there is a plan of its rotation.
 */
export type Days = { id: string; now: LeadNow[]; coming: Coming[] | null; isPlanned: boolean }
type Coming = [on: string, part: LeadPart | null]
type LeadNow = [
  memberId: string,
  from: string,
  to: string | null,
  isAsked: boolean,
  dueOn: string | null,
]

type Turn = [person: number, role: Role, since: string | null]
type Told = [
  number: number,
  title: string,
  stage: Stage,
  days: Days,
  health: Health | null,
  handOvers: number | null,
  offers: number | null,
  turns: Turn[] | null,
  lesson: string | null,
]
export type Row = ReturnType<typeof rowOf>

/** `hidden` counts by stage; of `total` and `needLead` the filters hide nothing. */
type Read = {
  people: BoardPerson[]
  isLong: boolean
  rows: Told[]
  hidden: Partial<Record<Stage, number>>
  total: number
  needLead: number
}

const [cardsAtOnce, cardsAColumn, manyPeople] = [200, 30, 100]

/**
 * What stands on the board that these filters leave, in one round trip. Which cards are shown is
 * found first; what is said of each is looked up for these alone. Of many people only those on the
 * cards are told, in any order and without their ids: nobody chooses from them.
 */
export async function boardRows(acting: Acting, filters: BoardFilters) {
  const [board] = await sql()<Read[]>`
    with ${held()},
    ${kept(filters)},
    ${people()},
    ${turnsOfCards()},
    ${waiting(acting)}
    select (select are from many) as "isLong", ${counts()},
      (
        select coalesce(
          json_agg(json_build_array(said_id, name, initials, ally) order by place), '[]'
        )
        from people
      ) as people,
      (
        select coalesce(
          json_agg(
            json_build_array(
              k.number, k.title, k.stage,
              json_build_object(
                'id', k.id, 'now', coalesce(r.leads, '[]'), 'coming', c.days, 'isPlanned',
                coalesce(p.is_dated, false)
              ),
              l.health, h.many, o.many, r.turns, case when k.stage = 'stopped' then k.lesson end
            )
            order by k.place, k.number
          ),
          '[]'
        )
        from kept k
          left join roster r on r.initiative_id = k.id
          left join coming c on c.initiative_id = k.id
          left join plans p on p.initiative_id = k.id
          left join latest l on l.initiative_id = k.id
          left join waiting_hand_overs h on h.initiative_id = k.id
          left join waiting_offers o on o.initiative_id = k.id
      ) as rows`
  if (!board) throw new Error('The board is one row.')
  return { ...board, rows: board.rows.map(rowOf) }
}

// The database tells a row without its names, which two hundred of them would repeat.
function rowOf([number, title, stage, days, health, handOvers, offers, turns, lesson]: Told) {
  return { number, title, stage, days, health, handOvers, offers, turns: turns ?? [], lesson }
}

// Turns that are held now. Most are open, and stand whole in an index of their own.
function held() {
  return sql()`held as materialized (
    select id, initiative_id, member_id, role, seat, began_at, null::timestamptz as ended_at
    from turns where ended_at is null and began_at <= (select skein_now())
    union all
    select id, initiative_id, member_id, role, seat, began_at, ended_at
    from turns_by_day where ended_at > (select skein_now()) and began_at <= (select skein_now())
  ), many as materialized (
    select count(*) > ${manyPeople} as are from (select distinct member_id from held) holders
  )`
}

function kept(filters: BoardFilters) {
  return sql()`
    ranked as (
        select id, number, title, stage, lesson, place,
          row_number() over (partition by stage order by place, number) as nth,
          count(*) over (partition by stage) as in_stage, count(*) over () as in_all
        from initiatives i
        where true ${fitting(filters)}
      ),
      kept as materialized (
        select ranked.*
        from ranked,
        lateral (
          select case
            when in_all = in_stage then ${cardsAtOnce}::int
            else ${cardsAColumn}::int
          end as most
        ) column_shows
        where in_all <= ${cardsAtOnce} or nth <= most * 4 / 5 or nth > in_stage - most / 5
      )`
}

function fitting({ person, role, challenge, stage, text }: BoardFilters) {
  const holding = sql()`and i.id in (select initiative_id from held
    where true ${person ? sql()`and member_id = ${person}` : sql()``}
      ${role ? sql()`and role = ${role}` : sql()``})`
  return sql()`${challenge ? sql()`and i.challenge = ${challenge}` : sql()``}
    ${stage ? sql()`and i.stage = ${stage}` : sql()``} ${person || role ? holding : sql()``}
    ${text ? sql()`and ${hasWords(whatItSays, text)}` : sql()``}`
}

function people() {
  return sql()`
    people as materialized (
      select m.id, m.name, m.initials, y.name as ally,
        case when many.are then '' else m.id::text end as said_id,
        row_number() over (
          order by case when many.are then '' else m.name end, m.id
        )::int - 1 as place
      from many, members m
        left join standing_allies y on (y.school_id, y.student_id) = (m.school_id, m.id)
      where m.id in (
        select member_id
        from held
        where not (select are from many) or initiative_id in (select id from kept)
      )
    )`
}

// A correction counts as of the day of the update that it corrects.
function turnsOfCards() {
  return sql()`roster as (
    select h.initiative_id,
      json_agg(json_build_array(h.member_id, local_day(h.began_at),
          last_local_day(h.ended_at),
          a.id is not null, a.due_on)
        order by h.began_at, h.seat) filter (where h.role = 'lead') as leads,
      json_agg(json_build_array(p.place, h.role,
          case when h.role = 'lead' then local_day(h.began_at) end)
        order by h.role <> 'lead', h.seat, h.began_at, p.place) as turns
    from kept k join held h on h.initiative_id = k.id join people p on p.id = h.member_id
      left join hand_overs a on a.turn_id = h.id and a.answer is null
    group by h.initiative_id
  ), stand_ins as (
    select initiative_id, seat, ended_at
    from turns_by_day
    where stands_in_for is not null and ended_at > (select skein_now())
  ), coming as (
    select t.initiative_id,
      json_agg(
        json_build_array(
          t.first_day,
          case
            when t.stands_in_for is not null then 'stands in'
            when s.ended_at is not null
              or exists (
                select from turns p
                where (p.school_id, p.initiative_id) = (t.school_id, t.initiative_id)
                  and (p.member_id, p.role) = (t.member_id, 'lead')
                  and p.ended_at <= t.began_at
                  and not isempty(p.during)
              )
            then (
              select part_of_lead(p)
              from turns p
              where (p.school_id, p.id) = (t.school_id, t.id)
            )
          end
        )
        order by t.began_at, t.seat
      ) as days
    from turns_by_day t
      left join stand_ins s on s.initiative_id = t.initiative_id
        and (s.seat, s.ended_at) = (t.seat, t.began_at)
    where t.role = 'lead' and t.began_at > (select skein_now())
      and greatest(t.began_at, t.recorded_at) > (select skein_now())
    group by t.initiative_id
  ), plans as (
    select distinct on (p.initiative_id) p.initiative_id,
      cadence in ('every few weeks', 'every term') or milestone_on is not null as is_dated
    from kept k join rotation_plans p on p.initiative_id = k.id
    order by p.initiative_id, p.set_at desc, p.id desc
  ), latest as (
    select distinct on (u.initiative_id) u.initiative_id, u.health
    from kept k join updates u on u.initiative_id = k.id
      left join updates corrected on corrected.id = u.corrects_id
    order by u.initiative_id, coalesce(corrected.written_at, u.written_at) desc, u.written_at desc
  )`
}

// What waits for an answer is the team's to know, and no guest's.
function waiting(acting: Acting) {
  const isTold = may.seeAsked(acting) ? sql()`` : sql()`and false`
  return sql()`waiting_hand_overs as (
    select initiative_id, count(*) as many
    from hand_overs where answer is null ${isTold} group by initiative_id
  ), waiting_offers as (
    select o.initiative_id, count(*) as many from offers o
    where o.answer is null ${isTold}
      and (not o.is_private or may_see_offer(o, ${acting.memberId}))
    group by o.initiative_id
  )`
}

// What is paused or stopped needs nobody just now.
function counts() {
  return sql()`(select count(*)::int from initiatives) as total,
    (select count(*)::int from initiatives where stage not in ('paused', 'stopped')
      and id not in (select initiative_id from held where role = 'lead')) as "needLead",
    (select coalesce(json_object_agg(stage, hidden), '{}') from (
      select stage, max(in_stage) - count(*) as hidden from kept group by stage
    ) columns where hidden > 0) as hidden`
}
