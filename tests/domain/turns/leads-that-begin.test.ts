import { expect, test } from 'vitest'
import { setPlan } from '../../../app/domain/turns/rotation-plan'
import { takeLead } from '../../../app/domain/turns/turns'
import { ownSchool } from '../../support/own-school'
import { rotatingIn } from '../../support/rotating'
import { turnChangesIn } from '../../support/turn-changes'

const here = ownSchool()
const { said, planTurnFor } = rotatingIn(here)
const { initiative } = turnChangesIn(here)

/** Tom takes the lead on March 2; answers who leads, and when. */
async function begun(number: number) {
  const tom = await here.cast.acting('TO')
  await here.cast.inSchool(() => takeLead(tom, number, { cameAbout: 'offered' }))
  return (await said(number)).filter((line) => line.includes(' lead '))
}

test('a lead that begins now ends on the day that the rotation plan says', async () => {
  const number = await initiative()
  const renata = await here.cast.acting('RO')
  const plan = { cadence: 'every few weeks' as const, everyWeeks: 2, seats: 1 }
  await here.cast.inSchool(() =>
    setPlan(renata, number, { ...plan, choosing: 'fairest first' as const }),
  )
  expect(await begun(number)).toEqual(['TO lead 2026-03-02 2026-03-15'])
})

test('where another leads first, a lead that begins now ends there, and one’s own after it stays', async () => {
  const number = await initiative(
    ['PN', 'lead', '2026-04-20', '2026-05-10'],
    ['TO', 'lead', '2026-05-11', null],
  )
  expect(await begun(number)).toEqual([
    'TO lead 2026-03-02 2026-04-19',
    'PN lead 2026-04-20 2026-05-10',
    'TO lead 2026-05-11',
  ])
})

test('one’s own lead that begins now in another seat ends where the next in that seat begins', async () => {
  const number = await initiative(['PN', 'lead', '2026-04-20', null])
  await here.sql`update initiatives set lead_seats = 2 where number = ${number}`
  await planTurnFor(number, 'TO', { from: '2026-04-06T07:00:00Z', seat: 2 })
  expect(await begun(number)).toEqual(['TO lead 2026-03-02 2026-04-19', 'PN lead 2026-04-20'])
})
