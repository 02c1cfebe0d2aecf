import { expect, test } from 'vitest'
import { moveAsRead } from '../../../app/domain/stages/moves'
import { initiativeState } from '../../../app/domain/initiatives/state'
import type { Stage } from '../../../app/vocabulary'
import { ownSchool } from '../../support/own-school'
import { kindOf, sentenceOf } from '../../support/refusals'
import { rotatingIn } from '../../support/rotating'

const here = ownSchool()
const { initiative } = rotatingIn(here)

type Asked = { stage: Stage; read?: Stage; reason?: string; before?: number }
async function move(by: string, number: number, asked: Asked) {
  const acting = await here.cast.acting(by)
  return here.cast.inSchool(() => moveAsRead(acting, number, asked))
}
const stageOf = async (number: number) =>
  (await here.cast.inSchool(() => initiativeState(number))).stage
const movesOf = async (number: number) => {
  const rows = await here.sql<{ way: string }[]>`
    select from_stage || ' to ' || to_stage as way from stage_moves
    where initiative_id = ${await here.cast.initiativeId(number)} order by moved_at`
  return rows.map(({ way }) => way)
}

test('a stage that was read before another moved it moves nothing, and is told who did, and when', async () => {
  const number = await initiative()
  const read = await stageOf(number)
  await move('TO', number, { read, stage: 'extend' })
  const [before, moves] = [await stageOf(number), await movesOf(number)]

  for (const stage of ['paused', 'extend', read] as const) {
    const late = () => move('PN', number, { read, stage, reason: 'It is enough.' })
    expect(await kindOf(late())).toBe('conflict')
    expect(await sentenceOf(late())).toMatch(
      /^Tom Okafor moved Quiet mornings to extend today at \d+:\d\d [AP]M, after you had opened it here\./,
    )
  }
  expect([await stageOf(number), await movesOf(number)]).toEqual([before, moves])
  expect((await move('PN', number, { read: 'extend', stage: 'paused' })).stage).toBe('paused')
})

test('a page from before it stopped does not begin it again, even from its own place', async () => {
  const number = await initiative()
  const read = await stageOf(number)
  await move('TO', number, { read, stage: 'stopped', reason: 'Bells woke nobody.' })
  for (const asked of [{ stage: 'extend' }, { stage: read, before: 4 }] as const)
    expect(await sentenceOf(move('TO', number, { read, ...asked }))).toMatch(
      /^You stopped Quiet mornings today at /,
    )
  expect(await stageOf(number)).toBe('stopped')
  expect((await move('PN', number, { read: 'stopped', stage: 'pilot' })).stage).toBe('pilot')
})

test('of two who move it at once one moves it, and the other is told', async () => {
  const number = await initiative()
  const read = await stageOf(number)
  const kinds = await Promise.all(
    (['extend', 'paused'] as const).map((stage, place) =>
      kindOf(move(place ? 'PN' : 'TO', number, { read, stage })),
    ),
  )
  expect(kinds.toSorted()).toEqual(['conflict', 'done'])
  expect(await movesOf(number)).toHaveLength(1)
})

test('a move that does not say which stage was read moves nothing', async () => {
  const number = await initiative()
  expect(await sentenceOf(move('PN', number, { stage: 'extend' }))).toBe(
    'Quiet mornings is in pilot now. Nothing that you wrote is lost: if you still want to move it, move it again.',
  )
})
