import { expect, test } from 'vitest'
import { withdrawDecision } from '../../../app/domain/decisions/outcomes'
import { newsFor } from '../../../app/domain/home/news'
import { stepBack } from '../../../app/domain/turns/turns'
import { ownSchool } from '../../support/own-school'

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
