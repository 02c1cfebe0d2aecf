import { sql } from 'drizzle-orm'
import { check, date, index, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { accesses, letterHabits, positions } from '../../app/vocabulary'
import { accounts } from './accounts'
import {
  bracketed,
  either,
  every,
  moment,
  momentNow,
  oneOf,
  tenantTable,
  within,
  words,
} from './columns'

export const members = tenantTable(
  'members',
  {
    accountId: uuid('account_id').references(() => accounts.id),
    name: text('name').notNull(),
    initials: text('initials').notNull(),
    email: text('email'),
    position: words('position', positions).notNull(),
    positionNote: text('position_note').notNull().default(''),
    access: words('access', accesses).notNull(),
    joinedOn: date('joined_on').notNull(),
    leftOn: date('left_on'),
    /** The last day of someone who is going to leave: on the day after they are let go. */
    lastDayOn: date('last_day_on'),
    /**
     * The days of the week they work, Monday the lowest of seven bits; at first those of the
     * school.
     */
    worksOn: smallint('works_on')
      .notNull()
      .default(sql`working_week()`),
    letters: words('letters', letterHabits).notNull().default('once a day'),
    strengths: text('strengths').notNull().default(''),
    growthEdges: text('growth_edges').notNull().default(''),
    caughtUpAt: momentNow('caught_up_at'),
    /**
     * When someone who deleted their account asked that the school no longer says who they were.
     */
    forgottenAt: moment('forgotten_at'),
  },
  (t) => [
    unique('members_one_per_account').on(t.schoolId, t.accountId),
    check('members_leave_after_joining', sql`${t.leftOn} >= ${t.joinedOn}`),
    check('members_name_is_said', sql`length(trim(${t.name})) > 0`),
    oneOf('members_position', t.position, positions),
    oneOf('members_access', t.access, accesses),
    oneOf('members_letters', t.letters, letterHabits),
    check('members_works_on', sql`${t.worksOn} between 1 and 127`),
    check(
      'members_forgotten_whole',
      either(
        sql`${t.forgottenAt} is null`,
        bracketed(
          every(
            sql`${t.leftOn} is not null`,
            sql`${t.accountId} is null`,
            sql`${t.email} is null`,
            sql`${t.name} = 'Former member'`,
            sql`${t.initials} = '–'`,
            sql`${t.positionNote} = ''`,
            sql`${t.strengths} = ''`,
            sql`${t.growthEdges} = ''`,
          ),
        ),
      ),
    ),
    index('members_account').on(t.accountId),
    index('members_joined').on(t.schoolId, t.joinedOn),
    index('members_leaving')
      .on(t.lastDayOn)
      .where(sql`${t.leftOn} is null and ${t.lastDayOn} is not null`),
  ],
)

/**
 * What a member was called before they chose another name; a trigger writes it. Gone when they are
 * forgotten.
 */
export const formerNames = tenantTable(
  'former_names',
  {
    memberId: uuid('member_id').notNull(),
    name: text('name').notNull(),
    initials: text('initials').notNull(),
    changedAt: momentNow('changed_at'),
  },
  (t) => [within(t, t.memberId, members), index('former_names_of').on(t.schoolId, t.memberId)],
)

/**
 * An invitation by mailed link; the member comes into being, or is joined to an account, when it is
 * accepted.
 */
export const invitations = tenantTable(
  'invitations',
  {
    memberId: uuid('member_id'),
    email: text('email').notNull(),
    name: text('name').notNull(),
    position: words('position', positions).notNull(),
    access: words('access', accesses).notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    invitedBy: uuid('invited_by').notNull(),
    invitedAt: momentNow('invited_at'),
    expiresAt: moment('expires_at').notNull(),
    acceptedAt: moment('accepted_at'),
    withdrawnAt: moment('withdrawn_at'),
  },
  (t) => [
    within(t, t.memberId, members),
    within(t, t.invitedBy, members),
    oneOf('invitations_position', t.position, positions),
    oneOf('invitations_access', t.access, accesses),
    uniqueIndex('invitations_one_open_per_address')
      .on(t.schoolId, sql`lower(${t.email})`)
      .where(sql`${t.acceptedAt} is null and ${t.withdrawnAt} is null`),
  ],
)

/**
 * A letter with an invitation's link: the first and each one sent again. The database bounds how
 * many go out in an hour.
 */
export const invitationLetters = tenantTable(
  'invitation_letters',
  {
    invitationId: uuid('invitation_id').notNull(),
    sentBy: uuid('sent_by').notNull(),
    sentAt: momentNow('sent_at'),
  },
  (t) => [
    within(t, t.invitationId, invitations),
    within(t, t.sentBy, members),
    index('invitation_letters_sent').on(t.schoolId, t.sentAt),
    index('invitation_letters_sender').on(t.schoolId, t.sentBy, t.sentAt),
  ],
)
