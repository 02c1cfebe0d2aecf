import postgres from 'postgres'
import { expect, inject, test } from 'vitest'
import { ownSchool } from '../support/own-school'

const here = ownSchool()

test('what a backend said as it died is not the answer to the first question after it', async () => {
  const one = postgres(inject('databaseServer'), { max: 1, onnotice: () => {}, backoff: () => 0 })
  const [{ pid } = { pid: 0 }] = await one<{ pid: number }[]>`select pg_backend_pid() as pid`
  const cut = one`select pg_sleep(10)`.then(
    () => 'slept',
    () => 'cut off',
  )
  await new Promise((done) => setTimeout(done, 200))
  await here.sql`select pg_terminate_backend(${pid}, 5000)`
  expect(await cut).toBe('cut off')
  expect(await one.begin((inside) => inside`select 1 as one`.then(([row]) => row?.one))).toBe(1)
  await one.end()
})
