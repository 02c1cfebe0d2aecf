import { expect, test } from 'vitest'
import { isTooSlow, isUnavailable, pool, refusalOf } from '../../db/connect'
import { faultOf } from '../../db/faults'
import { schools } from '../../db/schema'
import { db, sql, withSchool } from '../../db/school'
import { ownSchool } from '../support/own-school'

const here = ownSchool()
const schoolId = async () => (await here.sql<{ id: string }[]>`select id from schools`)[0]?.id ?? ''
const failing = (work: () => Promise<unknown>) =>
  schoolId()
    .then((id) => withSchool(id, work))
    .then(
      () => undefined,
      (error: unknown) => error,
    )
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

test('every connection of the pool has a limit for statements, for locks and for doing nothing', async () => {
  for (const login of ['app', 'door', 'account'] as const) {
    const limits = await pool(login)<{ name: string; setting: number }[]>`
      select name, setting::int as setting from pg_settings where name in ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') order by name`
    expect([login, ...limits]).toEqual([
      login,
      { name: 'idle_in_transaction_session_timeout', setting: 15_000 },
      { name: 'lock_timeout', setting: 5_000 },
      { name: 'statement_timeout', setting: 20_000 },
    ])
  }
})

test('what runs into one of them is known as too slow, and the pool serves on', async () => {
  const slow = await failing(
    async () => (await sql()`set local statement_timeout = 20`, sql()`select pg_sleep(1)`),
  )
  expect([refusalOf(slow)?.code, isTooSlow(slow)]).toEqual(['57014', true])

  const idle = await failing(
    async () => (
      await sql()`set local idle_in_transaction_session_timeout = 20`,
      await pause(200),
      sql()`select 1`
    ),
  )
  expect(isTooSlow(idle) || isUnavailable(idle)).toBe(true)

  expect(await failing(() => sql()`select 1`)).toBeUndefined()
})

test('a scope that cannot be entered says why, and not that the question after it failed', async () => {
  const error = await withSchool('no school', () =>
    db().select({ id: schools.id }).from(schools),
  ).catch((thrown: unknown) => thrown)
  expect(refusalOf(error)?.code).toBe('22P02')
})

test('of an error is told what kind it is and where it was, and no word of its message', async () => {
  const error = await failing(() => sql()`select ${'a secret'}::text::uuid`)
  const fault = faultOf(new Error('a secret\n    at secret (/a/secret.js:1:1)', { cause: error }))
  expect(fault).toMatchObject({ type: 'Error', cause: { type: 'PostgresError', code: '22P02' } })
  expect(fault.stack?.length).toBeGreaterThan(0)
  expect(JSON.stringify(fault)).not.toContain('secret')
})
