import { sql } from '../../../db/school'
import { positions } from '../../vocabulary'
import type { Position, Role } from '../../vocabulary'
import { linesAPage } from '../paging'
import { hasWords } from '../search'
import type { Member } from './members'

export type MemberWithTurns = Member & {
  leave: { id: string; startsOn: string; endsOn: string | null } | null
  turns: { role: Role; number: number; title: string }[]
  ally: string | null
}

export type PeopleFilter = {
  text?: string | undefined
  position?: Position | undefined
  after?: string | undefined
}

/**
 * The people of the school by position and name, those who left last, a page of a hundred that
 * begins after one of them: each with the turns they hold at this moment and the leave they are on.
 * `total` counts all by this filter, `everyone` the whole school; `next` is whom to go on after.
 */
export async function peopleOnPage({ text = '', position, after }: PeopleFilter = {}) {
  const rows = await sql()<
    (MemberWithTurns & { place: number; total: number; everyone: number; start: number })[]
  >`
    with wanted as materialized (
      select id,
        row_number() over (
          order by left_on is not null, array_position(${[...positions]}::text[], position), name,
            id
        )::int as place
      from members
      where position = coalesce(${position ?? null}::text, position)
        and ${hasWords('name', text)}
    ),
    start as (
      select coalesce((select place from wanted where id = ${after ?? null}::uuid), 0) as start,
        (select count(*) from wanted)::int as total,
        (select count(*) from members)::int as everyone
    )
    select m.id, m.name, m.initials, m.position, m.position_note as "positionNote", m.access,
      m.joined_on as "joinedOn", m.left_on as "leftOn", w.place, total, everyone, start,
      held.turns,
      (
        select y.name
        from standing_allies y
        where (y.school_id, y.student_id) = (m.school_id, m.id)
      ) as ally,
      (
        select json_build_object('id', l.id, 'startsOn', l.starts_on, 'endsOn', l.ends_on)
        from leaves l
        where (l.school_id, l.member_id) = (m.school_id, m.id)
          and l.cancelled_at is null
          and today() between l.starts_on and coalesce(l.ends_on, 'infinity')
      ) as leave
    from wanted w
      cross join start
      join members m on m.id = w.id
      cross join lateral (
        select coalesce(
          json_agg(
            json_build_object('role', t.role, 'number', i.number, 'title', i.title)
            order by t.role <> 'lead', i.number
          ),
          '[]'
        ) as turns
        from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
        where (t.school_id, t.member_id) = (m.school_id, m.id) and t.during @> skein_now()
      ) held
    where w.place > start and w.place <= start + ${linesAPage}
    order by w.place`
  const members: MemberWithTurns[] = rows.map(
    ({ place: _, total: __, everyone: ___, start: ____, ...member }) => member,
  )
  const { total = 0, everyone = 0, start = 0 } = rows[0] ?? {}
  return {
    members,
    total,
    everyone,
    skipped: start,
    next: start + members.length < total ? members.at(-1)?.id : undefined,
  }
}
