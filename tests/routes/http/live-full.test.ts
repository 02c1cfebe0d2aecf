import { createHash } from 'node:crypto'
import { Agent, get } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { served } from '../../support/served'

const here = served('skein_demo')
const mostOfSession = 8
const mostOfProcess = 5_000
const agent = new Agent({ keepAlive: false, maxSockets: Infinity })
const open: IncomingMessage[] = []
afterAll(() => open.forEach((answer) => answer.destroy()))

const tokenOf = (number: number) => String(number).padStart(43, 'c')
const hashed = (token: string) => createHash('sha256').update(token).digest('hex')

// One alone holds no more than 160 streams.
const people = 40

async function makePeople() {
  await here.sql`
    with a as (
      insert into accounts (id, email, name, password_hash)
      select gen_random_uuid(), n || '@pier.example', 'Zed', '-' from generate_series(1, ${people}) n
      returning id, email)
    insert into members (school_id, id, account_id, email, name, initials, position, access, joined_on)
    select s.id, gen_random_uuid(), a.id, a.email, 'Zed', 'ZZ', 'teacher', 'member', '2025-08-11' from a, schools s where slug = 'harbor-ridge'`
}

/** Opens a stream as one of many browsers, each with a session of its own. */
function openAs(session: number) {
  return new Promise<IncomingMessage>((done, fail) => {
    const asked = get(
      `${here.server.url}/s/harbor-ridge/live`,
      { agent, headers: { Cookie: `skein=${tokenOf(session)}` } },
      (answer) => {
        open.push(answer.resume())
        done(answer)
      },
    )
    asked.once('error', fail)
  })
}

const withStatus = (answers: IncomingMessage[], status: number) =>
  answers.filter((answer) => answer.statusCode === status).length

test('a process that holds all the streams it can answers 503 with when to come again, holds on to those it has, and has room again', async () => {
  const sessions = mostOfProcess / mostOfSession
  await makePeople()
  const ids = Array.from({ length: sessions + 1 }, (_, number) => hashed(tokenOf(number)))
  await here.sql`
    insert into sessions (id, account_id, expires_at)
    select s, (array(select account_id from members where initials = 'ZZ' order by id))[1 + n % ${people}], now() + interval '1 day'
    from unnest(${ids}::text[]) with ordinality as u(s, n)`

  const all: IncomingMessage[] = []
  for (let from = 0; from < sessions; from += 25) {
    const some = Array.from({ length: 25 * mostOfSession }, (_, place) =>
      openAs(from + Math.floor(place / mostOfSession)),
    )
    all.push(...(await Promise.all(some)))
  }
  expect(withStatus(all, 200)).toBe(mostOfProcess)

  const late = await Promise.all([openAs(sessions), openAs(sessions)])
  expect(withStatus(late, 503)).toBe(2)
  expect(Number(late[0]?.headers['retry-after'])).toBeGreaterThan(0)
  expect(all.filter(({ closed }) => closed)).toHaveLength(0)
  expect((await fetch(`${here.server.url}/readyz`)).status).toBe(200)

  all[0]?.destroy()
  await expect.poll(async () => (await openAs(sessions)).statusCode).toBe(200)
}, 120_000)
