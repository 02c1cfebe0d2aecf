import { expect, test } from 'vitest'
import { firstsOf } from '../../../app/domain/turns/firsts'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { follow, shadow, stepBack, takeLead } from '../../../app/domain/turns/turns'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'

const harbor = ownSchool()

const firstsThere = async (number: number) => {
  const firsts = await harbor.cast.inSchool(async () =>
    firstsOf((await initiativeState(number)).id),
  )
  return firsts.map(({ initials, role, on }) => [role, initials, on])
}

test('the first follower stands beside the first lead, each with the day', async () => {
  expect(await firstsThere(1)).toEqual([
    ['lead', 'TO', '2025-08-11'],
    ['follow', 'DA', '2025-08-11'],
  ])
})

test('who only shadows is no first follower, and neither is the first lead who steps back', async () => {
  const { acting, inSchool } = harbor.cast
  const [leads, shadows, follows] = [await acting('TO'), await acting('PN'), await acting('JL')]
  const { number } = await freshInitiative(harbor.sql)
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
