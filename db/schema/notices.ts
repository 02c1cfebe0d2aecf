import { date, index, integer, text, unique, uuid } from 'drizzle-orm/pg-core'
import { noticeKinds } from '../../app/words'
import { moment, momentNow, oneOf, tenantTable, within, words } from './columns'
import { members } from './members'

/** One thing one member is told, once: `key` names the occasion, so that it can never be told twice. */
export const notices = tenantTable(
  'notices',
  {
    memberId: uuid('member_id').notNull(),
    kind: words('kind', noticeKinds).notNull(),
    key: text('key').notNull(),
    sentence: text('sentence').notNull(),
    initiative: integer('initiative'),
    dueOn: date('due_on'),
    madeAt: momentNow('made_at'),
    seenAt: moment('seen_at'),
    mailedAt: moment('mailed_at'),
  },
  (t) => [
    within(t, t.memberId, members),
    oneOf('notices_kind', t.kind, noticeKinds),
    unique('notices_once').on(t.schoolId, t.memberId, t.key),
    index('notices_of').on(t.schoolId, t.memberId, t.madeAt),
  ],
)

/** The letter of a day: at most one a member and local day, unless they asked for more. */
export const digests = tenantTable(
  'digests',
  { memberId: uuid('member_id').notNull(), day: date('day').notNull(), place: integer('place').notNull().default(1), madeAt: momentNow('made_at') },
  (t) => [within(t, t.memberId, members), unique('digests_one_a_day').on(t.schoolId, t.memberId, t.day, t.place)],
)

/** The secret address of a member's calendar: only its hash is kept; revoked, it is gone for good. */
export const calendarFeeds = tenantTable(
  'calendar_feeds',
  { memberId: uuid('member_id').notNull(), tokenHash: text('token_hash').notNull().unique(), madeAt: momentNow('made_at'), revokedAt: moment('revoked_at') },
  (t) => [within(t, t.memberId, members), index('calendar_feeds_of').on(t.schoolId, t.memberId)],
)
