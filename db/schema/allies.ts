import { sql } from 'drizzle-orm'
import { check, foreignKey, index, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { every, moment, momentNow, oneOf, tenantTable, within, words } from './columns'
import { members } from './members'

const answers = ['accepted', 'declined', 'withdrawn'] as const
const endings = ['ended', 'another', 'gone'] as const

/** A student asked an adult to be their ally, who answered once, with a line if they liked. */
export const allyAsks = tenantTable(
  'ally_asks',
  {
    studentId: uuid('student_id').notNull(),
    memberId: uuid('member_id').notNull(),
    note: text('note').notNull().default(''),
    askedAt: momentNow('asked_at'),
    answer: words('answer', answers),
    answerReason: text('answer_reason').notNull().default(''),
    answeredAt: moment('answered_at'),
  },
  (t) => [
    within(t, t.studentId, members),
    within(t, t.memberId, members),
    unique('ally_asks_whom').on(t.schoolId, t.id, t.studentId, t.memberId),
    oneOf('ally_asks_answer', t.answer, answers),
    check('ally_asks_answered_when', sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
    uniqueIndex('ally_asks_one_open')
      .on(t.schoolId, t.studentId)
      .where(sql`${t.answer} is null`),
    index('ally_asks_of_member').on(t.schoolId, t.memberId),
  ],
)

/**
 * The time in which an adult who said yes is the ally of a student: one stands for each student.
 */
export const alliances = tenantTable(
  'alliances',
  {
    askId: uuid('ask_id').notNull(),
    studentId: uuid('student_id').notNull(),
    memberId: uuid('member_id').notNull(),
    beganAt: momentNow('began_at'),
    endedAt: moment('ended_at'),
    endedBecause: words('ended_because', endings),
    endedBy: uuid('ended_by'),
  },
  (t) => [
    unique('alliances_one_an_ask').on(t.schoolId, t.askId),
    foreignKey({
      name: 'alliances_as_asked',
      columns: [t.schoolId, t.askId, t.studentId, t.memberId],
      foreignColumns: [allyAsks.schoolId, allyAsks.id, allyAsks.studentId, allyAsks.memberId],
    }),
    within(t, t.studentId, members),
    within(t, t.memberId, members),
    within(t, t.endedBy, members),
    oneOf('alliances_ended_because', t.endedBecause, endings),
    check(
      'alliances_ended_when',
      every(
        sql`(${t.endedAt} is null) = (${t.endedBecause} is null)`,
        sql`${t.endedAt} >= ${t.beganAt}`,
        sql`(${t.endedBy} is null or ${t.endedAt} is not null)`,
      ),
    ),
    uniqueIndex('alliances_one_standing')
      .on(t.schoolId, t.studentId)
      .where(sql`${t.endedAt} is null`),
    index('alliances_of_student').on(t.schoolId, t.studentId),
    index('alliances_of_member')
      .on(t.schoolId, t.memberId)
      .where(sql`${t.endedAt} is null`),
  ],
)
