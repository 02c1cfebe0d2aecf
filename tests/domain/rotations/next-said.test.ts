import { expect, test } from 'vitest'
import { goOnLeave } from '../../../app/domain/absences/absences'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { initiativeState } from '../../../app/domain/initiatives/state'
import type { NextHandOver } from '../../../app/domain/rotations/next-hand-over'
import { nextSaid } from '../../../app/domain/rotations/next-said'
import type { NextLead } from '../../../app/domain/rotations/next-said'
import { rotationOf } from '../../../app/domain/rotations/outlook'
import { absencesIn, notes, nothing } from '../../support/absences'
import { ownSchool } from '../../support/own-school'

const here = ownSchool({ anew: true })
const { on, openHandOver, leadOf } = absencesIn(here)

async function saidOf(number: number) {
  const reader = await here.cast.acting('OG')
  const { said } = await here.cast.inSchool(async () =>
    rotationOf(reader, await initiativeState(number)),
  )
  return said
}

test('who is next in the order alone is next, perhaps; who is asked is asked; who has said yes is next', async () => {
  const [carla, kofi] = [await here.cast.acting('CR'), await here.cast.acting('KM')]
  expect(await saidOf(6)).toMatchObject({ names: ['Kofi Mensah'], is: 'perhaps', on: null })

  const asked = { to: kofi.memberId, dueOn: '2026-03-24', choiceReason: 'Agreed before.', ...notes }
  await on('2026-03-02', () => handOver(carla, 6, asked))
  expect(await saidOf(6)).toMatchObject({ names: ['Kofi Mensah'], is: 'asked', on: '2026-03-24' })

  const given = await openHandOver(6)
  await on('2026-03-02', () => acceptHandOver(kofi, 6, given?.id ?? ''))
  expect(await saidOf(6)).toMatchObject({ names: ['Kofi Mensah'], is: 'planned', on: '2026-03-24' })
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

test('the next lead that is planned is said with those who begin on the same day', async () => {
  expect(await saidOf(5)).toEqual({
    names: ['Farah Siddiqui'],
    is: 'planned',
    on: '2026-03-14',
    then: expect.objectContaining({ isPlanned: false }),
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
