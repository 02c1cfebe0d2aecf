import { expect, test } from 'vitest'
import { withdrawDecision } from '../../../app/domain/decisions/outcomes'
import { myTurns } from '../../../app/domain/home/my-turns'
import { newsFor } from '../../../app/domain/home/news'
import { stepBack } from '../../../app/domain/turns/turns'
import { ownSchool } from '../../support/own-school'
import { turnChangesIn } from '../../support/turn-changes'

const here = ownSchool()

async function newsOf(who: string, number: number) {
  const acting = await here.cast.acting(who)
  const news = await here.cast.inSchool(() => newsFor(acting))
  return news
    .filter((piece) => piece.number === number)
    .map(({ kind, about, from, text }) => ({ kind, about, from, text }))
}

// Luis shadowed Dario, took the lead over on February 21, and Dario follows since: four turns begin
// and end in one moment.
test('a lead that passes from one to another is one piece of news', async () => {
  expect((await newsOf('JL', 2)).filter(({ kind }) => kind.startsWith('turn'))).toEqual([
    { kind: 'turn began', about: 'Luis Ortega', from: 'Dario Fuentes', text: 'lead' },
  ])
})

test('a lead that ends with nobody after it is told as that', async () => {
  const luis = await here.cast.acting('LO')
  await here.cast.inSchool(() => stepBack(luis, 2, {}))
  expect((await newsOf('JL', 2))[0]).toEqual({
    kind: 'turn ended',
    about: 'Luis Ortega',
    from: null,
    text: 'lead',
  })
  expect(
    (await newsOf('JL', 2)).filter(
      ({ about, text }) => about === 'Luis Ortega' && text === 'follow',
    ),
  ).toEqual([])
})

test('a proposal that was withdrawn is not told as decided', async () => {
  const renata = await here.cast.acting('RO')
  await here.cast.inSchool(() => withdrawDecision(renata, 11, 'The grant has ended.'))
  expect((await newsOf('JL', 11))[0]?.kind).toBe('withdrawn')
})

test('following that goes on from day to day is one line on Home, and a lead between parts it', async () => {
  const { initiative } = turnChangesIn(here)
  const number = await initiative(
    ['PN', 'follow', '2026-01-05', '2026-03-13'],
    ['PN', 'follow', '2026-03-14', '2026-03-22'],
    ['PN', 'lead', '2026-03-23', '2026-04-17'],
    ['PN', 'follow', '2026-04-18', '2026-04-30'],
    ['PN', 'follow', '2026-05-02', null],
  )
  const priya = await here.cast.acting('PN')
  const mine = await here.cast.inSchool(() => myTurns(priya))
  const lines = mine.filter((turn) => turn.number === number)
  expect(lines.map(({ role, from, to }) => `${role} ${from} ${to}`)).toEqual([
    'follow 2026-01-05 2026-03-22',
    'lead 2026-03-23 2026-04-17',
    'follow 2026-04-18 2026-04-30',
    'follow 2026-05-02 null',
  ])
})
