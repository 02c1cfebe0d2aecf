import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { moveClock } from '../../support/clock'
import { ownDatabase, ownerOf } from '../../support/database'
import { startMailServer } from '../../support/mail-server'
import { startServer } from '../../support/server'
import { soon } from '../../support/soon'

let own: Awaited<ReturnType<typeof ownDatabase>>
let sql: ReturnType<typeof ownerOf>
let post: Awaited<ReturnType<typeof startMailServer>>

beforeAll(async () => void (post = await startMailServer()))
afterAll(() => post.stop())
beforeEach(async () => {
  own = await ownDatabase('skein_demo')
  sql = ownerOf(own.url)
  await moveClock(sql, '2026-03-09T18:00Z')
  Object.assign(post.mood, { refuses: false, silent: false, pauseMs: 0 })
  post.received.length = 0
  return async () => (await sql.end(), own.drop())
})

const start = () => startServer(own.url, { SMTP_URL: post.url })
const count = async (rows: Promise<{ n: number }[]>) => (await rows)[0]?.n ?? 0
const written = () => count(sql<{ n: number }[]>`select count(*)::int as n from digests`)
const toSend = () =>
  count(
    sql<
      { n: number }[]
    >`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'digest letter'`,
  )

/**
 * Each letter that was written went to its reader, with every line that stands in it, under one
 * Message-ID.
 */
async function expectEachOnce() {
  const rows = await sql<{ to: string; lines: number }[]>`
    select m.email as "to", count(n.id)::int as lines from digests d join members m on (m.school_id, m.id) = (d.school_id, d.member_id) join notices n on (n.school_id, n.digest_id) = (d.school_id, d.id) group by d.id, m.email order by m.email`
  const ids = new Map(post.received.map((letter) => [letter.messageId, letter]))
  const mailed = [...ids.values()].map(({ to, text }) => ({
    to,
    lines: text.match(/^- /gm)?.length ?? 0,
  }))
  expect(mailed.sort((a, b) => (a.to < b.to ? -1 : 1))).toEqual([...rows])
  expect(rows.length).toBeGreaterThan(15)
  const waiting =
    await sql`select from notices n join members m on (m.school_id, m.id) = (n.school_id, n.member_id) where n.mailed_at is null and n.seen_at is null and m.works_on & 1 = 1 and m.account_id is not null and n.made_at < '2026-03-09T14:00Z'`
  expect(waiting).toHaveLength(0)
}

test('a server killed while it writes the letters of a morning has written none, and the next writes each once', async () => {
  await sql`create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(0.2); return new; end $$`
  await sql`create trigger zz_slow after insert on digests for each row execute function slow()`
  const doomed = await start()
  await soon(async () =>
    expect(
      await sql`select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and wait_event = 'PgSleep'`,
    ).toHaveLength(1),
  )
  await doomed.end()
  await sql`drop trigger zz_slow on digests`
  expect([await written(), await toSend(), post.received.length]).toEqual([0, 0, 0])

  const server = await start()
  await soon(async () => expect([(await written()) > 15, await toSend()]).toEqual([true, 0]))
  await server.end()
  await expectEachOnce()
  expect(post.received).toHaveLength(await written())
})

test('a server killed again and again while it sends loses no letter, and sends none under two names', async () => {
  post.mood.pauseMs = 60
  let killed = 0
  for (const enough of [1, 4, 7, 10]) {
    const doomed = await start()
    await soon(() => expect(post.received.length).toBeGreaterThanOrEqual(enough))
    await doomed.end()
    killed += 1
    expect(await toSend()).toBeGreaterThan(0)
  }
  const server = await start()
  await soon(async () => expect(await toSend()).toBe(0))
  await server.end()
  await expectEachOnce()
  // A letter that the mail server has taken, and whose taking nobody was left to note, goes out
  // again: as many as were in the air, three a kill.
  expect(post.received.length - (await written())).toBeLessThanOrEqual(3 * killed)
})
