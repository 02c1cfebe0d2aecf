import { expect, test } from 'vitest'
import { schoolCalendar } from '../../../app/domain/calendar/calendar'
import { occasionsAhead } from '../../../app/domain/notices/next-notices'
import { newsDays } from '../../../app/domain/notices/source'
import { ownSchool } from '../../support/own-school'

const here = ownSchool()
const now = '2026-03-02T18:00:00.000000Z'

/** When there is next something to tell, where nothing is written but this. */
async function ahead(...written: string[]) {
  await here.sql.begin(async (sql) => {
    await sql.unsafe(`
      set local session_replication_role = replica;
      delete from turns; delete from hand_overs; delete from calls; delete from leaves;
      delete from notices; delete from decision_reviews;
      update decisions set state = 'draft', closed_at = null, outcome = null, decided_on = null,
        review_on = null;
      update members set last_day_on = null, left_on = null`)
    for (const statement of written) await sql.unsafe(statement)
  })
  return here.cast.inSchool(async () =>
    occasionsAhead({
      now,
      today: '2026-03-02',
      timeZone: 'America/Los_Angeles',
      calendar: await schoolCalendar(),
    }),
  )
}
const moments = async (...written: string[]) =>
  (await ahead(...written)).moments.map((one) => new Date(one).getTime())
const days = async (...written: string[]) => (await ahead(...written)).days
const after = (from: string, count: number) => new Date(from).getTime() + count * 86_400_000

const from = `from schools s join members m on m.school_id = s.id and m.initials = 'TO'
  join initiatives i on i.school_id = s.id and i.number = 6`
const lead = (began: string, ended: string | null) => `
  insert into turns
    (school_id, id, initiative_id, member_id, role, seat, began_at, ended_at, came_about, recorded_by)
  select s.id, gen_random_uuid(), i.id, m.id, 'lead', 1, '${began}',
    ${ended ? `'${ended}'` : 'null'}, 'offered', m.id ${from}`
const open = (state: string, deadline: string) => `
  update decisions set state = '${state}', deadline = '${deadline}', opened_at = '2026-02-01',
    round = 1, proposer_id = recorded_by, rules = (
      select rules from decisions d where d.method = decisions.method and rules is not null limit 1
    )
  where id = (select id from decisions where rules is not null order by number limit 1)`

test('where nothing is written there is nothing to tell', async () => {
  expect(await ahead()).toEqual({ moments: [], days: [] })
})

test('a lead is told as it begins, as it ends, and is no news any more a while after', async () => {
  const [begins, ends] = ['2026-03-09T07:00:00Z', '2026-03-16T07:00:00Z']
  expect(await moments(lead(begins, ends))).toEqual([after(begins, 0)])
  expect(await moments(lead('2026-02-02T08:00:00Z', ends))).toEqual([after(ends, 0)])
  const ended = '2026-02-27T08:00:00Z'
  expect(await moments(lead('2026-02-02T08:00:00Z', ended))).toEqual([after(ended, newsDays)])
  expect(await days(lead('2026-02-02T08:00:00Z', '2026-03-27T07:00:00Z'))).toEqual([
    '2026-03-13',
    '2026-03-25',
    '2026-03-27',
  ])
})

test('what was to be told of a lead before today is not ahead', async () => {
  expect(await days(lead('2026-02-02T08:00:00Z', '2026-03-09T07:00:00Z'))).toEqual([
    '2026-03-06',
    '2026-03-09',
  ])
})

test('a call is no news any more a while after it was opened, unless it is closed', async () => {
  const call = (closed: string) => `
    insert into calls
      (school_id, id, initiative_id, role, starts_on, audience, opened_by, opened_at, closed_at)
    select s.id, gen_random_uuid(), i.id, 'lead', '2026-03-16', 'all', m.id,
      '2026-02-27T08:00:00Z', ${closed} ${from}`
  expect(await moments(call('null'))).toEqual([after('2026-02-27T08:00:00Z', newsDays)])
  expect(await moments(call('skein_now()'))).toEqual([])
})

test('the deadline of an open decision is told two school days before, and when it has come', async () => {
  const deadline = '2026-03-20T22:30:00Z'
  expect(await ahead(open('open', deadline))).toEqual({
    moments: [expect.stringContaining('2026-03-20')],
    days: ['2026-03-18'],
  })
  expect(await ahead(open('draft', deadline))).toEqual({ moments: [], days: [] })
})

test('a leave is told on its first day and on the day after its last, unless it was cancelled', async () => {
  const leave = (cancelled: string) => `
    insert into leaves (school_id, id, member_id, starts_on, ends_on, recorded_by, cancelled_at)
    select s.id, gen_random_uuid(), m.id, '2026-03-10', '2026-03-12', m.id, ${cancelled} ${from}`
  expect(await days(leave('null'))).toEqual(['2026-03-10', '2026-03-13'])
  expect(await days(leave('skein_now()'))).toEqual([])
})

test('someone’s leaving is told on the day after their last, and not again', async () => {
  const last = (left: string) =>
    `update members set last_day_on = '2026-03-20', left_on = ${left} where initials = 'TO'`
  expect(await days(last('null'))).toEqual(['2026-03-21'])
  expect(await days(last(`'2026-03-01'`))).toEqual([])
})

test('a review is told on its day, that of the decision and that of an earlier review', async () => {
  const decided = (outcome: string) => `
    update decisions set state = 'decided', decided = 'Yes.', outcome = '${outcome}',
      decided_on = '2026-02-02', review_on = '2026-03-24'
    where number = 6`
  expect(await days(decided('passed'))).toEqual(['2026-03-24'])
  expect(await days(decided('not passed'))).toEqual([])
  expect(
    await days(`
      insert into decision_reviews
        (school_id, id, decision_id, due_on, result, line, next_review_on, reviewed_by, reviewed_on)
      select s.id, gen_random_uuid(), d.id, '2026-02-02', 'kept', 'x', '2026-03-26', m.id, '2026-02-02'
      from decisions d join schools s on s.id = d.school_id
        join members m on m.school_id = s.id and m.initials = 'TO'
      limit 1`),
  ).toEqual(['2026-03-26'])
})

test('a notice is over on the day after its day, and one that was seen is over already', async () => {
  const notice = (seen: string) => `
    insert into notices (school_id, id, member_id, kind, key, sentence, due_on, seen_at)
    select s.id, gen_random_uuid(), m.id, 'other', 'one', 'It is so.', '2026-03-10', ${seen} ${from}`
  expect(await days(notice('null'))).toEqual(['2026-03-11'])
  expect(await days(notice('skein_now()'))).toEqual([])
})
