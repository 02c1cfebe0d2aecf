import { sql } from '../../../db/school'
import type { FormationFilters } from '../../forms/insights'
import type { Stage } from '../../vocabulary'
import type { LeadPart } from '../../vocabulary/came-about'
import { allyDuring, named } from '../members/alliances'
import type { Acting } from '../acting'
import { cameAboutSeenBy } from '../turns/came-about'
import type { SeenCameAbout } from '../turns/came-about'
import { resting } from './lead-gaps'
import type { Rest } from './lead-gaps'

export type Turn<Who> = [
  who: Who,
  from: string,
  to: string | null,
  is: 'past' | 'now' | 'planned',
  seat: number,
  how: SeenCameAbout | LeadPart,
  ally: string | null,
]

export type Row = {
  number: number
  title: string
  stage: Stage
  createdOn: string
  rests: Rest[]
  turns: Turn<string>[]
}

const [many, lanesAPage, soonDays] = [60, 40, 28]

type Wanted = FormationFilters & { number?: number; memberId?: string }

// One round trip for the whole chart, whichever year is shown: a gap may begin before the year
// does. What is said of a lane is read for the page alone. A day on which a lead passes on is of
// the one who leads at its end.
export async function read(acting: Acting, wanted: Wanted) {
  const { number, stage, person, show, after, memberId } = wanted
  const soon = sql()`between skein_now() and skein_now() + ${soonDays}::int * interval '1 day'`
  const shown = !show
    ? sql()``
    : show === 'mine'
      ? sql()`
        and exists (
          select from turns t
          where (t.school_id, t.initiative_id) = (i.school_id, i.id)
            and t.member_id = ${memberId ?? null}::uuid
            and t.during @> skein_now()
        )`
      : sql()`
        and (
          exists (
            select from turns_by_day t
            where (t.school_id, t.initiative_id) = (i.school_id, i.id)
              and t.role = 'lead'
              and (t.ended_at ${soon} or t.began_at ${soon})
          )
          or exists (
            select from hand_overs h
            where (h.school_id, h.initiative_id) = (i.school_id, i.id)
              and h.offered_at is not null
              and h.answer is null
          )
        )`
  const [chart] = await sql()<
    { people: ChartPerson[]; rows: Row[]; isLong: boolean; next: number | null }[]
  >`
    with size as (
      select count(*) > ${many} and ${number ?? null}::int is null as is_long from initiatives
    ),
    wanted as materialized (
      select i.*, row_number() over (order by i.number) as rank
      from initiatives i, size
      where (${number ?? null}::int is null or i.number = ${number ?? null}) ${shown}
        and (
          not is_long
          or (
            i.stage = coalesce(${stage ?? null}::text, i.stage)
            and i.number > ${after ?? 0}
            and (
              ${person ?? null}::uuid is null
              or exists (
                select from turns t
                where (t.school_id, t.initiative_id) = (i.school_id, i.id)
                  and t.role = 'lead'
                  and t.member_id = ${person ?? null}::uuid
              )
            )
          )
        )
    ),
    page as materialized (
      select w.* from wanted w, size where not is_long or rank <= ${lanesAPage}
    ),
    moves as (
      select initiative_id, to_stage as stage, local_day(moved_at) as from,
        local_day(lead(moved_at) over (partition by initiative_id order by moved_at, id)) - 1 as to
      from stage_moves
      where initiative_id in (select id from page)
    ),
    rests as (
      select initiative_id,
        json_agg(
          json_build_object('from', moves.from, 'to', moves.to, 'stage', stage) order by moves.from
        ) as them
      from moves
      where stage = any(${[...resting]}) and (moves.to is null or moves.to >= moves.from)
      group by initiative_id
    ),
    turns_there as materialized (
      select t.*,
        case
          when lead(t.first_day) over (
            partition by t.initiative_id, t.seat order by t.began_at
          ) = t.last_day
            then greatest(t.first_day, t.last_day - 1)
          else t.last_day
        end as shown_to,
        row_number() over (
          partition by t.initiative_id, t.member_id order by t.began_at
        ) = 1 as is_first
      from page p join turns_by_day t on (t.school_id, t.initiative_id) = (p.school_id, p.id)
      where t.role = 'lead'
    ),
    beside as materialized (select * from ${sql().unsafe(named)} y),
    led as (
      select initiative_id,
        json_agg(
          json_build_array(
            member_id, first_day, shown_to,
            case
              when began_at > skein_now() then 'planned'
              when ended_at <= skein_now() then 'past'
              else 'now'
            end,
            seat,
            coalesce(
              case
                when stands_in_for is not null or not is_first then (
                  select part_of_lead(part)
                  from turns part
                  where (part.school_id, part.id) = (t.school_id, t.id)
                )
              end,
              ${sql().unsafe(cameAboutSeenBy(acting))}
            ),
            ${sql().unsafe(allyDuring('beside'))}
          )
          order by began_at, seat
        ) as turns
      from turns_there t
      where not (
        first_day = last_day
        and passed_within_a_day(
          (select one from turns one where (one.school_id, one.id) = (t.school_id, t.id))
        )
      )
      group by initiative_id
    )
    select (
        select coalesce(json_agg(json_build_array(id, name, initials) order by name, id), '[]')
        from members
        where ${number ?? null}::int is null and id in (select member_id from turns_there)
      ) as people,
      (
        select coalesce(
          json_agg(
            json_build_object(
              'number', i.number, 'title', i.title, 'stage', i.stage, 'createdOn',
              local_day(i.created_at), 'rests', coalesce(r.them, '[]'), 'turns',
              coalesce(l.turns, '[]')
            )
            order by i.number
          ),
          '[]'
        )
        from page i
          left join rests r on r.initiative_id = i.id
          left join led l on l.initiative_id = i.id
      ) as rows,
      (select is_long from size) as "isLong",
      (
        select p.number
        from page p, size
        where is_long
          and rank = ${lanesAPage}
          and exists (select from wanted where rank > ${lanesAPage})
      ) as next`
  return chart ?? { people: [], rows: [], isLong: false, next: null }
}

/**
 * A person of the chart: id, name, initials. Turns point at people by their place in the list, to
 * keep the page small.
 */
export type ChartPerson = [id: string, name: string, initials: string]
