import { sql } from '../../../db/school'

/**
 * What a board hangs on beside the filters, the day and what its viewer may do: the school's
 * version, and the open private offers that this viewer sees. Two viewers with the same `seen` see
 * the same board; with `byAll` all do, as no private offer is open.
 */
export async function boardSeenBy(viewer: string) {
  const [row] = await sql()<{ version: number; offers: string | null; byAll: boolean }[]>`
    with waiting as materialized (select * from offers where answer is null and is_private)
    select v.version::int, not exists (select from waiting) as "byAll",
      (
        select string_agg(o.id::text, ' ' order by o.id)
        from waiting o
        where may_see_offer(o, ${viewer})
      ) as offers
    from school_versions v`
  return { seen: `${row?.version} ${row?.offers ?? ''}`, byAll: row?.byAll ?? false }
}
