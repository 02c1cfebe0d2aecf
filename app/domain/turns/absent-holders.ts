import { eq } from 'drizzle-orm'
import { turns } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { afterTheLead } from '../../vocabulary/ending-reasons'
import type { Acting } from '../acting'
import { found } from '../refusal'

/**
 * Ends all turns of a member who is not here any more. One that has not begun ends in the moment it
 * would have begun: it came to nothing.
 */
export async function closeTurnsOf(memberId: string, reason: string) {
  await sql()`
    update turns
    set ended_at = greatest(skein_now(), began_at), end_reason = ${reason}
    where member_id = ${memberId}
      and (ended_at is null or ended_at > skein_now())
      and not isempty(during)`
}

/**
 * Ends a turn with the local day before `on`, from which its holder is away; answers the instant at
 * which it was to end before.
 */
export async function endFor(turnId: string, { on, reason }: { on: string; reason: string }) {
  const [before] = await db()
    .select({ ended: turns.endedAt })
    .from(turns)
    .where(eq(turns.id, turnId))
  await sql()`
    update turns
    set end_reason = ${reason},
      ended_at = greatest(began_at, skein_now(), day_begins(school_id, ${on}::date))
    where id = ${turnId}`
  return found(before).ended
}

/** A turn that was ended for an absence, and the instant at which it was to end before. */
export type EndedFor = { turnId: string; endedBefore: string | null }

/**
 * Lets turns go on whose holders are here after all: to the end that each had before, or to the
 * next one in its seat or of its holder.
 */
export async function giveBackEnds(ended: readonly EndedFor[]) {
  await sql()`
    update turns t
    set end_reason = '',
      ended_at = least(
        back.ended_before::timestamptz,
        (
          select min(n.began_at)
          from turns_by_day n
          where n.initiative_id = t.initiative_id
            and n.id <> t.id
            and n.began_at >= t.ended_at
            and (
              n.member_id = t.member_id
              or (t.role = 'lead' and n.role = 'lead' and n.seat = t.seat)
            )
        )
      )
    from unnest(
        ${ended.map(({ turnId }) => turnId)}::uuid[],
        ${ended.map(({ endedBefore }) => endedBefore)}::text[]
      ) as back (turn_id, ended_before)
    where t.id = back.turn_id
      and t.ended_at > skein_now()
      and not is_away(t.school_id, t.member_id, local_day(greatest(t.began_at, skein_now())))`
}

/**
 * Whose lead another has accepted, and who is here after all, gets no hole that they did not ask
 * for: they follow from its end up to what they hold there next.
 */
export async function followAfter({ memberId: by }: Acting, turnIds: readonly string[]) {
  await sql()`
    insert into turns (
      school_id, id, initiative_id, member_id, role, began_at, ended_at, came_about, reason,
      recorded_by, recorded_at
    )
    select t.school_id, gen_random_uuid(), t.initiative_id, t.member_id, 'follow', t.ended_at,
      next.began_at, 'offered', ${afterTheLead}, ${by}, skein_now()
    from turns t,
      lateral (
        select min(n.began_at) as began_at, bool_or(n.during @> t.ended_at) as is_held
        from turns n
        where n.school_id = t.school_id
          and n.initiative_id = t.initiative_id
          and n.member_id = t.member_id
          and not isempty(n.during)
          and (n.began_at > t.ended_at or n.during @> t.ended_at)
      ) next
    where t.id = any(${turnIds}::uuid[])
      and t.role = 'lead'
      and not isempty(t.during)
      and t.ended_at > skein_now()
      and not coalesce(next.is_held, false)
      and not is_away(t.school_id, t.member_id, local_day(t.ended_at))`
}

/**
 * What was to go on after a leave comes to nothing, as it goes on earlier: from a local day, or now
 * if that is past. A lead that another leads up to it stays as it is.
 */
export async function forgetReturns(leaveId: string, on: string) {
  await sql()`
    update turns t
    set ended_at = t.began_at
    where t.after_leave_id = ${leaveId}
      and not isempty(t.during)
      and t.began_at > skein_now()
      and not exists (
        select from turns s
        where t.role = 'lead'
          and s.initiative_id = t.initiative_id
          and s.role = 'lead'
          and s.seat = t.seat
          and s.member_id <> t.member_id
          and s.during && tstzrange(greatest(skein_now(), day_begins(${on}::date)), t.began_at)
      )`
}
