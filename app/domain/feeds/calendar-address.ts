import { and, eq, isNull, sql as expression } from 'drizzle-orm'
import { calendarFeeds, members } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import { ensure } from '../refusal'

/**
 * Gives a member a new secret address for their calendar; the former one is gone for good. Only the
 * hash of its token is kept. Refuses anyone but the member themselves (forbidden).
 */
export async function makeCalendarAddress(acting: Acting, memberId: string, tokenHash: string) {
  const former = await calendarAddressOf(acting, memberId)
  await revokeCalendarAddress(acting, memberId)
  await db()
    .insert(calendarFeeds)
    .values({ memberId, tokenHash, follows: former?.follows ?? false })
}

/**
 * Takes a member's address away; the one who asks for it from now on finds nothing. Refuses anyone
 * but the member themselves (forbidden).
 */
export async function revokeCalendarAddress(acting: Acting, memberId: string) {
  ensure(may.keepCalendar(acting, memberId), 'Only the person themselves has this calendar.')
  // The member's row is locked first, so that of two addresses made at once one is left.
  await db().select({ id: members.id }).from(members).where(eq(members.id, memberId)).for('update')
  await db()
    .update(calendarFeeds)
    .set({ revokedAt: expression`skein_now()` })
    .where(and(eq(calendarFeeds.memberId, memberId), isNull(calendarFeeds.revokedAt)))
}

/**
 * Has the member's calendar show what they follow and shadow, too, or what they lead alone. Refuses
 * anyone but the member themselves (forbidden).
 */
export async function showFollowing(acting: Acting, memberId: string, follows: boolean) {
  ensure(may.keepCalendar(acting, memberId), 'Only the person themselves has this calendar.')
  await db()
    .update(calendarFeeds)
    .set({ follows })
    .where(and(eq(calendarFeeds.memberId, memberId), isNull(calendarFeeds.revokedAt)))
}

/**
 * The local day on which the member's address of now was made, and whether it shows what they
 * follow; nothing while they have none. Theirs alone to know (else forbidden).
 */
export async function calendarAddressOf(acting: Acting, memberId: string) {
  ensure(may.keepCalendar(acting, memberId), 'Only the person themselves has this calendar.')
  const [feed] = await sql()<{ madeOn: string; follows: boolean }[]>`
    select follows, local_day(made_at) as "madeOn"
    from calendar_feeds
    where member_id = ${memberId} and revoked_at is null`
  return feed
}
