import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownerOf, ownDatabase } from '../support/database'

let own: Awaited<ReturnType<typeof ownDatabase>>
let sql: ReturnType<typeof ownerOf>

beforeAll(async () => {
  own = await ownDatabase('skein_demo')
  sql = ownerOf(own.url)
})
afterAll(async () => {
  await sql.end()
  await own.drop()
})

test('the demo holds the decisions taken up to its day, and none that lie ahead', async () => {
  const [{ n, last } = { n: 0, last: 0 }] = await sql<{ n: number; last: number }[]>`
    select count(*)::int as n, (select last_decision from schools) as last from decisions where decided_on <= '2026-03-02'`
  expect([n, last]).toEqual([10, 10])
})

test('newcomers are first heard of on the ninth and the third day after they joined', async () => {
  const firsts = await sql`select m.initials, (min(c.happened_on) - m.joined_on)::int as days from members m
    join contributions c on c.member_id = m.id where m.initials in ('SK', 'OG') group by m.id, m.initials, m.joined_on order by 1`
  expect(firsts.map(({ initials, days }) => [initials, days])).toEqual([['OG', 3], ['SK', 9]])
})

test('the demo has about 180 contributions of every kind, none of them ahead of its day', async () => {
  const [{ n, kinds, ahead } = { n: 0, kinds: 0, ahead: 0 }] = await sql<{ n: number; kinds: number; ahead: number }[]>`
    select count(*)::int as n, count(distinct kind)::int as kinds, count(*) filter (where happened_on > '2026-03-02')::int as ahead from contributions`
  expect(n).toBeGreaterThan(160)
  expect(n).toBeLessThan(240)
  expect(kinds).toBeGreaterThanOrEqual(22)
  expect(ahead).toBe(0)
})
