import { expect, test } from 'vitest'
import { sql } from '../../../db/school'
import { hasWords } from '../../../app/domain/search'
import { ownSchool } from '../../support/own-school'

const here = ownSchool()

test('fifty words are looked for in about the time of one', async () => {
  const found = (words: string) =>
    here.cast.inSchool(async () => {
      const began = performance.now()
      const [row] = await sql()<{ count: number }[]>`
        select count(*)::int
        from (
          select repeat('a reflective circle ' || n, 100) as said from generate_series(1, 200) n
        ) long
        where ${hasWords('said', words)}`
      return { count: row?.count, took: performance.now() - began }
    })
  await found('a')
  const [one, many, other] = [await found('a'), await found('a '.repeat(50)), await found('a b')]
  expect([one.count, many.count, other.count]).toEqual([200, 200, 0])
  expect(many.took / one.took).toBeLessThan(8)
})
