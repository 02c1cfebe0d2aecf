import { and, eq } from 'drizzle-orm'
import { turnChanges } from '../../../db/schema'
import { db, sql } from '../../../db/school'

/**
 * Why a lead turn cannot be extended, in a sentence; nothing where it can. Only the last part of
 * one that others stood in for can be, and that once.
 */
export async function whyNotExtended({
  id,
  to,
}: {
  id: string
  to: string | null
}): Promise<string | undefined> {
  if (!to) return 'This turn has no last day, so there is nothing to extend.'
  const standIn = await standInAfter(id)
  if (standIn) return `This turn goes on after ${standIn} stands in; please choose its last part.`
  const isExtended = and(eq(turnChanges.kind, 'extend'), eq(turnChanges.answer, 'agreed'))
  const [before] = await db()
    .select({ id: turnChanges.id })
    .from(turnChanges)
    .where(and(eq(turnChanges.turnId, id), isExtended))
  return before && 'A turn is extended once; this one has been. Please hand it over.'
}

// Until the holder leads that seat again, nobody leads it but who stands in.
async function standInAfter(turnId: string) {
  const [standIn] = await sql()<{ name: string }[]>`
    with seat as (
      select s.*, s.stands_in_for is not null as stands_in
      from turns t
        join turns_by_day s on s.initiative_id = t.initiative_id
          and s.role = 'lead'
          and s.seat = t.seat
      where t.id = ${turnId} and s.began_at >= t.ended_at
    )
    select m.name
    from turns t
      join seat s on s.began_at = t.ended_at and s.stands_in
      join members m on m.id = s.member_id
    where t.id = ${turnId}
      and exists (
        select from seat r
        where r.member_id = t.member_id
          and not exists (select from seat b where b.began_at < r.began_at and not b.stands_in)
      )`
  return standIn?.name
}
