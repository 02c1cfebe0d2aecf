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
  /** The first five who led it; whether there were others. */
  led: string[]
  hasOthers: boolean
}

/** What is searched of an initiative `i`, on the board and on the shelf. */
export const whatItSays = "i.title || ' ' || i.purpose || ' ' || i.lesson"

const lessonsAPage = 30
const mostNamed = 5

type Sought = { text?: string | undefined; number?: number; after?: number | undefined }

/**
 * The shelf of lessons: of every initiative that was stopped, newest first, also of one that began
 * again later; a page of thirty, from the one after the initiative numbered `after`. `text` narrows
 * it to those that say so in their name, purpose or lesson. `next` is the number to go on from,
 * `total` how many there are, `skipped` how many are on the pages before.
 */
export async function lessonsOf(sought: Sought = {}) {
  const read = await shelved(sought)
  const lines = read.slice(0, lessonsAPage)
  const [first] = read
  return {
    lines: lines.map(({ place: _, total: __, led, ...lesson }): Lesson => ({
      ...lesson,
      led: led.slice(0, mostNamed),
      hasOthers: led.length > mostNamed,
    })),
    next: read.length > lines.length ? lines.at(-1)?.number : undefined,
    total: first?.total ?? 0,
    skipped: first ? first.place - 1 : 0,
  }
}

function shelved({ text = '', number, after }: Sought) {
  return sql()<(Omit<Lesson, 'hasOthers'> & { place: number; total: number })[]>`
    with placed as (
      select i.id, i.number, s.moved_at, s.moved_by, count(*) over ()::int as total,
        row_number() over (order by s.moved_at desc nulls last, i.number)::int as place
      from initiatives i
        left join lateral (
          select moved_at, moved_by
          from stage_moves
          where initiative_id = i.id and to_stage = 'stopped'
          order by moved_at desc limit 1
        ) s on true
      where i.lesson <> ''
        and i.number = coalesce(${number ?? null}::int, i.number)
        and ${hasWords(whatItSays, text)}
    ), page as (
      select *
      from placed
      where place > coalesce((select place from placed where number = ${after ?? null}::int), 0)
      order by place limit ${lessonsAPage + 1}
    )
    select i.number, i.title, i.stage, i.lesson, m.name as by, m.id as "memberId",
      local_day(page.moved_at) as on, page.place, page.total,
      array(
        select p.name
        from (
          select t.member_id, min(t.began_at) as since
          from turns_by_day t
          where (t.school_id, t.initiative_id) = (i.school_id, i.id) and t.role = 'lead'
          group by t.member_id
          order by since limit ${mostNamed + 1}
        ) l join members p on (p.school_id, p.id) = (i.school_id, l.member_id)
        order by l.since
      ) as led
    from page
      join initiatives i on i.id = page.id
      left join members m on m.id = page.moved_by
    order by page.place`
}
