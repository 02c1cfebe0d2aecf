import { afterEach, expect, test } from 'vitest'
import { goOnLeave, leaveSchool } from '../../../app/domain/absences/absences'
import { dueAbsences, settleAbsence } from '../../../app/domain/absences/due'
import { takersOf } from '../../../app/domain/absences/successors'
import { holdingsOf } from '../../../app/domain/absences/responsibilities'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { endLeave, leavesBetween, leavesNow, leavesOf } from '../../../app/domain/members/leaves'
import { offer } from '../../../app/domain/calls/offers'
import { addDays } from '../../../app/vocabulary/days'
import { absencesIn, nothing, outcome } from '../../support/absences'
import { clockAt } from '../../support/clock'
import { ownSchool } from '../../support/own-school'
import { withPast } from '../../support/pasts'
import { rotatingIn } from '../../support/rotating'

const here = ownSchool()
const { then } = absencesIn(here)
const { initiative, said, offered } = rotatingIn(here)

const today = '2026-03-02'
const day = (days: number) => addDays(today, days)
const somebody = (rest: Partial<Parameters<typeof withPast>[1]> = {}) =>
  withPast(here, { name: 'Ada', ...rest })

/** At noon, when what a test began in the morning has begun. */
const on = <T>(date: string, work: () => Promise<T>) =>
  here.cast.inSchool(async () => (await clockAt(`${date} 20:00:00Z`), work()))

afterEach(() => here.sql`update leaves set cancelled_at = skein_now() where cancelled_at is null`)

/** Lena, an administrator, records a leave of someone. */
async function leaveOf(memberId: string, from: string, to: string | null, now = today) {
  const lena = then(await here.cast.acting('LB'), now)
  return on(now, () => goOnLeave(lena, memberId, { from, to, ...nothing }))
}

test.each([
  [-61, 'conflict from'],
  [-60, 'done'],
  [-1, 'done'],
  [0, 'done'],
  [1, 'done'],
])('a leave that begins on day %i from today: %s', async (from, came) => {
  expect(await outcome(leaveOf(await somebody(), day(from), day(from + 1)))).toBe(came)
})

test.each([
  [-1, 'conflict to'],
  [0, 'done'],
  [1, 'done'],
])('a leave that ends %i days after its first: %s', async (days, came) => {
  expect(await outcome(leaveOf(await somebody(), day(7), day(7 + days)))).toBe(came)
})

test.each([
  [-1, 'done'],
  [0, 'done'],
  [1, 'conflict from'],
])('a leave that begins %i days after the last day at the school: %s', async (days, came) => {
  const memberId = await somebody({ lastDayOn: day(20) })
  expect(await outcome(leaveOf(memberId, day(20 + days), null))).toBe(came)
})

test.each([
  [-1, ['TO lead 2026-03-02']],
  [0, ['TO lead 2026-03-02 2026-03-02', 'TO lead 2026-03-03']],
])('a leave that ended on day %i from today leaves %o', async (to, left) => {
  const number = await initiative()
  const tom = await here.cast.acting('TO')
  await leaveOf(tom.memberId, day(-3), day(to))
  expect((await said(number)).filter((line) => line.startsWith('TO lead'))).toEqual(left)
})

test.each([
  [-1, 'conflict lastDay', false],
  [0, 'done', true],
  [1, 'done', false],
])('a last day on day %i from today: %s, gone at once: %s', async (days, came, isGone) => {
  const [memberId, lena] = [await somebody(), await here.cast.acting('LB')]
  const leaving = on(today, () => leaveSchool(lena, memberId, { lastDay: day(days), ...nothing }))
  expect(await outcome(leaving)).toBe(came)
  const [row] =
    await here.sql`select left_on is not null as gone from members where id = ${memberId}`
  expect(row?.gone).toBe(isGone)
})

test.each([
  [0, 'withdrawn'],
  [1, null],
])('what waits for someone whose leave begins on day %i from today is %s', async (days, answer) => {
  const [number, olivia] = [await initiative(), await here.cast.acting('OG')]
  await on(today, () => offer(olivia, number, { readiness: 'ready' }))
  await leaveOf(olivia.memberId, day(days), day(days))
  expect(
    (
      await here.sql`select answer from offers where member_id = ${olivia.memberId} and initiative_id = (select id from initiatives where number = ${number})`
    )[0]?.answer,
  ).toBe(answer)
})

