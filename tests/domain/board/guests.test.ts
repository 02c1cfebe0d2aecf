import { expect, test } from 'vitest'
import { boardOf } from '../../../app/domain/board/board'
import { needsOf } from '../../../app/domain/calls/needs-a-lead'
import { callsAndOffers } from '../../../app/domain/calls/calls-of-initiative'
import { openHandOversOf } from '../../../app/domain/hand-overs/open-hand-overs'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { rotationOf } from '../../../app/domain/rotations/outlook'
import { ownSchool } from '../../support/own-school'

const here = ownSchool()

/** What every page says to someone of who offered, who is asked and who might lead. */
async function toldTo(initials: string) {
  const reader = await here.cast.acting(initials)
  return here.cast.inSchool(async () => {
    const [{ cards }, needs] = [await boardOf(reader), await needsOf(reader)]
    const waiting = cards.flatMap(({ offers = 0, handOvers = 0 }) => [offers, handOvers])
    const called = needs.flatMap(({ offers, calls }) => [offers, ...calls.map((c) => c.offers)])
    const pages = []
    for (const { number } of cards) {
      const at = await initiativeState(number)
      const { calls, offers, asks } = await callsAndOffers(reader, at)
      const { leads, said } = await rotationOf(reader, at)
      const might = leads.filter(({ how }) => how !== 'planned' && how !== 'in the order')
      pages.push(
        ...[...calls.map((call) => call.offers), offers.length, asks.length, might.length],
        ...[said?.is === 'asked' ? 1 : 0],
        ...[(await openHandOversOf(reader, { initiativeId: at.id })).length],
      )
    }
    return { waiting, called, pages }
  })
}

test('a guest is told on no page who offered, who is asked and who might lead; a member is', async () => {
  const [carla, kofi] = [await here.cast.acting('CR'), await here.cast.acting('KM')]
  const notes = { stands: 'Half of it works.', next: 'The other half.', choiceReason: 'Agreed.' }
  await here.cast.inSchool(() => handOver(carla, 6, { ...notes, to: kofi.memberId }))
  await here.sql`update members set access = 'guest' where initials = 'DF'`

  const sums = async (who: string) =>
    Object.values(await toldTo(who)).map((all) => all.reduce((sum, one) => sum + one, 0))
  expect(await sums('DF')).toEqual([0, 0, 0])
  for (const sum of await sums('OG')) expect(sum).toBeGreaterThan(0)
})
