import type { ISql } from 'postgres'

/**
 * For an initiative that a test writes by itself, as `made`: its sponsor, if it has one, said yes,
 * without which the database keeps none.
 */
export function withItsYes(sql: ISql) {
  return sql`
    insert into sponsor_asks (school_id, id, initiative_id, member_id, asked_by, answer, answer_reason, answered_at)
    select school_id, gen_random_uuid(), id, sponsor_id, sponsor_id, 'accepted', 'It matters to me.', skein_now() from made where sponsor_id is not null`
}
