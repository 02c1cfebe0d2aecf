import { written } from '../../db/school'

/**
 * What a board hangs on beside the filters, the day and what its viewer may do: the school's version, and which private offers that
 * wait this viewer sees. Two viewers of whom it says the same see the same board.
 */
export async function boardSeenBy(viewer: string) {
  const [seen] = await written()<{ version: number; offers: string }[]>`
    select v.version::int, (select coalesce(string_agg(o.id::text, ' ' order by o.id), '') from offers o where o.answer is null and o.is_private and may_see_offer(o, ${viewer})) as offers
    from school_versions v`
  return `${seen?.version} ${seen?.offers}`
}
