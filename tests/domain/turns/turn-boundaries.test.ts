import { expect, test } from 'vitest'
import { offer, acceptOffer } from '../../../app/domain/calls/offers'
import { agreeToChange } from '../../../app/domain/turns/change-requests'
import { toLookBackOn } from '../../../app/domain/turns/own-reflections'
import { setPlan } from '../../../app/domain/turns/rotation-plan'
import { addSeat, takeLead } from '../../../app/domain/turns/turns'
import { clockAt } from '../../support/clock'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'
import { kindOf, sentenceOf } from '../../support/refusals'
import { turnChangesIn } from '../../support/turn-changes'

const here = ownSchool()
const { initiative, turnOf, asked, said } = turnChangesIn(here)
const inSchool = <T>(work: () => Promise<T>) => here.cast.inSchool(work)

/** Tom leads from January 5 to April 30, and Priya follows. */
async function led() {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-04-30'],
    ['PN', 'follow', '2026-01-05', null],
  )
  const priya = await here.cast.acting('PN')
  return { number, turnId: await turnOf(number, 'TO'), withMemberId: priya.memberId }
}

test.each([
  ['2026-03-01', '2026-03-03', 'conflict'],
  ['2026-03-02', '2026-03-02', 'done'],
  ['2026-03-03', '2026-03-02', 'conflict'],
  ['2026-04-30', '2026-04-30', 'done'],
  ['2026-04-29', '2026-05-01', 'conflict'],
])('on March 2 someone is asked to stand in from %s to %s: %s', async (startsOn, endsOn, came) => {
  const { number, ...turn } = await led()
  const change = { kind: 'stand in' as const, ...turn, startsOn, endsOn }
  expect(await kindOf(asked(number, 'TO', change))).toBe(came)
})

test.each([
  ['2026-03-22', 'conflict'],
  ['2026-03-23', 'done'],
])('for a turn that begins on March 23, from %s: %s', async (startsOn, came) => {
  const number = await initiative(['TO', 'lead', '2026-03-23', '2026-04-30'])
  const withMemberId = (await here.cast.acting('PN')).memberId
  const days = { startsOn, endsOn: '2026-03-27' }
  const turnId = await turnOf(number, 'TO')
  expect(
    await kindOf(asked(number, 'TO', { kind: 'stand in', turnId, withMemberId, ...days })),
  ).toBe(came)
})

test.each([
  ['2026-04-29', 'conflict'],
  ['2026-04-30', 'conflict'],
  ['2026-05-01', 'done'],
])('a turn that ends on April 30 is extended to %s: %s', async (endsOn, came) => {
  const { number, ...turn } = await led()
  expect(await kindOf(asked(number, 'TO', { kind: 'extend', ...turn, endsOn }))).toBe(came)
})

test.each([
  ['2026-03-08', 'done', 'Will stand in as lead of Quiet mornings from Mar 9, 2026'],
  ['2026-03-09', 'done', 'Stands in as lead of Quiet mornings'],
  ['2026-03-10', 'done', 'Stands in as lead of Quiet mornings'],
  ['2026-03-11', 'conflict', undefined],
])('a yes on %s to standing in from March 9 to 10: %s', async (today, came, line) => {
  const { number, ...turn } = await led()
  const days = { startsOn: '2026-03-09', endsOn: '2026-03-10' }
  const id = await asked(number, 'TO', { kind: 'stand in', ...turn, ...days })
  const priya = await here.cast.acting('PN')
  const now = `${today}T18:00:00Z`
  const then = { ...priya, school: { ...priya.school, today, now } }
  const agreeing = inSchool(async () => (await clockAt(now), agreeToChange(then, number, id)))
  expect(await kindOf(agreeing)).toBe(came)
  const [told] = await here.sql`
    select text from contributions where kind = 'stood in' and initiative_id = (select id from initiatives where number = ${number})`
  expect(told?.text).toBe(line)
})