test.each([
  ['the day before a leave', { leaves: [{ from: day(10), to: day(12) }] }, 9, false],
  ['the first day of a leave', { leaves: [{ from: day(10), to: day(12) }] }, 10, true],
  ['the last day at the school', { lastDayOn: day(10) }, 10, false],
  ['the day after the last', { lastDayOn: day(10) }, 11, true],
])('on %s it is due: %o, day %i: %s', async (_, past, days, isDue) => {
  const memberId = await somebody(past)
  const ids = (await on(day(days), dueAbsences)).map(({ id }) => id)
  const [leave] = await here.sql`select id from leaves where member_id = ${memberId}`
  const id: string = leave?.id ?? memberId
  expect(ids.includes(id)).toBe(isDue)

  // And what is asked to be done on another day than its own is not.
  await on(day(days), () => settleAbsence({ what: leave ? 'leave' : 'leaver', id }))
  const [row] = await here.sql`
    select m.left_on is not null or l.begun_at is not null as done from members m left join leaves l on l.member_id = m.id where m.id = ${memberId}`
  expect(row?.done).toBe(isDue)
})

test.each([
  [12, 'withdrawn'],
  [13, null],
])(
  'a leave from day 10 to 12 that is first looked at on day %i: an offer is %s',
  async (days, answer) => {
    const number = await initiative()
    const memberId = await somebody()
    const ada = { ...here.cast.who('OG'), memberId }
    await on(today, () => offer(ada, number, { readiness: 'ready' }))
    await here.sql`insert into leaves (school_id, id, member_id, starts_on, ends_on, recorded_by) values (${here.cast.schoolId}, gen_random_uuid(), ${memberId}, ${day(10)}, ${day(12)}, ${memberId})`
    const [leave] = await here.sql`select id from leaves where member_id = ${memberId}`
    await on(day(days), () => settleAbsence({ what: 'leave', id: leave?.id }))
    const [given] = await here.sql`select answer from offers where member_id = ${memberId}`
    expect(given?.answer).toBe(answer)
  },
)

test.each([
  [{ leaves: [{ from: day(10), to: day(12) }] }, [false, true, true, true, false]],
  [{ lastDayOn: day(10) }, [false, false, true, true, true]],
])('whom the database takes to be away, from day 9 to 13: %o', async (past, away) => {
  const memberId = await somebody(past)
  const rows = await here.sql<{ away: boolean }[]>`
    select is_away(${here.cast.schoolId}, ${memberId}, on_day::date) as away
    from generate_series(${day(9)}::timestamp, ${day(13)}::timestamp, '1 day') on_day order by on_day`
  expect(rows.map((row) => row.away)).toEqual(away)
})

test.each([
  [9, 9, 0],
  [9, 10, 1],
  [12, 13, 1],
  [13, 14, 0],
])('a leave from day 10 to 12 touches days %i to %i: %i', async (from, to, many) => {
  const memberId = await somebody({ leaves: [{ from: day(10), to: day(12) }] })
  const touching = await here.cast.inSchool(() => leavesBetween(day(from), day(to)))
  expect(touching.filter((leave) => leave.memberId === memberId)).toHaveLength(many)
})

test.each([
  [-1, 0, 0],
  [0, 1, 1],
  [1, 0, 1],
])('a leave that ends on day %i from today: %i now, %i to be seen', async (ends, now, seen) => {
  const memberId = await somebody({
    leaves: [{ from: day(ends === 0 ? -1 : ends), to: day(ends) }],
  })
  const lena = await here.cast.acting('LB')
  const mine = async (leaves: Promise<{ memberId: string }[]>) =>
    (await leaves).filter((leave) => leave.memberId === memberId)
  expect(await mine(here.cast.inSchool(() => leavesNow(lena)))).toHaveLength(now)
  expect(await here.cast.inSchool(() => leavesOf(lena, memberId))).toHaveLength(seen)
})

