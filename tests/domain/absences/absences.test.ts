import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { goOnLeave } from '../../../app/domain/absences/absences'
import { holdingsOf } from '../../../app/domain/absences/responsibilities'
import { settleAbsences } from '../../../app/jobs/absences.server'
import { absencesIn, notes, nothing } from '../../support/absences'
import { ownSchool } from '../../support/own-school'

const here = ownSchool({ anew: true })
const { on, tick, turns, sponsorOf, askedToSponsor, openHandOver, leadOf, action } =
  absencesIn(here)

test('everything someone holds is found: leads, sponsorships, actions, barriers, and what ends by itself', async () => {
  const marcus = await here.cast.acting('MW')
  await action(marcus, 'Write the duty cover plan')
  await here.sql`insert into barriers (school_id, id, initiative_id, text, brought_to, raised_by) select ${here.cast.schoolId}, ${uuidv7()}, i.id, 'No keys', ${marcus.memberId}, m.id from initiatives i, members m where i.number = 4 and m.initials = 'JC'`
  const held = await on('2026-03-02', () =>
    holdingsOf(marcus.memberId, { from: '2026-03-23', to: null }),
  )
  expect(held.things.map(({ kind, number }) => [kind, number])).toEqual([
    ['sponsorship', 1],
    ['sponsorship', 4],
    ['sponsorship', 7],
    ['action', 6],
    ['barrier', 4],
  ])
  expect(new Set(held.endings.map(({ what }) => what))).toEqual(new Set(['follow']))
  const carla = await here.cast.acting('CR')
  expect(
    (await on('2026-03-02', () => holdingsOf(carla.memberId, { from: '2026-03-23', to: null })))
      .leads,
  ).toMatchObject([{ number: 6, dueOn: '2026-03-23', isComing: false }])
})

test('actions pass on that day, not before, and once; who is to sponsor something is asked, and it has no sponsor then until they say yes', async () => {
  const [marcus, lena, renata] = [
    await here.cast.acting('MW'),
    await here.cast.acting('LB'),
    await here.cast.acting('RO'),
  ]
  const id = await action(marcus, 'Write the duty cover plan')
  const { things } = await on('2026-03-02', () =>
    holdingsOf(marcus.memberId, { from: '2026-03-23', to: '2026-04-17' }),
  )
  const handed = things.map(({ kind, id: thing, number }) => ({
    kind,
    id: thing,
    to: kind === 'action' ? renata.memberId : number === 7 ? undefined : lena.memberId,
  }))
  await on('2026-03-02', () =>
    goOnLeave(marcus, marcus.memberId, {
      from: '2026-03-23',
      to: '2026-04-17',
      leads: [],
      things: handed,
    }),
  )
  await tick('2026-03-22')
  expect([await sponsorOf(1), await sponsorOf(7)]).toEqual(['MW', 'MW'])
  await Promise.all([tick('2026-03-23'), tick('2026-03-23')])
  expect([await sponsorOf(1), await sponsorOf(4), await sponsorOf(7)]).toEqual([null, null, null])
  expect([await askedToSponsor(1), await askedToSponsor(4), await askedToSponsor(7)]).toEqual([
    'LB',
    'LB',
    null,
  ])
  expect(
    await here.sql`select m.initials from actions a join members m on (m.school_id, m.id) = (a.school_id, a.owner_id) where a.id = ${id}`,
  ).toEqual([{ initials: 'RO' }])
  await here.sql`update initiatives set sponsor_id = ${marcus.memberId} where number = 1`
  await tick('2026-03-24')
  expect(await sponsorOf(1)).toBe('MW')
})

test('a leave that begins today hands over at once', async () => {
  const [marcus, lena] = [await here.cast.acting('MW'), await here.cast.acting('LB')]
  const { things } = await on('2026-03-02', () =>
    holdingsOf(marcus.memberId, { from: '2026-03-02', to: null }),
  )
  await on('2026-03-02', () =>
    goOnLeave(lena, marcus.memberId, {
      from: '2026-03-02',
      to: null,
      leads: [],
      things: things.map(({ kind, id }) => ({ kind, id, to: lena.memberId })),
    }),
  )
  expect([await sponsorOf(1), await askedToSponsor(1)]).toEqual([null, 'LB'])
  expect((await turns('MW', 1)).at(-1)?.to?.slice(0, 10)).toBe('2026-03-02')
})

test('what is planned after the last day of a leave is kept, what is planned in it comes to nothing', async () => {
  const [denise, hannah] = [await here.cast.acting('DA'), await here.cast.acting('HW')]
  await on('2026-03-02', () =>
    goOnLeave(denise, denise.memberId, { from: '2026-03-09', to: '2026-03-20', ...nothing }),
  )
  expect((await turns('DA', 1)).at(-1)).toMatchObject({
    role: 'lead',
    from: '2026-03-21 00:00:00',
    to: '2026-06-06 00:00:00',
  })
  const mei = await here.cast.acting('MT')
  const turn = await leadOf(mei, 3, '2026-04-13')
  await on('2026-03-02', () =>
    goOnLeave(mei, mei.memberId, {
      from: '2026-04-13',
      to: '2026-05-01',
      leads: [{ turn, to: hannah.memberId, ...notes }],
      things: [],
    }),
  )
  expect((await turns('MT', 3)).filter(({ role }) => role === 'lead')).toEqual([])
  const asked = await openHandOver(3)
  expect(asked?.due).toBe('2026-04-18')
})

test('when a leave begins, what waits for an answer goes back', async () => {
  const denise = await here.cast.acting('DA')
  await here.sql`insert into offers (school_id, id, initiative_id, member_id, readiness) select ${here.cast.schoolId}, ${uuidv7()}, id, ${denise.memberId}, 'ready' from initiatives where number = 4`
  await on('2026-03-02', () =>
    goOnLeave(denise, denise.memberId, { from: '2026-03-23', to: null, ...nothing }),
  )
  expect(
    await here.sql`select from offers where member_id = ${denise.memberId} and answer is null`,
  ).toHaveLength(1)
  await tick('2026-03-23')
  expect(
    await here.sql`select answer from offers where member_id = ${denise.memberId} and initiative_id = (select id from initiatives where number = 4)`,
  ).toEqual([{ answer: 'withdrawn' }])
})

test('every minute the job does what absences ask for, and one that cannot be done keeps no other waiting', async () => {
  await here.sql`update members set last_day_on = '2026-03-01' where initials in ('RO', 'LB')`
  const marcus = await here.cast.acting('MW')
  await on('2026-03-02', () =>
    goOnLeave(marcus, marcus.memberId, { from: '2026-03-03', to: null, ...nothing }),
  )
  await here.sql`alter table leaves disable trigger user`
  await here.sql`update leaves set starts_on = '2026-03-02'`
  await expect(settleAbsences()).rejects.toThrow('A school always has an owner')
  expect(await here.sql`select initials from members where left_on is not null`).toEqual([
    { initials: 'LB' },
  ])
  expect(await here.sql`select begun_at is not null as begun from leaves`).toEqual([
    { begun: true },
  ])
})
