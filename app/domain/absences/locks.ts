import { sql } from '../../../db/school'

/**
 * Locks every decision that a member sees through, and every initiative in which they hold
 * something, are asked for something or will again once they are back, in one order, until the
 * transaction ends.
 */
export async function lockAllOf(memberId: string) {
  await sql()`
    select id from decisions
    where state <> 'decided' and coalesce(keeper_id, proposer_id) = ${memberId}
    order by id
    for update`
  await sql()`
    select id from initiatives
    where ${memberId} in (sponsor_id, technical_owner_id)
      or id in (
        select initiative_id
        from turns
        where member_id = ${memberId} and (ended_at is null or ended_at > skein_now())
        union
        select t.initiative_id
        from passings p
          join turns t on (t.school_id, t.id) = (p.school_id, p.turn_id)
          join leaves l on (l.school_id, l.id) = (p.school_id, p.leave_id)
        where p.member_id = ${memberId}
          and p.cancelled_at is null
          and l.cancelled_at is null
          and (l.ends_on is null or l.ends_on >= today())
        union
        select initiative_id
        from hand_overs
        where to_member_id = ${memberId} and answer is null
        union
        select initiative_id
        from offers
        where ${memberId} in (member_id, with_member_id) and answer is null
        union
        select initiative_id
        from asks
        where member_id = ${memberId} and answer is null
        union
        select initiative_id
        from turn_changes
        where ${memberId} in (with_member_id, asked_by) and answer is null
        union
        select initiative_id
        from sponsor_asks
        where member_id = ${memberId} and answer is null
        union
        select initiative_id
        from calls
        where opened_by = ${memberId} and closed_at is null
        union
        select initiative_id
        from actions
        where owner_id = ${memberId} and outcome is null
        union
        select initiative_id
        from barriers
        where brought_to = ${memberId} and resolved_at is null
      )
    order by id
    for update`
}
