import { afterAll, beforeAll, expect, test } from 'vitest'
import { remembered, withSchool, written } from '../../db/school'
import { openOwnDatabase } from '../support/database'

let own: Awaited<ReturnType<typeof openOwnDatabase>>
const [here, elsewhere] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002']

beforeAll(async () => {
  own = await openOwnDatabase('skein_empty')
})
afterAll(() => own.close())

function counting() {
  let asked = 0
  return { find: () => remembered('how often', async () => (asked += 1)), times: () => asked }
}

test('a reader uses what another found of the same school at the same version, and of no other', async () => {
  const { find, times } = counting()
  const read = (school: string, version: number) => withSchool(school, find, { readOnly: true, version })
  expect([await read(here, 7), await read(here, 7)]).toEqual([1, 1])
  expect(await read(elsewhere, 7)).toBe(2)
  expect(await read(here, 8)).toBe(3)
  expect(times()).toBe(3)
})

test('an act looks for itself and leaves nothing behind: what it read may be rolled back', async () => {
  const { find } = counting()
  expect([await withSchool(here, find), await withSchool(here, find)]).toEqual([1, 2])
  expect(await withSchool(here, find, { readOnly: true, version: 9 })).toBe(3)
  expect(await withSchool(here, find, { version: 9 })).toBe(4)
})

test('a reader who fails leaves nothing to be remembered', async () => {
  const read = (query: string) => withSchool(here, () => remembered('a question', async () => [...(await written().unsafe(query))]), { readOnly: true, version: 9 })
  await expect(read('select nonsense')).rejects.toThrow()
  expect(await read('select 1 as one')).toEqual([{ one: 1 }])
})

test('readers of one moment find it once together', async () => {
  const { find, times } = counting()
  const slowly = () => remembered('how often, slowly', () => new Promise<number>((done) => setTimeout(() => void find().then(done), 100)))
  const reads = [1, 2, 3].map(() => withSchool(here, slowly, { readOnly: true, version: 11 }))
  expect([...(await Promise.all(reads)), times()]).toEqual([1, 1, 1, 1])
})
