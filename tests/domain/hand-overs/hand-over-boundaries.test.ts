import { expect, test } from 'vitest'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { addClosedDays } from '../../../app/domain/hand-overs/closed-days'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'
import { notes, rotatingIn } from '../../support/rotating'

const here = ownSchool()
const { initiative, said, offered, planTurnFor, endTurnsOf } = rotatingIn(here)
const leadsIn = async (number: number) =>
  (await said(number)).filter((line) => line.includes(' lead '))

test.each([
  ['2026-03-01', 'conflict', ['TO lead 2026-03-02']],
  ['2026-03-02', 'done', ['PN lead 2026-03-02 2026-06-05', 'TO lead 2026-03-02 2026-03-02']],
  ['2026-03-03', 'done', ['TO lead 2026-03-02 2026-03-02', 'PN lead 2026-03-03 2026-06-05']],
])('on March 2 a lead is handed over for %s: %s', async (dueOn, came, leads) => {
  const number = await initiative('PN')
  const priya = await here.cast.acting('PN')
  const handed = offered(number, 'PN', { dueOn }).then(({ id }) =>
    here.cast.inSchool(() => acceptHandOver(priya, number, id)),
  )
  expect(await kindOf(handed)).toBe(came)
  expect(await leadsIn(number)).toEqual(leads)
})

// Priya leads from March 23 on; what was planned up to a fortnight later for Ruth is that lead.
test.each([
  ['2026-04-05 07:00Z', ['TO lead 2026-03-02 2026-03-22', 'PN lead 2026-03-23 2026-06-05']],
  ['2026-04-06 07:00Z', ['TO lead 2026-03-02 2026-03-22', 'PN lead 2026-03-23 2026-06-05']],
  [
    '2026-04-07 07:00Z',
    ['TO lead 2026-03-02 2026-03-22', 'PN lead 2026-03-23 2026-04-06', 'RT lead 2026-04-07'],
  ],
])('a lead that is handed over takes the place of one planned for %s', async (from, leads) => {
  const number = await initiative('PN', 'RT')
  await endTurnsOf(number, ['TO', 'RT'], from)
  await planTurnFor(number, 'RT', { from, seat: 1 })
  const { taker, id } = await offered(number, 'PN', { dueOn: '2026-03-23' })
  await here.cast.inSchool(() => acceptHandOver(taker, number, id))
  expect(await leadsIn(number)).toEqual(leads)
})

test.each([
  ['2026-03-16', 2, 'PN shadow 2026-03-02 2026-03-15'],
  ['2026-03-17', 2, 'PN shadow 2026-03-03 2026-03-16'],
  ['2026-03-13', 2, 'PN shadow 2026-03-02 2026-03-12'],
])('who takes over on %s and shadows %i weeks before: %s', async (dueOn, weeksShadowed, line) => {
  const number = await initiative('PN')
  const { taker, id } = await offered(number, 'PN', { dueOn, weeksShadowed })
  await here.cast.inSchool(() => acceptHandOver(taker, number, id))
  expect(await said(number)).toContain(line)
})

// Marcus is an administrator, and so the last who is suggested.
test.each([1, 2, 3])('who is planned in seat %i is asked without a new reason', async (seat) => {
  const number = await initiative('PN', 'MW')
  await here.sql`update initiatives set lead_seats = 3 where number = ${number}`
  await endTurnsOf(number, ['TO', 'MW'], '2026-03-23 07:00Z')
  const [tom, { memberId: to }] = [await here.cast.acting('TO'), await here.cast.acting('MW')]
  const asking = () =>
    kindOf(here.cast.inSchool(() => handOver(tom, number, { ...notes, to, choiceReason: '' })))
  expect(await asking()).toBe('conflict')
  await planTurnFor(number, 'MW', { from: '2026-03-23 07:00Z', seat })
  expect(await asking()).toBe('done')
})

test('a lead that another accepts moves to the first of the seats that are free', async () => {
  const number = await initiative('PN', 'RT')
  await here.sql`update initiatives set lead_seats = 3 where number = ${number}`
  await endTurnsOf(number, ['PN', 'TO'], '2026-03-23 07:00Z')
  await planTurnFor(number, 'PN', { from: '2026-03-23 07:00Z', seat: 1 })
  const { taker, id } = await offered(number, 'RT', { dueOn: '2026-03-23' })
  await here.cast.inSchool(() => acceptHandOver(taker, number, id))
  const seats = await here.sql`
    select m.initials as who, t.seat from turns t join members m on m.id = t.member_id
    where t.role = 'lead' and t.began_at = '2026-03-23 07:00Z' and not isempty(t.during) and t.initiative_id = (select id from initiatives where number = ${number}) order by t.seat`
  expect([...seats]).toEqual([
    { who: 'RT', seat: 1 },
    { who: 'PN', seat: 2 },
  ])
})

test.each([
  ['2026-05-11', '2026-05-15', true],
  ['2026-05-06', '2026-05-11', true],
  ['2026-05-12', '2026-05-15', false],
  ['2026-05-06', '2026-05-08', false],
])(
  'closed days from %s to %s move a hand-over of May 11: %s',
  async (startsOn, endsOn, isMoved) => {
    const [planned, asked] = [await initiative('PN'), await initiative('PN')]
    const { taker, id } = await offered(planned, 'PN', { dueOn: '2026-05-11' })
    await here.cast.inSchool(() => acceptHandOver(taker, planned, id))
    const waits = await offered(asked, 'PN', { dueOn: '2026-05-11' })
    const lena = await here.cast.acting('LB')
    await here.cast.inSchool(() => addClosedDays(lena, { name: 'Flood', startsOn, endsOn }))
    const [turn] = await here.sql`
    select min(local_day) as on from (select (began_at at time zone 'America/Los_Angeles')::date::text as local_day from turns where role = 'lead' and member_id = ${taker.memberId} and not isempty(during) and initiative_id = (select id from initiatives where number = ${planned})) t`
    const [question] =
      await here.sql`select due_on::text as on from hand_overs where id = ${waits.id}`
    await here.sql`delete from closed_days where name = 'Flood'`
    const on = isMoved ? (endsOn === '2026-05-15' ? '2026-05-18' : '2026-05-12') : '2026-05-11'
    expect([turn?.on, question?.on]).toEqual([on, on])
  },
)
