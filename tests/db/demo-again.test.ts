import { expect, test } from 'vitest'
import { closePool, openPool } from '../../db/connect'
import { loadDemo } from '../../db/demo/load'
import { atTheDoor, sql } from '../../db/school'
import { ownDatabase, ownerOf } from '../support/database'

test('a demo that was stopped between its accounts and its school is laid the next time, on its own Monday in March', async () => {
  const own = await ownDatabase('skein_empty')
  const owner = ownerOf(own.url)
  try {
    openPool(own.url)
    await atTheDoor(
      () => sql()`
        insert into accounts (id, email, name, password_hash)
        values (gen_random_uuid(), 'renata.osei@harborridge.example', 'Renata Osei', '-')`,
    )
    await closePool()
    await loadDemo(own.url)
    const [renata] = await owner<{ schools: number }[]>`
      select count(*)::int as schools from members m join accounts a on a.id = m.account_id
      where a.email = 'renata.osei@harborridge.example'`
    expect(renata?.schools).toBe(1)
    const [there] = await owner`
      select (skein_now() at time zone 'America/Los_Angeles')::date::text as today,
        y.starts_on::text as first, y.ends_on::text as last
      from school_years y order by y.starts_on desc limit 1`
    expect(there).toEqual({ today: '2026-03-02', first: '2025-08-11', last: '2026-06-05' })
  } finally {
    await owner.end()
    await own.drop()
  }
})
