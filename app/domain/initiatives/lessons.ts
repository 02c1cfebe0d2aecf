import { sql } from '../../../db/school'
import type { Stage } from '../../vocabulary'
import { hasWords } from '../search'

/** What one initiative taught when it was stopped; days are local days of the school. */
export type Lesson = {
  number: number
  title: string
  stage: Stage
  lesson: string
  by: string | null
  memberId: string | null
  on: string | null
  led: string[]
}

/** What is searched of an initiative `i`, on the board and on the shelf. */
export const whatItSays = "i.title || ' ' || i.purpose || ' ' || i.lesson"

/**
 * The shelf of lessons: of every initiative that was stopped, newest first, also of one that began
 * again later. `text` narrows it to those that say so in their name, purpose or lesson.
 */
export async function lessonsOf({
  text = '',
  number,
}: { text?: string; number?: number } = {}): Promise<Lesson[]> {
  return sql()<Lesson[]>`
    select i.number, i.title, i.stage, i.lesson, m.name as by, m.id as "memberId",
      local_day(s.moved_at) as on,
      array(
        select l.name
        from (
          select p.name, min(t.began_at) as since
          from turns_by_day t join members p on (p.school_id, p.id) = (t.school_id, t.member_id)
          where (t.school_id, t.initiative_id) = (i.school_id, i.id) and t.role = 'lead'
          group by p.name
        ) l
        order by l.since
      ) as led
    from initiatives i
      left join lateral (
        select moved_at, moved_by
        from stage_moves
        where initiative_id = i.id and to_stage = 'stopped'
        order by moved_at desc limit 1
      ) s on true
      left join members m on m.id = s.moved_by
    where i.lesson <> ''
      and i.number = coalesce(${number ?? null}::int, i.number)
      and ${hasWords(whatItSays, text)}
    order by s.moved_at desc nulls last, i.number`
}
