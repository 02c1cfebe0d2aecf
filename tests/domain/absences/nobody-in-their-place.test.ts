import { expect, test } from 'vitest'
import { goOnLeave } from '../../../app/domain/absences/absences'
import { boardOf } from '../../../app/domain/board/board'
import { declineHandOver } from '../../../app/domain/hand-overs/answers'
import { needsOf } from '../../../app/domain/calls/needs-a-lead'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { rotationOf } from '../../../app/domain/rotations/outlook'
import { absencesIn, notes } from '../../support/absences'
import { ownSchool } from '../../support/own-school'

const here = ownSchool({ anew: true })
const { on, openHandOver, leadOf } = absencesIn(here)
const today = '2026-03-02'

test('when what was asked for a leave is withdrawn, board, initiative and needs say alike that nobody leads in it', async () => {
  const [carla, renata] = [await here.cast.acting('CR'), await here.cast.acting('RO')]
  const leads = [{ turn: await leadOf(carla, 6), to: here.cast.who('KM').memberId, ...notes }]
  const leave = { from: '2026-03-23', to: '2026-04-17', leads, things: [] }
  await on(today, () => goOnLeave(carla, carla.memberId, leave))
  const id = (await openHandOver(6))?.id ?? ''
  await on(today, () => declineHandOver(renata, 6, { id }))

  const [card, next, need] = await on(today, async () => [
    (await boardOf(renata)).cards.find(({ number }) => number === 6),
    (await rotationOf(renata, await initiativeState(6))).next,
    (await needsOf(renata)).find(({ number }) => number === 6),
  ])
  expect(card).toMatchObject({ handOver: '2026-03-23', part: 'nobody leads' })
  expect(next).toMatchObject({
    on: '2026-03-23',
    until: '2026-04-17',
    from: [],
    to: 'Carla Ruiz',
    part: 'nobody leads',
  })
  expect(need).toMatchObject({ kind: 'gap', from: '2026-03-23', next: { name: 'Carla Ruiz' } })
})
