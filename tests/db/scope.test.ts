import { afterEach, beforeEach, expect, test } from 'vitest'
import { closePool, isTooSlow, isUnavailable, openPool, pool, refusalOf } from '../../db/connect'
import { atTheDoor, isInScope, sql, withSchool } from '../../db/school'
import { passingOf } from '../../app/http/answers.server'
import { ownDatabase, ownerOf } from '../support/database'

let own: Awaited<ReturnType<typeof ownDatabase>>
let owner: ReturnType<typeof ownerOf>
let school = ''
beforeEach(async () => {
  own = await ownDatabase('skein_demo')
  // One connection: what stayed on it would be there for the next.
  openPool(own.url, { max: 1 })
  owner = ownerOf(own.url)
  school = (await owner<{ id: string }[]>`select id from schools`)[0]?.id ?? ''
})
afterEach(async () => {
  await Promise.all([closePool(), owner.end()])
  await own.drop()
})

const standing = async () => {
  const [row] = await pool()<{ role: string; school: string | null; members: number }[]>`
    select current_user as role, current_school() as school,
      (select count(*)::int from members) as members`
  return { ...row }
}

test('neither the school nor its rows stay with a connection after its transaction, kept or taken back', async () => {
  const inside = () => sql()<{ members: number }[]>`select count(*)::int as members from members`
  expect((await withSchool(school, inside))[0]?.members).toBeGreaterThan(20)
  const after = await standing()
  expect(after).toMatchObject({ school: null, members: 0 })
  await expect(
    withSchool(school, async () => {
      await inside()
      throw new Error('taken back')
    }),
  ).rejects.toThrow('taken back')
  expect(await standing()).toEqual(after)
  expect(isInScope()).toBe(false)
})

test('a page reads, and writes nothing: its transaction is read-only; an act’s is not', async () => {
  const write = () => sql()`update members set strengths = 'listening' where initials = 'RO'`
  const refused = await withSchool(school, write, { readOnly: true }).catch(refusalOf)
  expect(refused).toMatchObject({ code: '25006' })
  expect((await withSchool(school, write)).count).toBe(1)
})

test('a scope is entered once: no school in a school, and no door in it either', async () => {
  const nothing = async () => {}
  const once = 'A scope is entered once'
  await expect(withSchool(school, () => withSchool(school, nothing))).rejects.toThrow(once)
  await expect(withSchool(school, () => atTheDoor(nothing))).rejects.toThrow(once)
  await expect(atTheDoor(() => withSchool(school, nothing))).rejects.toThrow(once)
})

test('without a scope nothing is asked', () => {
  expect(() => sql()).toThrow('There is no school in scope.')
})

test('two who wait for each other are told to try again soon: a deadlock is nobody’s fault', async () => {
  const [first, second] = [ownerOf(own.url), ownerOf(own.url)]
  const lock = (initials: string) =>
    `update members set strengths = 'x' where initials = '${initials}'`
  let met = () => {}
  const both = new Promise<void>((done) => (met = done))
  let here = 0
  const take = (connection: typeof first, [one, other]: [string, string]) =>
    connection.begin(async (tx) => {
      await tx.unsafe(lock(one))
      if ((here += 1) === 2) met()
      await both
      await tx.unsafe(lock(other))
    })
  const ends = await Promise.allSettled([
    take(first, ['RO', 'TO']),
    take(second, ['TO', 'RO']),
  ]).finally(() => Promise.all([first.end(), second.end()]))
  const [victim] = ends.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []))
  expect([isTooSlow(victim), isUnavailable(victim)].includes(true)).toBe(true)
  expect(passingOf(victim)).toMatchObject({ status: 503 })
})

test('a wall holds the owner of its table, too', async () => {
  const open = await owner<{ name: string }[]>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relrowsecurity and not relforcerowsecurity`
  expect([...open]).toEqual([])
})
