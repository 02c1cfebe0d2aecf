import { expect, test } from 'vitest'
import { answerSponsoring } from '../../../app/domain/initiatives/sponsors'
import { cancelLeave, goOnLeave } from '../../../app/domain/absences/absences'
import type { Acting } from '../../../app/domain/acting'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { endLeave, leavesBetween, leavesNow } from '../../../app/domain/members/leaves'
import { follow } from '../../../app/domain/turns/turns'
import { absencesIn, notes, nothing, outcome } from '../../support/absences'
import { ownSchool } from '../../support/own-school'
import { everyoneBut } from '../../support/everyone'

const here = ownSchool({ anew: true })
const { then, on, tick, turns, sponsorOf, askedToSponsor, openHandOver, leadOf } = absencesIn(here)

test('a cancelled leave gives back what nobody has taken, and leaves the rest where it is', async () => {
  const [carla, kofi, luis] = [
    await here.cast.acting('CR'),
    await here.cast.acting('KM'),
    await here.cast.acting('LO'),
  ]
  const before = {
    CR: await turns('CR', 6),
    LO: await turns('LO', 2),
    follows: await turns('CR', 9),
  }
  const leaveId = await on('2026-03-02', () =>
    goOnLeave(carla, carla.memberId, { from: '2026-03-23', to: null, ...nothing }),
  )
  expect(await turns('CR', 9)).not.toEqual(before.follows)
  await on('2026-03-02', () => cancelLeave(carla, carla.memberId, leaveId))
  expect([await turns('CR', 6), await turns('CR', 9)]).toEqual([before.CR, before.follows])

  const turn = await leadOf(luis, 2)
  const other = await on('2026-03-02', () =>
    goOnLeave(luis, luis.memberId, {
      from: '2026-03-23',
      to: null,
      leads: [{ turn, to: kofi.memberId, ...notes }],
      things: [],
    }),
  )
  const asked = await openHandOver(2)
  await on('2026-03-02', () => acceptHandOver(kofi, 2, asked?.id ?? ''))
  await on('2026-03-02', () => cancelLeave(luis, luis.memberId, other))
  expect((await turns('LO', 2)).slice(-2)).toMatchObject([
    { role: 'lead', to: '2026-03-23 00:00:00' },
    { role: 'follow', from: '2026-03-23 00:00:00', to: null },
  ])
  expect((await turns('KM', 2)).findLast(({ role }) => role === 'lead')).toMatchObject({
    role: 'lead',
    from: '2026-03-23 00:00:00',
  })
})

test('two leaves that take the same things hand them on twice, and each is given back by its own', async () => {
  const [carla, marcus] = [await here.cast.acting('CR'), await here.cast.acting('MW')]
  const april = await on('2026-03-02', () =>
    goOnLeave(carla, carla.memberId, { from: '2026-04-13', to: '2026-04-17', ...nothing }),
  )
  const march = await on('2026-03-02', () =>
    goOnLeave(carla, carla.memberId, { from: '2026-03-23', to: '2026-03-27', ...nothing }),
  )
  const ends = async () =>
    (await turns('CR', 6)).filter(({ role }) => role === 'lead').map(({ to }) => to)
  const [inMarch, inApril, end] = ['2026-03-23', '2026-04-13', '2026-05-30'].map(
    (day) => `${day} 00:00:00`,
  )
  expect(await ends()).toEqual([inMarch, inApril, end])
  await on('2026-03-02', () => cancelLeave(carla, carla.memberId, march))
  expect(await ends()).toEqual([inApril, end])
  await on('2026-03-02', () => cancelLeave(carla, carla.memberId, april))
  expect(await ends()).toEqual([end])

  const sponsors = async (to: string) => [
    {
      kind: 'sponsorship' as const,
      id: await here.cast.initiativeId(4),
      to: (await here.cast.acting(to)).memberId,
    },
  ]
  const later = { from: '2026-04-13', to: null, leads: [], things: await sponsors('LB') }
  const earlier = { from: '2026-03-23', to: '2026-03-27', leads: [], things: await sponsors('RO') }
  for (const leave of [later, earlier])
    await on('2026-03-02', () => goOnLeave(marcus, marcus.memberId, leave))
  await tick('2026-03-23')
  expect([await sponsorOf(4), await askedToSponsor(4)]).toEqual([null, 'RO'])
  const renata = await here.cast.acting('RO')
  await on('2026-03-23', () =>
    answerSponsoring(renata, 4, { yes: true, line: 'It is the whole school.' }),
  )
  await tick('2026-04-13')
  expect(await sponsorOf(4)).toBe('RO')
})

