import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstsOf } from '../../../app/domain/turns/firsts'
import { standing } from '../../../app/domain/initiatives/state'
import { follow, shadow, stepBack, takeLead } from '../../../app/domain/turns/turns'
import { openHarbor } from '../../support/harbor'
import type { Harbor } from '../../support/harbor'

let harbor: Harbor
beforeAll(async () => ((harbor = await openHarbor()), undefined))
afterAll(() => harbor.close())

const firstsThere = async (number: number) => {
  const firsts = await harbor.inSchool(async () => firstsOf((await standing(number)).id))
  return firsts.map(({ initials, role, on }) => [role, initials, on])
}

test('the first follower stands beside the first lead, each with the day', async () => {
  expect(await firstsThere(1)).toEqual([
    ['lead', 'TO', '2025-08-11'],
    ['follow', 'DA', '2025-08-11'],
  ])
})

test('who only shadows is no first follower, and neither is the first lead who steps back', async () => {
  const { cast, initiative, inSchool } = harbor
  const [leads, shadows, follows] = [await cast('TO'), await cast('PN'), await cast('JL')]
  const number = await initiative()
  expect(await firstsThere(number)).toEqual([])
  await inSchool(() => takeLead(leads, number, { cameAbout: 'offered' }))
  await inSchool(() => shadow(shadows, number))
  await inSchool(() => stepBack(leads, number, {}))
  expect((await firstsThere(number)).map(([role, who]) => [role, who])).toEqual([['lead', 'TO']])
  await inSchool(() => follow(follows, number))
  await inSchool(() => follow(shadows, number))
  expect((await firstsThere(number)).map(([role, who]) => [role, who])).toEqual([
    ['lead', 'TO'],
    ['follow', 'JL'],
  ])
})
