import { beforeAll, expect, test } from 'vitest'
import { moveInitiative } from '../../../app/domain/stages/moves'
import type { Acting } from '../../../app/domain/acting'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'

const here = ownSchool()
let tom: Acting
beforeAll(async () => void (tom = await here.cast.acting('TO')))

const column = async () =>
  (
    await here.sql<{ number: number }[]>`
      select number from initiatives where stage = 'pilot' order by place, number`
  ).map(({ number }) => number)
const move = (number: number, before: number) =>
  here.cast.inSchool(() => moveInitiative(tom, number, { stage: 'pilot', before }))

// Half of a gap, time after time, is soon less than a number can say.
test('between two cards there is always a place, the 300th time too, and no other card changes its order', async () => {
  const [first, second, last] = [
    (await freshInitiative(here.sql)).number,
    (await freshInitiative(here.sql)).number,
    (await freshInitiative(here.sql)).number,
  ]
  await here.sql`update initiatives set place = number where stage = 'pilot'`
  let expected = await column()
  for (let time = 1; time <= 300; time += 1) {
    const number = time % 2 ? first : second
    await move(number, last)
    const others = expected.filter((one) => one !== number)
    expected = others.toSpliced(others.indexOf(last), 0, number)
    expect([time, await column()]).toEqual([time, expected])
  }
})

test('a card goes between two that were put at one place', async () => {
  const [one, other] = (await column()).slice(0, 2) as [number, number]
  await here.sql`update initiatives set place = 7 where number in (${one}, ${other})`
  const { number } = await freshInitiative(here.sql)
  const above = (await column()).filter((each) => each !== number)
  const before = above[above.indexOf(Math.min(one, other)) + 1] ?? 0
  await move(number, before)
  const others = above.filter((each) => each !== number)
  expect(await column()).toEqual(others.toSpliced(others.indexOf(before), 0, number))
})
