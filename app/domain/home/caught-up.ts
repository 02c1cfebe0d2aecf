import { sql } from '../../../db/school'
import type { Acting } from '../acting'
import { found } from '../refusal'

/**
 * Moves the mark of what I have seen up to an instant, which is when I looked: never back, never
 * past now. Answers where it stood before (ISO).
 */
export async function catchUp({ memberId }: Acting, until: string) {
  const [mark] = await sql()<{ before: string }[]>`
    update members m
    set caught_up_at = greatest(
      m.caught_up_at, least(${until}::text::timestamptz, skein_now())
    )
    from (select id, caught_up_at from members where id = ${memberId} for update) former
    where m.id = former.id
    returning former.caught_up_at as before`
  return found(mark).before
}

/** Moves the mark of what I have seen back to where it stood: what came since is news once more. */
export async function undoCatchUp({ memberId }: Acting, before: string) {
  await sql()`
    update members
    set caught_up_at = least(caught_up_at, ${before}::text::timestamptz)
    where id = ${memberId}`
}
