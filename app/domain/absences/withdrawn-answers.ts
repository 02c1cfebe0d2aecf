import { sql } from '../../../db/school'

/** Why something ended that waited for someone; `awayThen` is the third. */
export const leftTheSchool = 'left the school'
export const guestNow = 'is a guest now'

/**
 * Withdraws all that a member offered, and all that waits for their answer but for hand-overs, with
 * the reason why.
 */
export async function withdrawAnswers(memberId: string, reason: string) {
  await sql()`
    update offers
    set answer = 'withdrawn', answer_reason = ${reason}, answered_by = ${memberId},
      answered_at = skein_now()
    where member_id = ${memberId} and answer is null`
  await sql()`
    update asks set answer = 'withdrawn', answer_reason = ${reason}, answered_at = skein_now()
    where member_id = ${memberId} and answer is null`
  await sql()`
    update sponsor_asks
    set answer = 'withdrawn', answer_reason = ${reason}, answered_at = skein_now()
    where member_id = ${memberId} and answer is null`
  await sql()`
    update ally_asks set answer = 'withdrawn', answer_reason = ${reason}, answered_at = skein_now()
    where member_id = ${memberId} and answer is null`
  await sql()`
    update turn_changes
    set answer = 'withdrawn', answer_reason = ${reason}, answered_at = skein_now()
    where ${memberId} in (with_member_id, asked_by) and answer is null`
}

/** Who offered together with them still offers, alone: since the same day, in the same words. */
export async function leavePairs(memberId: string, reason: string) {
  const pairs = await sql()<{ id: string }[]>`
    update offers o
    set answer = 'withdrawn', answered_by = m.id, answered_at = skein_now(),
      answer_reason = m.name
        || ', who was asked to offer with you, '
        || ${reason}::text
        || '. Your offer stands for you alone.'
    from members m
    where m.id = ${memberId}
      and (o.school_id, o.with_member_id) = (m.school_id, m.id)
      and o.with_answer is distinct from 'declined'
      and o.answer is null
    returning o.id`
  await sql()`
    insert into offers (
      school_id, id, initiative_id, call_id, member_id, readiness, note, is_private, offered_at
    )
    select school_id, gen_random_uuid(), initiative_id, call_id, member_id, readiness, note,
      is_private, offered_at
    from offers
    where id = any(${pairs.map(({ id }) => id)}::uuid[])`
}
