import { sql } from 'drizzle-orm'
import { check, date, index, text, unique, uuid } from 'drizzle-orm/pg-core'
import { contributionKinds, dutyKinds } from '../../app/vocabulary'
import { moment, momentNow, oneOf, tenantTable, within, words } from './columns'
import { decisions } from './decisions'
import { initiatives } from './initiatives'
import { members } from './members'
import { turns } from './turns'

/**
 * A duty that stands, said alike by the index of duties and by the one who asks for them, so that
 * one serves the other.
 */
const duties = `'${dutyKinds[0]}', '${dutyKinds[1]}'`
export const standingDuties = `kind in (${duties}) and declined_at is null`

/**
 * The ledger: one thing one member did. `source` says whether the act wrote it, the member logged
 * it, or another gave thanks. A correction is a new row that names the one it corrects; a thanked
 * person may decline. Nothing is overwritten.
 */
export const contributions = tenantTable(
  'contributions',
  {
    memberId: uuid('member_id').notNull(),
    kind: words('kind', contributionKinds).notNull(),
    text: text('text').notNull(),
    happenedOn: date('happened_on').notNull(),
    source: words('source', ['act', 'logged', 'thanks'] as const).notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: momentNow('recorded_at'),
    initiativeId: uuid('initiative_id'),
    decisionId: uuid('decision_id'),
    turnId: uuid('turn_id'),
    correctsId: uuid('corrects_id'),
    declinedAt: moment('declined_at'),
  },
  (t) => [
    within(t, t.memberId, members),
    within(t, t.recordedBy, members),
    within(t, t.initiativeId, initiatives),
    within(t, t.decisionId, decisions),
    within(t, t.turnId, turns),
    unique('contributions_corrected_once').on(t.schoolId, t.correctsId),
    oneOf('contributions_kind', t.kind, contributionKinds),
    oneOf('contributions_source', t.source, ['act', 'logged', 'thanks']),
    check('contributions_text_is_said', sql`length(trim(${t.text})) between 1 and 500`),
    check(
      'contributions_only_thanks_are_declined',
      sql`${t.declinedAt} is null or ${t.source} = 'thanks'`,
    ),
    index('contributions_when').on(t.schoolId, t.happenedOn, t.recordedAt, t.id),
    index('contributions_of_member').on(t.schoolId, t.memberId, t.happenedOn),
    index('contributions_duties')
      .on(t.schoolId, t.memberId, t.happenedOn, t.id)
      .where(sql.raw(standingDuties)),
    index('contributions_declined')
      .on(t.schoolId, t.memberId)
      .where(sql`${t.declinedAt} is not null`),
    index('contributions_of_initiative').on(t.schoolId, t.initiativeId, t.happenedOn),
  ],
)
