import { test } from 'vitest'
import { guestsOnlyRead } from '../../../app/domain/acting'
import { moveInitiative } from '../../../app/domain/stages/moves'
import type { Stage } from '../../../app/vocabulary'
import { actsIn } from '../../support/acting-as'
import { ownSchool } from '../../support/own-school'
import { refusalsIn } from '../../support/refused'
import { rotatingIn } from '../../support/rotating'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('stages')
const { initiative, planTurnFor } = rotatingIn(here)
const { as, goes, becomesGuest, leadsBeside, sponsoredBy } = actsIn(here)

const lesson = 'Six weeks is too short to change a morning.'
const moves = (by: string, number: number, stage: Stage, reason = '') =>
  as(by, (acting) => moveInitiative(acting, number, { stage, reason }))

test('who follows, is to lead, or is not of the team moves an initiative, and does not stop it', async () => {
  const number = await initiative('PN')
  await planTurnFor(number, 'KM', { from: '2026-04-20T07:00:00Z', seat: 2 })
  for (const by of ['PN', 'KM', 'HW']) {
    await refused(
      'It is stopped by those who lead it, its sponsor or an administrator.',
      moves(by, number, 'stopped', lesson),
    )
    for (const stage of ['extend', 'pilot'] as const) await goes(moves(by, number, stage))
  }
  for (const by of ['TO', 'RT', 'OG', 'LB']) {
    const each = await initiative()
    await leadsBeside(each, 'RT')
    await sponsoredBy(each, 'OG')
    await goes(moves(by, each, 'stopped', lesson))
  }
})

test('a guest moves and stops nothing, be it what they lead', async () => {
  const number = await initiative('PN')
  await leadsBeside(number, 'NE')
  await becomesGuest('NE')
  for (const stage of ['extend', 'stopped'] as const)
    await refused(guestsOnlyRead, moves('NE', number, stage, lesson))
})

test('an initiative stops with a lesson, each time, and begins again without one', async () => {
  const number = await initiative()
  for (const [stage, from] of [
    ['extend', 'TO'],
    ['pilot', 'RO'],
  ] as const) {
    for (const said of ['', ' \n'])
      await refused(
        'Please write what was learned. It stays on its page, for others to find.',
        moves(from, number, 'stopped', said),
      )
    await goes(moves(from, number, 'stopped', lesson))
    await goes(moves('PN', number, stage))
  }
})

everyRefusalIsTried()
