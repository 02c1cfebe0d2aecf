import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { noticeKinds } from '../../app/vocabulary'
import { moment, momentNow, oneOf, tenantTable, within, words } from './columns'
import { members } from './members'

/**
 * The letter of a day: at most one a member and local day, unless they asked for more. Of the
 * secret in it that stops all letters the hash is kept.
 */
export const digests = tenantTable(
  'digests',
  {
    memberId: uuid('member_id').notNull(),
    day: date('day').notNull(),
    place: integer('place').notNull().default(1),
    stopHash: text('stop_hash').notNull().unique(),
    madeAt: momentNow('made_at'),
  },
  (t) => [
    within(t, t.memberId, members),
    unique('digests_one_a_day').on(t.schoolId, t.memberId, t.day, t.place),
  ],
)

/**
 * One thing one member is told, once: `key` names the occasion, so that it can never be told twice.
 */
export const notices = tenantTable(
  'notices',
  {
    memberId: uuid('member_id').notNull(),
    kind: words('kind', noticeKinds).notNull(),
    key: text('key').notNull(),
    sentence: text('sentence').notNull(),
    initiative: integer('initiative'),
    decision: integer('decision'),
    dueOn: date('due_on'),
    /** The local day of the act that it tells of, which may have been told later. */
    happenedOn: date('happened_on'),
    madeAt: momentNow('made_at'),
    seenAt: moment('seen_at'),
    /** Since when it is not so any more, of what was to come. */
    overAt: moment('over_at'),
    mailedAt: moment('mailed_at'),
    /**
     * The letter it stands in; nothing until one is written, or for ever when they read it here
     * first.
     */
    digestId: uuid('digest_id'),
  },
  (t) => [
    within(t, t.memberId, members),
    within(t, t.digestId, digests),
    oneOf('notices_kind', t.kind, noticeKinds),
    check('notices_mailed_in_a_letter', sql`(${t.mailedAt} is null) = (${t.digestId} is null)`),
    unique('notices_once').on(t.schoolId, t.memberId, t.key),
    index('notices_of').on(t.schoolId, t.memberId, t.madeAt),
    index('notices_waiting')
      .on(t.schoolId, t.memberId)
      .where(sql`${t.mailedAt} is null and ${t.seenAt} is null`),
  ],
)

/**
 * The secret address of a member's calendar: only its hash is kept; revoked, it is gone for good.
 */
export const calendarFeeds = tenantTable(
  'calendar_feeds',
  {
    memberId: uuid('member_id').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    madeAt: momentNow('made_at'),
    revokedAt: moment('revoked_at'),
    follows: boolean('follows').notNull().default(false),
  },
  (t) => [within(t, t.memberId, members), index('calendar_feeds_of').on(t.schoolId, t.memberId)],
)
