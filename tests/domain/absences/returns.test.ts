import { expect, test } from 'vitest'
import { cancelLeave, goOnLeave } from '../../../app/domain/absences/absences'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { backFromLeave } from '../../../app/domain/absences/returns'
import { declineHandOver } from '../../../app/domain/hand-overs/answers'
import { pathOf } from '../../../app/domain/turns/path'
import { takeLead } from '../../../app/domain/turns/turns'
import { absencesIn, notes, nothing } from '../../support/absences'
import { leadsCounted } from '../../support/one-truth'
import { ownSchool } from '../../support/own-school'
import { kindOf, sentenceOf } from '../../support/refusals'

const here = ownSchool({ anew: true })
const { then, on, tick, turns, leadOf, openHandOver } = absencesIn(here)

const days = { from: '2026-03-23', to: '2026-04-03' }
const held = async (who: string, number: number) =>
  (await turns(who, number))
    .filter(({ to }) => !to || to > '2026-03-24')
    .map(({ role, from, to }) => `${role} ${from.slice(0, 10)} ${to?.slice(0, 10) ?? ''}`)

test('after a leave a lead that nobody was asked to take over is its holder’s again, and so is what they followed', async () => {
  const carla = await here.cast.acting('CR')
  await on('2026-03-02', () => goOnLeave(carla, carla.memberId, { ...days, ...nothing }))
  expect(await held('CR', 6)).toEqual([
    'lead 2026-04-04 2026-05-30',
    'follow 2026-05-30 2026-06-06',
  ])
  expect(await held('CR', 7)).toEqual(['follow 2026-04-04 2026-06-06'])
})

test.each([
  ['declined', 'KM', '2026-03-02', 'lead 2026-04-04 2026-05-30'],
  ['declined in the leave', 'KM', '2026-03-25', 'lead 2026-04-04 2026-05-30'],
  ['withdrawn', 'CR', '2026-03-02', 'lead 2026-04-04 2026-05-30'],
  ['not answered', '', '', 'follow 2026-04-04 2026-05-30'],
])(
  'who asked another to lead before their leave, which is %s, holds after it what is theirs',
  async (_, by, day, mine) => {
    const [carla, kofi] = [await here.cast.acting('CR'), await here.cast.acting('KM')]
    const asked = { to: kofi.memberId, dueOn: '2026-03-23', choiceReason: 'Agreed.', ...notes }
    await on('2026-03-02', () => handOver(carla, 6, asked))
    const leads = [{ turn: await leadOf(carla, 6), to: kofi.memberId, ...notes }]
    await on('2026-03-02', () => goOnLeave(carla, carla.memberId, { ...days, leads, things: [] }))
    const id = (await openHandOver(6))?.id ?? ''
    const teller = by && then(await here.cast.acting(by), day)
    if (teller) await on(day, () => declineHandOver(teller, 6, { id }))
    expect(await held('CR', 6)).toEqual([mine, 'follow 2026-05-30 2026-06-06'])
  },
)

test('who leads in their place meanwhile leads up to the day on which they are back', async () => {
  const [carla, kofi] = [await here.cast.acting('CR'), await here.cast.acting('KM')]
  await on('2026-03-02', () => goOnLeave(carla, carla.memberId, { ...days, ...nothing }))
  await on('2026-03-24', () => takeLead(then(kofi, '2026-03-24'), 6, { cameAbout: 'offered' }))
  expect((await held('KM', 6))[1]).toBe('lead 2026-03-24 2026-04-04')
  expect((await held('CR', 6))[0]).toBe('lead 2026-04-04 2026-05-30')
})

test('who is back before the end of their leave, or from one without an end, is of their rosters again from that day', async () => {
  const [carla, kofi] = [await here.cast.acting('CR'), await here.cast.acting('KM')]
  const leaveId = await on('2026-03-02', () =>
    goOnLeave(carla, carla.memberId, { ...days, ...nothing }),
  )
  await on('2026-03-26', () =>
    backFromLeave(then(carla, '2026-03-26'), {
      ...{ memberId: carla.memberId, leaveId, on: '2026-03-27' },
    }),
  )
  expect(await held('CR', 6)).toEqual([
    'lead 2026-03-27 2026-05-30',
    'follow 2026-05-30 2026-06-06',
  ])
  const open = await on('2026-03-02', () =>
    goOnLeave(kofi, kofi.memberId, { from: '2026-03-09', to: null, ...nothing }),
  )
  await on('2026-03-16', () =>
    backFromLeave(then(kofi, '2026-03-16'), {
      ...{ memberId: kofi.memberId, leaveId: open, on: '2026-03-17' },
    }),
  )
  expect((await held('KM', 9))[0]).toBe('lead 2026-03-17 2026-04-25')
})

