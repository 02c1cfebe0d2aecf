import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from '../../db/changes'
import { closePool, openPool } from '../../db/connect'
import { withSchool, sql } from '../../db/school'
import { ownDatabase, ownerOf } from '../support/database'
import { wireTo } from '../support/wire'
import { soon } from '../support/soon'

let own: Awaited<ReturnType<typeof ownDatabase>>
let owner: ReturnType<typeof ownerOf>
let wire: Awaited<ReturnType<typeof wireTo>>
let school: string
let unlisten: () => Promise<void>
const heard: string[] = []
const ended: string[] = []
let began = 0

beforeAll(async () => {
  own = await ownDatabase('skein_demo')
  owner = ownerOf(own.url)
  school = (await owner<{ id: string }[]>`select id from schools`)[0]?.id ?? ''
  wire = await wireTo(own.url)
  openPool(wire.url)
  unlisten = await listen({
    news: ({ topics }) => heard.push(...topics),
    ended: ({ sessions }) => ended.push(...sessions),
    again: () => (began += 1),
  })
})
afterAll(async () => {
  await unlisten()
  await closePool()
  await wire.stop()
  await owner.end()
  await own.drop()
})

const says = {
  school: () => sql()`update schools set name = name || '!'`,
  initiatives: () => sql()`update initiatives set title = title || '!' where number = 1`,
  members: () => sql()`update members set strengths = strengths || '!' where initials = 'RO'`,
}
const say = (topic: keyof typeof says) => withSchool(school, async () => void (await says[topic]()))
const hears = (topic: string) => soon(() => expect(heard).toContain(topic))

test('what is written in a school is heard', async () => {
  expect(began).toBe(1)
  await say('school')
  await hears('school')
})

test('sessions that end are heard of, by a part of their ids that opens nothing', async () => {
  await owner`insert into sessions (id, account_id, expires_at) select repeat('k', 43), id, now() + interval '1 day' from accounts limit 1`
  await owner`delete from sessions where id = repeat('k', 43)`
  await soon(() => expect(ended).toEqual(['k'.repeat(16)]))
})

test('a listener whose connection is cut listens again by itself, and says once that it does', async () => {
  await owner`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'listen%'`
  await soon(() => expect(began).toBe(2))
  await say('initiatives')
  await hears('initiatives')
  expect(began).toBe(2)
})

test('a listener whose connection falls silent, without a word that it is gone, notices and listens again', async () => {
  wire.fallSilent()
  await soon(() => expect(began).toBe(3))
  await closePool()
  openPool(wire.url)
  await say('members')
  await hears('members')
})