// The leave is from five days ago to five days ahead.
test.each([
  [-5, 'conflict backOn'],
  [-4, 'done'],
  [0, 'done'],
  [6, 'done'],
  [7, 'conflict backOn'],
])('who is back on day %i from today: %s', async (days, came) => {
  const memberId = await somebody({ leaves: [{ from: day(-5), to: day(5) }] })
  const [[leave], lena] = [
    await here.sql`select id from leaves where member_id = ${memberId}`,
    await here.cast.acting('LB'),
  ]
  expect(await outcome(on(today, () => endLeave(lena, leave?.id, day(days))))).toBe(came)
})

test.each([
  [0, 'done'],
  [1, 'conflict'],
])('a leave that begins on day %i from today is ended: %s', async (from, came) => {
  const memberId = await somebody({ leaves: [{ from: day(from), to: day(9) }] })
  const [[leave], lena] = [
    await here.sql`select id from leaves where member_id = ${memberId}`,
    await here.cast.acting('LB'),
  ]
  expect(await outcome(on(today, () => endLeave(lena, leave?.id, day(5))))).toBe(came)
})

// The leave is from March 16 to March 20.
test.each([
  ['2026-03-13', null],
  ['2026-03-16', 'withdrawn'],
  ['2026-03-20', 'withdrawn'],
  ['2026-03-21', null],
])('a lead that someone was asked to take on %s is then %s', async (dueOn, answer) => {
  const [number, olivia] = [await initiative(), await here.cast.acting('OG')]
  const { id } = await offered(number, 'OG', { dueOn })
  await leaveOf(olivia.memberId, '2026-03-16', '2026-03-20')
  expect((await here.sql`select answer from hand_overs where id = ${id}`)[0]?.answer).toBe(answer)
})

test.each([
  ['2026-03-13', true],
  ['2026-03-16', false],
  ['2026-03-20', false],
  ['2026-03-21', true],
])('notes that name someone for %s keep them: %s', async (dueOn, isKept) => {
  const [number, tom, olivia] = [
    await initiative(),
    await here.cast.acting('TO'),
    await here.cast.acting('OG'),
  ]
  await here.cast.inSchool(() => handOver(tom, number, { stands: 'Half.', dueOn, keep: true }))
  await here.sql`update hand_overs set to_member_id = ${olivia.memberId} where initiative_id = (select id from initiatives where number = ${number})`
  await leaveOf(olivia.memberId, '2026-03-16', '2026-03-20')
  const [row] =
    await here.sql`select to_member_id as "to" from hand_overs where initiative_id = (select id from initiatives where number = ${number})`
  expect(row?.to).toBe(isKept ? olivia.memberId : null)
})

// Spring break is from April 6 to 10: the school opens again on April 13.
test.each([
  ['2026-04-12', '2026-04-06'],
  ['2026-04-13', '2026-04-13'],
  [null, '2026-04-13'],
])('of an absence from the first day of a break to %s, the lead is due on %s', async (to, due) => {
  const number = await initiative()
  const tom = await here.cast.acting('TO')
  const { leads } = await on(today, () => holdingsOf(tom.memberId, { from: '2026-04-06', to }))
  expect(leads.find((lead) => lead.number === number)?.dueOn).toBe(due)
})

test('who sponsors fewest is suggested as a sponsor, and of two alike the first by name', async () => {
  const [marcus, lena] = [await here.cast.acting('MW'), await here.cast.acting('LB')]
  const sponsored = (number: number, by: string | null) =>
    here.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`update initiatives set sponsor_id = ${by} where number = ${number} or ${by === null}`
    })
  const suggested = async () => {
    const away = { from: '2026-03-23', to: null }
    const thing = {
      kind: 'sponsorship' as const,
      id: '1',
      number: 1,
      title: '',
      text: '',
      candidates: [],
    }
    const { things } = await on(today, () => takersOf(marcus.memberId, away, [thing]))
    return things[0]?.suggestedId
  }
  await sponsored(0, null)
  expect(await suggested()).toBe(lena.memberId)
  await sponsored(1, lena.memberId)
  expect(await suggested()).toBe((await here.cast.acting('RO')).memberId)
})