test('a leave is ended early, and from then on one may follow again', async () => {
  const carla = await here.cast.acting('CR')
  const leaveId = await on('2026-03-02', () =>
    goOnLeave(carla, carla.memberId, { from: '2026-03-09', to: '2026-04-17', ...nothing }),
  )
  expect(await outcome(on('2026-03-02', () => endLeave(carla, leaveId, '2026-03-16')))).toBe(
    'conflict',
  )
  expect(await outcome(on('2026-03-12', () => follow(then(carla, '2026-03-12'), 6)))).toBe(
    'turns_not_away',
  )
  expect(
    await outcome(
      on('2026-03-12', () => endLeave(then(carla, '2026-03-12'), leaveId, '2026-03-09')),
    ),
  ).toBe('conflict backOn')
  await on('2026-03-12', () => endLeave(then(carla, '2026-03-12'), leaveId, '2026-03-13'))
  expect(await on('2026-03-13', () => leavesNow(then(carla, '2026-03-13')))).toEqual([])
  expect(await outcome(on('2026-03-13', () => follow(then(carla, '2026-03-13'), 6)))).toBe('done')
})

test('leaves of one member do not overlap, keep their order, and are recorded by themselves or an administrator', async () => {
  const [carla, lena] = [await here.cast.acting('CR'), await here.cast.acting('LB')]
  const away = (by: Acting, from: string, to: string | null) =>
    outcome(on('2026-03-02', () => goOnLeave(by, carla.memberId, { from, to, ...nothing })))
  for (const other of await everyoneBut(here, 'CR'))
    if (other.access === 'member')
      expect([other.name, await away(other, '2026-03-23', null)]).toEqual([other.name, 'forbidden'])
  expect(await away(carla, '2026-03-23', '2026-03-20')).toBe('conflict to')
  expect(await away(carla, '2025-03-23', null)).toBe('conflict from')
  expect(await away(lena, '2026-03-23', '2026-03-27')).toBe('done')
  expect(await away(carla, '2026-03-27', null)).toBe('conflict from')
  expect(await away(carla, '2026-03-28', null)).toBe('done')
  expect(
    (await here.cast.inSchool(() => leavesBetween('2026-03-27', '2026-04-01'))).map(
      ({ startsOn }) => startsOn,
    ),
  ).toEqual(['2026-03-23', '2026-03-28'])
})

test('a turn that begins before a leave ends with it, and none begins in it', async () => {
  const tom = await here.cast.acting('TO')
  await on('2026-03-02', () =>
    goOnLeave(tom, tom.memberId, { from: '2026-03-23', to: '2026-03-27', ...nothing }),
  )
  await on('2026-03-02', () => follow(tom, 3))
  expect((await turns('TO', 3)).at(-1)).toMatchObject({ role: 'follow', to: '2026-03-23 00:00:00' })
  expect(await outcome(on('2026-03-24', () => follow(then(tom, '2026-03-24'), 8)))).toBe(
    'turns_not_away',
  )
})

test('a leave is never deleted or rewritten', async () => {
  const carla = await here.cast.acting('CR')
  await on('2026-03-02', () =>
    goOnLeave(carla, carla.memberId, { from: '2026-03-23', to: null, ...nothing }),
  )
  expect(await outcome(here.sql`delete from leaves`)).toBe('leaves_kept')
  expect(await outcome(here.sql`update leaves set starts_on = '2026-03-24'`)).toBe('leaves_kept')
})
