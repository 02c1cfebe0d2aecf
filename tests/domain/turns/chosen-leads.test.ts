import { expect, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { ask } from '../../../app/domain/calls/asks'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { setPlan } from '../../../app/domain/turns/rotation-plan'
import { takeLead } from '../../../app/domain/turns/turns'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'
import { sentenceOf } from '../../support/refusals'
import { notes, rotatingIn } from '../../support/rotating'
import { askingIn } from '../../support/turn-changes'

const here = ownSchool()
const { initiative, said, offered, planTurnFor } = rotatingIn(here)
const { initiative: withTurns, asked, agree, standIn } = askingIn(here)

const as = async <T>(who: string, work: (acting: Acting) => Promise<T>) => {
  const acting = await here.cast.acting(who)
  return here.cast.inSchool(() => work(acting))
}
const plan = { seats: 1, choosing: 'fairest first' as const }
const leadsIn = async (number: number) =>
  (await said(number)).filter((line) => line.includes(' lead '))

async function agreedWith(who: string, dueOn = '2026-03-23') {
  const number = await initiative(who)
  const { taker, id } = await offered(number, who, { dueOn })
  await here.cast.inSchool(() => acceptHandOver(taker, number, id))
  return number
}

test('a plan ends the lead of the one who is chosen, too, on its next day after they begin', async () => {
  const number = await agreedWith('PN')
  expect(await leadsIn(number)).toEqual([
    'TO lead 2026-03-02 2026-03-22',
    'PN lead 2026-03-23 2026-06-05',
  ])
  await as('TO', (tom) =>
    setPlan(tom, number, { ...plan, cadence: 'every few weeks', everyWeeks: 4 }),
  )
  expect(await leadsIn(number)).toEqual([
    'TO lead 2026-03-02 2026-03-22',
    'PN lead 2026-03-23 2026-04-19',
  ])
  await as('TO', (tom) => setPlan(tom, number, { ...plan, cadence: 'open-ended' }))
  expect(await leadsIn(number)).toEqual(['TO lead 2026-03-02 2026-03-22', 'PN lead 2026-03-23'])
})

test('a plan leaves the days in which someone stands in as they were agreed', async () => {
  const number = await withTurns(['TO', 'lead', '2026-01-05', '2026-03-15'])
  await agree(number, 'PN', await asked(number, 'TO', await standIn(number)))
  await as('TO', (tom) =>
    setPlan(tom, number, { ...plan, cadence: 'every few weeks', everyWeeks: 4 }),
  )
  expect((await leadsIn(number)).at(-1)).toBe('PN lead 2026-03-09 2026-03-15')
})

test('who takes the lead takes the seat that nobody is planned for, and else leads until they begin', async () => {
  const { number } = await freshInitiative(here.sql, { seats: 2 })
  await planTurnFor(number, 'PN', { from: '2026-03-23 07:00Z', seat: 1 })
  for (const who of ['KM', 'RT'])
    await as(who, (acting) => takeLead(acting, number, { cameAbout: 'offered' }))
  expect(await leadsIn(number)).toEqual([
    'KM lead 2026-03-02',
    'RT lead 2026-03-02 2026-03-22',
    'PN lead 2026-03-23',
  ])
})

test('who has agreed to take over is not asked again for that day, nor to lead beside; for another day they are', async () => {
  const number = await agreedWith('PN')
  const priya = here.cast.who('PN').memberId
  const again = (dueOn: string) =>
    as('TO', (tom) => handOver(tom, number, { ...notes, to: priya, dueOn }))
  expect(await sentenceOf(again('2026-03-23'))).toBe(
    'They have agreed already to lead this from Monday, March 23. To move that, please choose another day.',
  )
  expect(
    await sentenceOf(as('TO', (tom) => ask(tom, number, { to: priya, role: 'co-lead' }))),
  ).toBe('They are planned to lead this already.')
  expect(await sentenceOf(again('2026-03-24'))).toBe('')
})

test.each([
  [
    ['PN', 'follow', '2026-01-05', null] as const,
    ['PN follow 2026-01-05 2026-03-08', 'PN follow 2026-03-16'],
  ],
  [undefined, []],
])('who stood in holds afterwards what they held before, if anything', async (held, mine) => {
  const number = await withTurns(
    ['TO', 'lead', '2026-01-05', '2026-04-30'],
    ...(held ? [[...held] as [string, 'follow', string, null]] : []),
  )
  await agree(number, 'PN', await asked(number, 'TO', await standIn(number)))
  expect((await said(number)).filter((line) => line.startsWith('PN'))).toEqual(
    [...mine, 'PN lead 2026-03-09 2026-03-15'].toSorted((a, b) =>
      (a.split(' ')[2] ?? '').localeCompare(b.split(' ')[2] ?? ''),
    ),
  )
})
