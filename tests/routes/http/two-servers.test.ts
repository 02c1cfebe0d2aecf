import { afterAll, beforeAll, expect, test } from 'vitest'
import { fallDue, raiseMany } from '../../bench/many-schools'
import { ownDatabase, ownerOf } from '../../support/database'
import { startServer } from '../../support/server'
import { soon } from '../../support/soon'

let own: Awaited<ReturnType<typeof ownDatabase>>
let sql: ReturnType<typeof ownerOf>

beforeAll(async () => {
  own = await ownDatabase('skein_empty')
  sql = ownerOf(own.url)
  await raiseMany(sql, 120)
})
afterAll(async () => {
  await sql.end()
  await own.drop()
})

/** Notes each thing that is done, with the session that does it. */
async function noteWhatIsDone() {
  await sql`create table done (what text, id uuid, session int)`
  await sql`grant insert on done to skein_app`
  await sql`create function note() returns trigger language plpgsql as $$ begin insert into done values (tg_argv[0], new.id, pg_backend_pid()); perform pg_sleep(0.02); return null; end $$`
  await sql`create trigger zz_closed after update on decisions for each row when (old.state = 'open' and new.state = 'closing') execute function note('closed')`
  await sql`create trigger zz_nudged after update on decision_nudges for each row when (old.sent_at is null and new.sent_at is not null) execute function note('nudged')`
  await sql`create trigger zz_begun after update on leaves for each row when (old.begun_at is null and new.begun_at is not null) execute function note('begun')`
  await sql`create trigger zz_left after update on members for each row when (old.left_on is null and new.left_on is not null) execute function note('left')`
}

test('two servers share what is due in many schools, and do each thing once', async () => {
  await noteWhatIsDone()
  await fallDue(sql, { from: 1, each: 20 })
  const servers = await Promise.all([startServer(own.url), startServer(own.url)])
  const once = ['begun', 'closed', 'left', 'nudged'].map((what) => ({
    what,
    times: 20,
    things: 20,
  }))
  await soon(async () => {
    expect(await sql`select from due_in_hand where tries > 0`).toHaveLength(0)
    expect(
      await sql`select what, count(*)::int as times, count(distinct id)::int as things from done group by what order by what`,
    ).toEqual(once)
  }, 100)
  await Promise.all(servers.map((server) => server.stop()))
  expect(
    await sql`select what, count(*)::int as times, count(distinct id)::int as things from done group by what order by what`,
  ).toEqual(once)
})
