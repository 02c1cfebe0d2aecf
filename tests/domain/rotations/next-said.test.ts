import { expect, test } from 'vitest'
import { goOnLeave } from '../../../app/domain/absences/absences'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { initiativeState, lockedInitiative } from '../../../app/domain/initiatives/state'
import type { NextHandOver } from '../../../app/domain/rotations/next-hand-over'
import { nextSaid } from '../../../app/domain/rotations/next-said'
import type { NextLead } from '../../../app/domain/rotations/next-said'
import { rotationOf } from '../../../app/domain/rotations/outlook'
import { firstOf, whoMightLead } from '../../../app/domain/rotations/suggestions'
import { ask } from '../../../app/domain/calls/asks'
import { planTurn } from '../../../app/domain/turns/schedule'
import { absencesIn, notes, nothing } from '../../support/absences'
import { ownSchool } from '../../support/own-school'

const here = ownSchool({ anew: true })
const { on, openHandOver, leadOf } = absencesIn(here)

async function rotation(number: number, who = 'OG') {
  const reader = await here.cast.acting(who)
  return here.cast.inSchool(async () => rotationOf(reader, await initiativeState(number)))
}

const saidOf = async (number: number) => (await rotation(number)).said

async function leadsOf(number: number, who?: string) {
  const { leads } = await rotation(number, who)
  return leads.map(({ name, how, on: day }) => `${name} ${how} ${day}`)
}

test('who is next in the order alone is next, perhaps; who is asked is asked; who has said yes is next', async () => {
  const [carla, kofi] = [await here.cast.acting('CR'), await here.cast.acting('KM')]
  expect(await saidOf(6)).toMatchObject({ names: ['Kofi Mensah'], is: 'perhaps', on: null })

  const asked = { to: kofi.memberId, dueOn: '2026-03-24', choiceReason: 'Agreed before.', ...notes }
  await on('2026-03-02', () => handOver(carla, 6, asked))
  expect(await saidOf(6)).toMatchObject({ names: ['Kofi Mensah'], is: 'asked', on: '2026-03-24' })
  expect(await leadsOf(6)).toEqual([
    'Kofi Mensah asked 2026-03-24',
    'Tom Okafor in the order null',
    'Sam Kowalczyk in the order null',
  ])

  const given = await openHandOver(6)
  await on('2026-03-02', () => acceptHandOver(kofi, 6, given?.id ?? ''))
  expect(await saidOf(6)).toMatchObject({ names: ['Kofi Mensah'], is: 'planned', on: '2026-03-24' })
})

test('who was asked by name is asked for the two of them, and suggested to nobody again by either', async () => {
  const [luis, hannah] = [await here.cast.acting('LO'), await here.cast.acting('HW')]
  await here.sql`update initiatives set lead_seats = 2 where number = 2`
  await on('2026-03-02', () => ask(luis, 2, { to: hannah.memberId, role: 'lead' }))
  for (const who of ['LO', 'HW']) expect((await leadsOf(2, who))[0]).toBe('Hannah Weiss asked null')
  const others = await leadsOf(2, 'OG')
  expect(others.join()).not.toContain('asked')

  const list = await here.cast.inSchool(async () =>
    whoMightLead(luis, { initiativeId: await here.cast.initiativeId(2), on: '2026-03-02' }),
  )
  expect(list.at(-1)).toMatchObject({ name: 'Hannah Weiss', isAsked: true })
  expect(list.at(-1)?.reasons[0]).toBe('asked already')
  expect(firstOf(list.slice(-1))).toBeUndefined()
})

test('who is to shadow first is listed so, on no day, and is not next, perhaps', async () => {
  expect(await leadsOf(5)).toEqual([
    'Farah Siddiqui planned 2026-03-14',
    'Ngozi Eze shadow first null',
    'Gwen Hollis suggested null',
  ])
  expect((await saidOf(5))?.then).toEqual({ name: 'Gwen Hollis', isPlanned: false })
})

test('who is asked to lead in someone’s leave is asked; who comes back to their lead leads on', async () => {
  const [carla, tom] = [await here.cast.acting('CR'), await here.cast.acting('TO')]
  const days = { from: '2026-03-23', to: '2026-04-03' }
  const leads = [{ turn: await leadOf(carla, 6), to: tom.memberId, why: 'Asked.', ...notes }]
  await on('2026-03-02', () => goOnLeave(carla, carla.memberId, { ...days, leads, things: [] }))
  expect(await saidOf(6)).toMatchObject({ names: ['Tom Okafor'], is: 'asked', on: '2026-03-23' })

  const dario = await here.cast.acting('DF')
  await on('2026-03-02', () => goOnLeave(dario, dario.memberId, { ...days, ...nothing }))
  expect(await saidOf(7)).toMatchObject({
    names: ['Dario Fuentes'],
    is: 'goes on',
    on: '2026-04-04',
  })
})

test('the next lead that is planned is said with those who begin on the same day, and with nobody who begins later', async () => {
  const renata = await here.cast.acting('RO')
  expect(await saidOf(5)).toEqual({
    names: ['Farah Siddiqui'],
    is: 'planned',
    on: '2026-03-14',
    then: { name: 'Gwen Hollis', isPlanned: false },
  })

  await here.sql`update initiatives set lead_seats = 3 where number = 5`
  const plan = async (who: string, from: string) => {
    const { memberId } = await here.cast.acting(who)
    const turn = { memberId, role: 'lead' as const, from, cameAbout: 'chosen' as const, reason: '' }
    return here.cast.inSchool(async () => planTurn(renata, await lockedInitiative(5), turn))
  }
  await plan('GH', '2026-03-14')
  await plan('TO', '2026-03-21')
  expect(await saidOf(5)).toEqual({
    names: ['Farah Siddiqui', 'Gwen Hollis'],
    is: 'planned',
    on: '2026-03-14',
    then: { name: 'Tom Okafor', isPlanned: true },
  })
})

const namesake = (memberId: string, on: string): NextLead => ({
  memberId,
  name: 'Ana Sousa',
  initials: 'AS',
  on,
  how: 'planned',
  part: null,
  reasons: [],
})

test('two of one name are two: who is asked is not the one of their name who is planned, and one follows the other', () => {
  const next: NextHandOver = {
    on: '2026-03-20',
    from: ['Tom'],
    to: 'Ana Sousa',
    toId: 'another',
    isLate: false,
    step: 'offered',
  }
  expect(nextSaid({ next, leads: [namesake('one', '2026-04-20')] })).toEqual({
    names: ['Ana Sousa'],
    is: 'asked',
    on: '2026-03-20',
    then: { name: 'Ana Sousa', isPlanned: true },
  })
  const leads = [namesake('one', '2026-04-20'), namesake('other', '2026-05-20')]
  expect(nextSaid({ next: undefined, leads })).toMatchObject({
    names: ['Ana Sousa'],
    then: { name: 'Ana Sousa', isPlanned: true },
  })
})

test('of two who begin on one day each is said to do what they do: who is back leads on, the other is next', () => {
  const [back, other] = [namesake('one', '2026-04-20'), namesake('other', '2026-04-20')]
  const leads = [
    { ...back, part: 'goes on' as const },
    { ...other, name: 'Ben Ng' },
  ]
  expect(nextSaid({ next: undefined, leads })).toEqual({
    names: ['Ana Sousa'],
    is: 'goes on',
    on: '2026-04-20',
    then: { name: 'Ben Ng', isPlanned: true },
  })
})
