import { expect, test } from 'vitest'
import { closeDecision } from '../../../app/domain/decisions/close'
import { makeNotices } from '../../../app/domain/notices/notices'
import { nudge, sendNudges } from '../../../app/domain/decisions/nudges'
import { settleDue } from '../../../app/domain/decisions/due'
import { afterQuietHours } from '../../../app/domain/calendar/quiet-hours'
import { recordOutcome } from '../../../app/domain/decisions/outcomes'
import { reviewDecision, reviewsDue } from '../../../app/domain/decisions/reviews'
import { tellSchool } from '../../../app/jobs/notices.server'
import { decidingIn, settled } from '../../support/deciding'
import { ownSchool } from '../../support/own-school'
import { opened } from '../../support/proposals'
import { kindOf } from '../../support/refusals'

const school = ownSchool()

const { at, by, says, past } = decidingIn(school)

test('one nudge a round, never in quiet hours', async () => {
  const number = await opened(school, ['RO', 'TO'])
  expect(await kindOf(by('TO', (acting) => nudge(acting, number)))).toBe('done')
  expect(await kindOf(by('RO', (acting) => nudge(acting, number)))).toBe('conflict')
  const closed = [{ name: 'Snow', startsOn: '2026-03-09', endsOn: '2026-03-09' }]
  const after = (instant: string, days: typeof closed = []) =>
    afterQuietHours(instant, {
      from: '18:00',
      to: '07:00',
      timeZone: 'America/Los_Angeles',
      calendar: { years: [], terms: [], closed: days, worksOn: 31 },
    })
  expect(after('2026-03-02T18:00:00Z')).toBe('2026-03-02T18:00:00Z')
  expect(after('2026-03-03T03:00:00Z')).toBe('2026-03-03T15:00:00Z')
  expect(after('2026-03-03T10:00:00Z')).toBe('2026-03-03T15:00:00Z')
  expect(after('2026-03-07T03:00:00Z')).toBe('2026-03-09T14:00:00Z')
  expect(after('2026-03-07T03:00:00Z', closed)).toBe('2026-03-10T14:00:00Z')
})

test('a nudge is told once, to those still not heard, and is over when they are', async () => {
  const number = await opened(school, ['RO', 'TO', 'DA'])
  await by('RO', (acting) => nudge(acting, number))
  await says('TO', number, 'consents')
  await Promise.all([1, 2, 3].map(() => school.cast.inSchool(sendNudges)))
  await school.cast.inSchool(makeNotices)
  const waiting = () =>
    school.sql<
      { member_id: string }[]
    >`select member_id from notices where key like 'open nudged %' and decision = ${number} and seen_at is null`
  expect((await waiting()).map(({ member_id }) => member_id).sort()).toEqual(
    school.cast.ids(['RO', 'DA']).sort(),
  )
  await says('DA', number, 'consents')
  await school.cast.inSchool(makeNotices)
  expect((await waiting()).map(({ member_id }) => member_id)).toEqual(school.cast.ids(['RO']))
})

test('what is due is done once however many look: a deadline closes, a review returns with one notice', async () => {
  const number = await opened(school, ['RO', 'TO'])
  await past(number)
  await school.sql`delete from review_reminders`
  const look = () => school.cast.inSchool(async () => (await settleDue(), tellSchool()))
  await Promise.all([look(), look(), look()])
  expect((await at(number)).state).toBe('closing')
  expect(
    (
      await school.sql`select count(*)::int as n from review_reminders r join decisions d on (d.school_id, d.id) = (r.school_id, r.decision_id) where d.number = 6`
    )[0]?.n,
  ).toBe(1)
  await Promise.all([1, 2].map(() => school.cast.inSchool(makeNotices)))
  const told =
    await school.sql`select m.name, m.id = d.recorded_by as recorded from notices n join decisions d on d.number = n.decision join members m on (m.school_id, m.id) = (n.school_id, n.member_id) where n.key like 'open review %' and d.number = 6`
  expect(told.map(({ recorded }) => recorded as boolean)).toEqual([true])
})

test('a review that is due is answered once: kept until a later day, ended, or amended by a decision that passes', async () => {
  const pass = async (more = {}) => {
    const number = await opened(school, ['RO'], more)
    await says('RO', number, 'consents')
    await by('RO', (acting) => closeDecision(acting, number))
    await by('RO', (acting) =>
      recordOutcome(acting, number, { ...settled, reviewOn: '2026-03-09', outcome: 'passed' }),
    )
    return number
  }
  const number = await pass()
  const onReviewDay = (who: string) => ({
    ...school.cast.who(who),
    school: { ...school.cast.who(who).school, today: '2026-03-09' },
  })
  expect(
    await kindOf(
      school.cast.inSchool(() =>
        reviewDecision(school.cast.who('TO'), number, { result: 'kept', line: 'x' }),
      ),
    ),
  ).toBe('conflict')
  expect(
    (await school.cast.inSchool(() => reviewsDue('2026-03-09', number))).map(({ dueOn }) => dueOn),
  ).toEqual(['2026-03-09'])
  const both = await Promise.all(
    ['TO', 'PN'].map((who) =>
      kindOf(
        school.cast.inSchool(() =>
          reviewDecision(onReviewDay(who), number, {
            result: 'kept',
            line: 'It works.',
            nextReviewOn: '2026-05-04',
          }),
        ),
      ),
    ),
  )
  expect(both.sort()).toEqual(['conflict', 'done'])
  expect(await school.cast.inSchool(() => reviewsDue('2026-05-03', number))).toEqual([])
  expect((await school.cast.inSchool(() => reviewsDue('2026-05-04', number)))[0]?.dueOn).toBe(
    '2026-05-04',
  )
  const over = await pass()
  const end = () =>
    kindOf(
      school.cast.inSchool(() =>
        reviewDecision(onReviewDay('TO'), over, { result: 'ended', line: 'It has done its work.' }),
      ),
    )
  expect([await end(), await end()]).toEqual(['done', 'conflict'])
  expect(await school.cast.inSchool(() => reviewsDue('2027-06-01', over))).toEqual([])
  const amended = await pass({ supersedesId: (await at(number)).id })
  expect(await school.cast.inSchool(() => reviewsDue('2026-06-01', number))).toEqual([])
  const results =
    await school.sql`select r.result from decision_reviews r join decisions d on (d.school_id, d.id) = (r.school_id, r.decision_id) where d.number = ${number} order by r.due_on`
  expect(results.map(({ result }) => result)).toEqual(['kept', 'amended'])
  expect((await school.cast.inSchool(() => reviewsDue('2026-06-01', amended)))[0]?.number).toBe(
    amended,
  )
})