test('a leave that is cancelled while it runs ends the hole it made', async () => {
  const carla = await here.cast.acting('CR')
  const leaveId = await on('2026-03-02', () =>
    goOnLeave(carla, carla.memberId, { ...days, ...nothing }),
  )
  await here.sql`update passings set passed_at = skein_now() where leave_id = ${leaveId}`
  await on('2026-03-25', () => cancelLeave(then(carla, '2026-03-25'), carla.memberId, leaveId))
  expect((await held('CR', 6))[0]).toBe('lead 2026-03-25 2026-05-30')
})

test('a lead that goes on after its holder’s leave is one lead, in ledger and formation', async () => {
  const carla = await here.cast.acting('CR')
  const counted = () =>
    here.cast.inSchool(async () =>
      (await leadsCounted(then(carla, '2026-04-08'))).find(({ name }) => name === carla.name),
    )
  const before = await counted()
  await on('2026-03-02', () => goOnLeave(carla, carla.memberId, { ...days, ...nothing }))
  expect(
    await on('2026-04-08', async () =>
      (await leadsCounted(then(carla, '2026-04-08'))).find(({ name }) => name === carla.name),
    ),
  ).toEqual(before)
})

test.each([
  ['before it', '2026-03-02', days.to, ''],
  ['before it, with another asked', '2026-03-02', days.to, 'KM'],
  ['on its first day', '2026-03-23', days.to, ''],
  ['while it runs', '2026-03-25', days.to, ''],
  ['while it runs, with another asked', '2026-03-25', days.to, 'KM'],
  ['while it runs, without an end', '2026-03-25', null, ''],
])('a lead is one as before, once the leave in it is called off %s', async (_, day, to, asked) => {
  const [carla, by] = [await here.cast.acting('CR'), then(await here.cast.acting('CR'), day)]
  const read = then(carla, '2026-04-08')
  const counted = () =>
    on('2026-04-08', async () => [
      (await leadsCounted(read)).find(({ name }) => name === carla.name),
      (await pathOf(read, carla.memberId)).filter(({ number }) => number === 6),
    ])
  const before = await counted()
  const leads = asked
    ? [{ turn: await leadOf(carla, 6), to: here.cast.who(asked).memberId, ...notes }]
    : []
  const away = { from: days.from, to, leads, things: [] }
  const leaveId = await on('2026-03-02', () => goOnLeave(carla, carla.memberId, away))
  if (day > days.from) await tick('2026-03-24')
  await on(day, () => cancelLeave(by, carla.memberId, leaveId))
  const steps = (all: Awaited<ReturnType<typeof counted>>) =>
    JSON.stringify(all).replaceAll(/"id":"[^"]*"/g, '')
  expect(steps(await counted())).toBe(steps(before))
})

test('nobody is back, and no leave called off, by the leave of another', async () => {
  const [carla, kofi] = [await here.cast.acting('CR'), await here.cast.acting('KM')]
  const leaveId = await on('2026-03-02', () =>
    goOnLeave(kofi, kofi.memberId, { from: '2026-03-02', to: null, ...nothing }),
  )
  const before = await held('CR', 9)
  const mine = then(kofi, '2026-03-05')
  for (const act of [
    () => backFromLeave(mine, { memberId: carla.memberId, leaveId, on: '2026-03-06' }),
    () => cancelLeave(mine, carla.memberId, leaveId),
  ])
    expect(await kindOf(on('2026-03-05', act))).toBe('missing')
  expect(await held('CR', 9)).toEqual(before)
})

test('a leave that is over brings nobody back again', async () => {
  const carla = await here.cast.acting('CR')
  const leaveId = await on('2026-03-02', () =>
    goOnLeave(carla, carla.memberId, { ...days, ...nothing }),
  )
  const after = then(carla, '2026-04-07')
  const stays = 'This leave is over. What came after it stays as it is.'
  for (const act of [
    () => backFromLeave(after, { memberId: carla.memberId, leaveId, on: '2026-04-04' }),
    () => cancelLeave(after, carla.memberId, leaveId),
  ])
    expect(await sentenceOf(on('2026-04-07', act))).toBe(stays)
})