test.each([
  [1, 'done'],
  [2, 'done'],
  [3, 'conflict'],
])('of %i seats one more is opened: %s', async (seats, came) => {
  const { number } = await freshInitiative(here.sql, { seats })
  const renata = await here.cast.acting('RO')
  expect(await kindOf(inSchool(() => addSeat(renata, number)))).toBe(came)
})

test.each([
  [['TO'], 'done', 2],
  [['TO', 'JL'], 'done', 3],
  [['TO', 'JL', 'ZM'], 'conflict', 3],
])('with %o leading, a pair is taken as leads: %s, in %i seats', async (leads, came, seats) => {
  const { number } = await freshInitiative(here.sql, { seats: leads.length })
  for (const who of leads.slice(1)) {
    const acting = await here.cast.acting(who)
    await inSchool(() => takeLead(acting, number, { cameAbout: 'offered' }))
  }
  const [priya, dario, renata] = [
    await here.cast.acting('PN'),
    await here.cast.acting('DF'),
    await here.cast.acting('RO'),
  ]
  await inSchool(() => offer(priya, number, { readiness: 'ready', withMember: dario.memberId }))
  const [offered] = await here.sql`
    update offers set with_answer = 'agreed', with_answered_at = skein_now() where with_answer is null and with_member_id = ${dario.memberId} returning id`
  const accepting = inSchool(() => acceptOffer(renata, number, offered?.id))
  expect(await kindOf(accepting)).toBe(came)
  const [row] = await here.sql`select lead_seats as seats from initiatives where number = ${number}`
  expect(row?.seats).toBe(seats)
})

test.each([
  [1, 'conflict'],
  [2, 'done'],
  [3, 'done'],
])('where two lead, %i seats are planned: %s', async (seats, came) => {
  const { number } = await freshInitiative(here.sql, { seats: 2 })
  for (const who of ['TO', 'JL']) {
    const acting = await here.cast.acting(who)
    await inSchool(() => takeLead(acting, number, { cameAbout: 'offered' }))
  }
  const renata = await here.cast.acting('RO')
  const plan = { cadence: 'open-ended' as const, choosing: 'fairest first' as const, seats }
  expect(await kindOf(inSchool(() => setPlan(renata, number, plan)))).toBe(came)
})

test.each([
  ['2026-03-01', 'conflict'],
  ['2026-03-02', 'done'],
  ['2026-03-03', 'done'],
])('a milestone on %s is planned on March 2: %s', async (milestoneOn, came) => {
  const { number } = await freshInitiative(here.sql)
  const renata = await here.cast.acting('RO')
  const plan = {
    ...{ cadence: 'at a milestone' as const, milestone: 'Done', milestoneOn },
    ...{ choosing: 'fairest first' as const, seats: 1 },
  }
  expect(await kindOf(inSchool(() => setPlan(renata, number, plan)))).toBe(came)
})

// Her lead ended with February 28: at midnight, on which March 1 begins.
test.each([
  ['2026-03-30T08:00:00Z', true],
  ['2026-03-31T07:59:00Z', true],
  ['2026-03-31T08:01:00Z', false],
])('thirty days long, at %s, one is asked to look back on a lead: %s', async (now, isAsked) => {
  const number = await initiative(['OG', 'lead', '2026-01-05', '2026-02-28'])
  const olivia = await here.cast.acting('OG')
  const list = await inSchool(async () => (await clockAt(now), toLookBackOn(olivia)))
  expect(list.some((one) => one.number === number)).toBe(isAsked)
  expect((await said(number))[0]).toBe('OG lead 2026-01-05 2026-02-28')
})

test('a lead that ends with the last day of the school year is not extended past it', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-06-05'],
    ['PN', 'follow', '2026-01-05', null],
  )
  const { memberId: withMemberId } = await here.cast.acting('PN')
  const extend = { kind: 'extend' as const, turnId: await turnOf(number, 'TO'), withMemberId }
  expect(await sentenceOf(asked(number, 'TO', { ...extend, endsOn: '2026-06-06' }))).toContain(
    'The school year ends on Friday, June 5.',
  )
})
