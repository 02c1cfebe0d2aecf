import { expect, test } from 'vitest'
import { formationChart } from '../../../app/domain/insights/formation'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { pathOf } from '../../../app/domain/turns/path'
import { turnsOf } from '../../../app/domain/turns/roster'
import { cameAbout } from '../../../app/vocabulary'
import { ownSchool } from '../../support/own-school'

const here = ownSchool()

/** All the words for how a turn came about that someone is told of everyone’s turns. */
async function toldTo(initials: string, access: 'guest' | 'member') {
  const acting = { ...(await here.cast.acting(initials)), access }
  const people = await here.sql<{ id: string }[]>`select id from members`
  const told = await here.cast.inSchool(async () => {
    const paths = []
    for (const { id } of people.filter((one) => one.id !== acting.memberId))
      paths.push(...(await pathOf(acting, id)))
    const turns = []
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 9])
      turns.push(...(await turnsOf(acting, (await initiativeState(number)).id)))
    const { lanes } = await formationChart(acting)
    return [
      paths.map((turn) => turn.cameAbout),
      turns.map((turn) => turn.cameAbout),
      lanes.flatMap((lane) => lane.turns.map(([, , , , , how]) => how)),
    ]
  })
  const isWord = (how: unknown) => cameAbout.some((word) => word === how)
  return told.map((page) => [page.length > 20, page.some(isWord)])
}

test('a guest sees who held a turn and when, and on no page how it came about', async () => {
  expect(await toldTo('NE', 'guest')).toEqual([
    [true, false],
    [true, false],
    [true, false],
  ])
  expect(await toldTo('NE', 'member')).toEqual([
    [true, true],
    [true, true],
    [true, true],
  ])
})

test('how one’s own turns came about is one’s own to see, as a guest, too', async () => {
  const tom = { ...(await here.cast.acting('TO')), access: 'guest' as const }
  const path = await here.cast.inSchool(() => pathOf(tom, tom.memberId))
  expect(path.every((turn) => turn.cameAbout !== null)).toBe(true)
})
