import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf } from '../../../db/connect'
import { ownerOf, ownDatabase } from '../../support/database'

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

test('two lead turns cannot hold one seat at once', async () => {
  const twice = sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
    select t.school_id, gen_random_uuid(), t.initiative_id, m.id, 'lead', t.seat, t.began_at, 'offered', m.id
    from turns t join members m on m.school_id = t.school_id and m.initials = 'NE'
    where t.role = 'lead' limit 1`
  await expect(twice.catch((error: unknown) => refusalOf(error)?.constraint)).resolves.toBe(
    'turns_one_lead_a_seat',
  )
})

test('nobody is in two roles on one initiative at once', async () => {
  const twice = sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
    select school_id, gen_random_uuid(), initiative_id, member_id, 'shadow', null, began_at, 'offered', member_id
    from turns where role = 'follow' limit 1`
  await expect(twice.catch((error: unknown) => refusalOf(error)?.constraint)).resolves.toBe(
    'turns_one_role_a_person',
  )
})

test('a turn is never rewritten or deleted', async () => {
  await expect(
    sql`delete from turns`.catch((error: unknown) => refusalOf(error)?.constraint),
  ).resolves.toBe('turns_kept')
  await expect(
    sql`update turns set role = 'shadow', seat = null where role = 'lead'`.catch(
      (error: unknown) => refusalOf(error)?.constraint,
    ),
  ).resolves.toBe('turns_kept')
})

test('a turn takes time: none is written that ends as it begins', async () => {
  const writing = (ends: string) =>
    sql
      .unsafe(
        `insert into turns
          (school_id, id, initiative_id, member_id, role, began_at, ended_at, came_about, recorded_by)
        select m.school_id, gen_random_uuid(), i.id, m.id, 'follow', '2024-09-02', ${ends}, 'offered', m.id
        from members m join initiatives i on i.number = 6 where m.initials = 'RO'`,
      )
      .then(
        () => 'written',
        (error: unknown) => refusalOf(error)?.constraint,
      )
  expect(await writing(`'2024-09-02'`)).toBe('turns_take_time')
  expect(await writing(`'2024-09-03'`)).toBe('written')
})

test('nobody who holds something gets a hole that they did not ask for', async () => {
  const end = (leaves: boolean) => sql`
    update turns set ended_at = skein_now() + interval '1 day', leaves = ${leaves}
    where id = (select id from turns where role = 'lead' and during @> skein_now() and ended_at > skein_now() + interval '9 days' order by id limit 1)`
  await expect(end(false).catch((error: unknown) => refusalOf(error)?.constraint)).resolves.toBe(
    'turns_leave_no_hole',
  )
  await expect(end(true).then(({ count }) => count)).resolves.toBe(1)
})
