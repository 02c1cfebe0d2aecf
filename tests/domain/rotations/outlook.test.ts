import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { setPlan } from '../../../app/domain/turns/rotation-plan'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'
import { rotatingIn } from '../../support/rotating'
import { takeLead } from '../../../app/domain/turns/turns'

const here = ownSchool()
const { initiative, turnsThere, said, rotation } = rotatingIn(here)

test('a plan of every few weeks ends the lead on its day, and the next leads and days are in sight', async () => {
  const number = await initiative('PN', 'RT', 'MW')
  const sponsor = await here.cast.acting('RO')
  const order = await Promise.all(['TO', 'RT', 'PN', 'MW'].map((who) => here.cast.acting(who)))
  await here.cast.inSchool(() =>
    setPlan(sponsor, number, {
      cadence: 'every few weeks',
      everyWeeks: 6,
      seats: 1,
      choosing: 'in this order',
      order: order.map(({ memberId }) => memberId),
    }),
  )

  const { next, leads } = await rotation(number)
  expect(next).toMatchObject({ on: '2026-04-13', step: 'planned' })
  // 25 May is Memorial Day.
  expect(leads.map(({ initials, on }) => `${initials} ${on}`)).toEqual([
    'RT 2026-04-13',
    'PN 2026-05-26',
    'MW null',
  ])
  expect(await said(number)).toContain('TO lead 2026-03-02 2026-04-12')
})

test('a plan that lets a lead last longer takes the place of what they were to do there meanwhile', async () => {
  const sponsor = await here.cast.acting('RO')
  await here.cast.inSchool(() =>
    setPlan(sponsor, 1, {
      cadence: 'every few weeks',
      everyWeeks: 14,
      seats: 2,
      choosing: 'fairest first',
    }),
  )
  expect(
    (await turnsThere(1))
      .filter(({ who, to }) => who === 'ZM' && (to ?? '9') > '2026-03-01')
      .map(({ role, from, to }) => `${role} ${from} ${to}`),
  ).toEqual(['lead 2026-01-17 2026-04-24', 'follow 2026-04-25 2026-06-05'])
})

test('a plan whose day is closed, or one that the lead or the next in order does not work, rolls forward and says so', async () => {
  const number = await initiative('PN', 'RT')
  const [sponsor, tom, ray] = [
    await here.cast.acting('RO'),
    await here.cast.acting('TO'),
    await here.cast.acting('RT'),
  ]
  const plan = {
    cadence: 'every few weeks' as const,
    everyWeeks: 5,
    seats: 1,
    choosing: 'in this order' as const,
    order: [tom.memberId, ray.memberId],
  }
  await here.cast.inSchool(() => setPlan(sponsor, number, plan))
  expect((await rotation(number)).next).toMatchObject({
    on: '2026-04-13',
    insteadOf: '2026-04-06',
    because: 'Spring break',
  })

  // Tom works Mondays to Wednesdays, Ray Wednesdays and Thursdays; four weeks on is a Monday.
  await here.sql`update members set works_on = case initials when 'TO' then 7 else 12 end where initials in ('TO', 'RT')`
  await here.cast.inSchool(() => setPlan(sponsor, number, { ...plan, everyWeeks: 4 }))
  expect((await rotation(number)).next).toMatchObject({
    on: '2026-04-01',
    insteadOf: '2026-03-30',
    because: 'a day that one of them does not work',
  })
  expect(await said(number)).toContain('TO lead 2026-03-02 2026-03-31')
  await here.sql`update members set works_on = 31`
})

test('a plan by terms knows the first day of each term to come', async () => {
  const number = await initiative('PN', 'RT', 'MW')
  await here.sql`insert into school_years (school_id, id, name, starts_on, ends_on) values (${here.cast.schoolId}, ${uuidv7()}, 'next', '2026-08-17', '2027-06-04')`
  for (const [name, from, to] of [
    ['Fall', '2026-08-17', '2026-12-18'],
    ['Spring', '2027-01-04', '2027-06-04'],
  ] as const)
    await here.sql`insert into terms (school_id, id, name, starts_on, ends_on) values (${here.cast.schoolId}, ${uuidv7()}, ${name}, ${from}, ${to})`
  const sponsor = await here.cast.acting('RO')
  const order = await Promise.all(['TO', 'RT', 'PN', 'MW'].map((who) => here.cast.acting(who)))
  await here.cast.inSchool(() =>
    setPlan(sponsor, number, {
      cadence: 'every term',
      seats: 1,
      choosing: 'in this order',
      order: order.map(({ memberId }) => memberId),
    }),
  )
  expect((await rotation(number)).leads.map(({ initials, on }) => `${initials} ${on}`)).toEqual([
    'RT 2026-08-17',
    'PN 2027-01-04',
    'MW null',
  ])
})

test('a plan is refused to followers, with fewer seats than leads, and with someone twice', async () => {
  const number = await initiative('PN')
  const [follower, sponsor] = [await here.cast.acting('PN'), await here.cast.acting('RO')]
  const plan = {
    cadence: 'open-ended' as const,
    seats: 1,
    choosing: 'in this order' as const,
    order: [follower.memberId, follower.memberId],
  }
  await expect(kindOf(here.cast.inSchool(() => setPlan(follower, number, plan)))).resolves.toBe(
    'forbidden',
  )
  await expect(kindOf(here.cast.inSchool(() => setPlan(sponsor, number, plan)))).resolves.toBe(
    'conflict',
  )
  await expect(
    kindOf(here.cast.inSchool(() => setPlan(sponsor, number, { ...plan, order: [uuidv7()] }))),
  ).resolves.toBe('missing')
  await here.sql`update initiatives set lead_seats = 2 where number = ${number}`
  const beside = await here.cast.acting('RT')
  await here.cast.inSchool(() => takeLead(beside, number, { cameAbout: 'offered' }))
  const fair = { cadence: 'open-ended' as const, choosing: 'fairest first' as const }
  const seats = (many: number) =>
    kindOf(here.cast.inSchool(() => setPlan(sponsor, number, { ...fair, seats: many })))
  expect([await seats(1), await seats(2)]).toEqual(['conflict', 'done'])
})
