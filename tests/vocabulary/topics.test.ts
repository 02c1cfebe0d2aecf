import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dutyKinds } from '../../app/vocabulary'
import { topics } from '../../app/vocabulary/topics'
import { listen } from '../../db/changes'
import type { News } from '../../db/changes'
import { withSchool, sql } from '../../db/school'
import { ownSchool } from '../support/own-school'
import { soon } from '../support/soon'

const here = ownSchool()
const heard: News[] = []
let unlisten: () => Promise<void>

beforeAll(async () => {
  unlisten = await listen({ news: (news) => heard.push(news), again: () => {} })
})
afterAll(() => unlisten())

/** What is told of this work, once all that was told before it has been heard. */
async function toldOf(work: () => Promise<unknown>) {
  const { schoolId } = here.cast
  const before = heard.length
  await withSchool(schoolId, work).catch(() => {})
  await mark()
  return heard.slice(before, -1).map(({ topics: said, mine }) => ({ topics: said, mine }))
}

// A word of our own ends what is waited for: notifications arrive in the order of their commits.
async function mark() {
  const version = Math.random()
  await here.sql`select pg_notify('skein', ${JSON.stringify({ school: 'mark', version, topics: [], mine: [] })})`
  await soon(() => expect(heard.at(-1)?.version).toBe(version), 10)
}

const versionNow = async () =>
  (await here.sql<{ version: number }[]>`select version::int from school_versions`)[0]?.version ?? 0

test('every table of a school tells a topic, but for those that no page reads', async () => {
  const silent = await here.sql`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'school_id' and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'told'::regproc)`
  expect(silent.map(({ name }) => name).toSorted()).toEqual([
    'digests',
    'due_in_hand',
    'edits',
    'former_names',
    'invitation_letters',
    'school_looks',
    'school_versions',
  ])
})

test('the tables tell the topics that pages know, and no other', async () => {
  const told =
    await here.sql`select distinct split_part(encode(tgargs, 'escape'), '\\000', 2) as topic from pg_trigger where tgfoid = 'told'::regproc`
  expect(told.map(({ topic }) => topic).toSorted()).toEqual([...topics].toSorted())
})

test('what one act writes is told once, by all its topics, and counted once', async () => {
  const before = await versionNow()
  const told = await toldOf(async () => {
    await sql()`update initiatives set title = title || '!'`
    await sql()`update initiatives set purpose = purpose || '!'`
    await sql()`update members set strengths = 'listening' where initials = 'RO'`
  })
  expect(told).toEqual([{ topics: ['initiatives', 'members'], mine: [] }])
  expect(await versionNow()).toBe(before + 1)
})

test('what changes nothing, what is only read and what is rolled back is not told', async () => {
  const before = await versionNow()
  expect(await toldOf(() => sql()`update initiatives set title = title`)).toEqual([])
  expect(await toldOf(() => sql()`update initiatives set title = 'x' where false`)).toEqual([])
  expect(await toldOf(() => sql()`select from initiatives`)).toEqual([])
  expect(
    await toldOf(
      async () => (
        await sql()`update initiatives set title = title || '?'`,
        Promise.reject(new Error('no'))
      ),
    ),
  ).toEqual([])
  expect(await versionNow()).toBe(before)
})

test('what is taken away is told, too, of its own school', async () => {
  const days = { id: randomUUID(), at: here.cast.schoolId }
  await here.sql`
    insert into closed_days (school_id, id, name, starts_on, ends_on)
    values (${days.at}, ${days.id}, 'Flood', '2026-05-11', '2026-05-11')`
  expect(await toldOf(() => sql()`delete from closed_days where id = ${days.id}`)).toEqual([
    { topics: ['school'], mine: [] },
  ])
})

test('a number that is only counted on for the next of its kind is no news', async () => {
  expect(await toldOf(() => sql()`update schools set last_decision = last_decision + 1`)).toEqual(
    [],
  )
})

test('what concerns one member alone is told to them alone', async () => {
  const { memberId } = await here.cast.acting('RO')
  expect(
    await toldOf(() => sql()`update members set caught_up_at = skein_now() where id = ${memberId}`),
  ).toEqual([{ topics: [], mine: [memberId] }])
  expect(
    await toldOf(() => sql()`update members set letters = 'never' where id = ${memberId}`),
  ).toEqual([{ topics: [], mine: [memberId] }])
  const thanked = await toldOf(
    () => sql()`
    insert into contributions (id, member_id, kind, text, happened_on, source, recorded_by)
    select gen_random_uuid(), ${memberId}, 'taught', 'Thank you', '2026-03-02', 'thanks', id from members where initials <> 'RO' limit 1`,
  )
  expect(thanked).toEqual([{ topics: ['contributions'], mine: [memberId] }])
})

/** What is told of rows written into a table, as words. */
const wordsOf = async (query: string) =>
  (await toldOf(() => sql().unsafe(query))).flatMap(({ topics: said }) => said)

const logged = (kind: string, on = 'null') =>
  wordsOf(`
  insert into contributions (id, member_id, kind, text, happened_on, source, recorded_by, initiative_id)
  select gen_random_uuid(), id, '${kind}', 'Done', '2026-03-02', 'logged', id, ${on} from members where initials = 'RO'`)

test('pages of initiatives hear of what was done there, or as a duty, and of no other line of the ledger', async () => {
  const here7 = '(select id from initiatives where number = 7)'
  expect(await logged('taught')).toEqual(['contributions'])
  expect(await logged('taught', here7)).toEqual(['contributions', 'work/7'])
  for (const kind of dutyKinds) expect(await logged(kind)).toEqual(['contributions', 'work'])
  for (const kind of dutyKinds) expect(await logged(kind, here7)).toEqual(['contributions', 'work'])
})

test('what one initiative alone shows is told with its number', async () => {
  const about = async (table: string, columns: string, values: string, from = 'initiatives i') =>
    wordsOf(`
    insert into ${table} (id, ${columns}) select gen_random_uuid(), ${values} from ${from}
    cross join (select id as who from members where initials = 'RO') by where i.number = 7 limit 1`)
  const withHealth = "(select i.*, 'on track' as health from initiatives i) i"
  await about(
    'updates',
    'initiative_id, written_by, health, body',
    "i.id, who, i.health, 'Well.'",
    withHealth,
  )
  expect(
    await about(
      'updates',
      'initiative_id, written_by, health, body',
      "i.id, who, i.health, 'Well.'",
      withHealth,
    ),
  ).toEqual(['updates/7'])
  const onUpdates = 'updates u join initiatives i on i.id = u.initiative_id'
  expect(
    await about(
      'stances',
      'update_id, member_id, stance, reason',
      "u.id, who, 'push', 'So.'",
      onUpdates,
    ),
  ).toEqual(['updates/7'])
  expect(
    await about('actions', 'initiative_id, text, owner_id, added_by', "i.id, 'Books', who, who"),
  ).toEqual(['initiatives/7'])
  expect(await about('barriers', 'initiative_id, text, raised_by', "i.id, 'No room', who")).toEqual(
    ['initiatives/7'],
  )
  expect(await wordsOf(`update initiatives set title = title || '.' where number = 7`)).toEqual([
    'initiatives',
  ])
})

test('the board hears of an update that changes the health of its initiative, and of no other', async () => {
  await here.sql`
    insert into initiatives (school_id, id, number, title, purpose, challenge, stage, created_by)
    select school_id, gen_random_uuid(), 900, 'A new one', 'To see.', 'technical', 'idea', id from members where initials = 'RO'`
  const write = (health: string, corrects = 'null') =>
    wordsOf(`
    insert into updates (id, initiative_id, written_by, health, body, corrects_id, written_at)
    select gen_random_uuid(), id, created_by, '${health}', 'Well.', ${corrects}, clock_timestamp() from initiatives where number = 900`)
  const [told, both] = [['updates/900'], ['health', 'updates/900']]
  const first = `(select u.id from updates u where u.initiative_id = initiatives.id order by written_at limit 1)`
  expect(await write('on track')).toEqual(both)
  expect(await write('on track')).toEqual(told)
  expect(await write('at risk')).toEqual(both)
  expect(await write('off track', first)).toEqual(told)
  expect(await write('at risk')).toEqual(told)
})

test('what is told of more initiatives than a notification can name is told of all', async () => {
  await here.sql`
    insert into initiatives (school_id, id, number, title, purpose, challenge, stage, created_by)
    select m.school_id, gen_random_uuid(), 1000 + n, 'One more', 'To count.', 'technical', 'idea', m.id
    from members m, generate_series(1, 150) n where m.initials = 'RO'`
  const onEach = (most: number) =>
    wordsOf(`
    insert into updates (id, initiative_id, written_by, health, body)
    select gen_random_uuid(), id, created_by, 'on track', 'Well.' from initiatives where number between 1001 and ${1000 + most}`)
  await onEach(150)
  expect(await onEach(3)).toEqual(['updates/1001', 'updates/1002', 'updates/1003'])
  expect(await onEach(41)).toEqual(['updates'])
  expect(await onEach(150)).toEqual(['updates'])
})

test('what concerns more members than a notification can name is told to everyone', async () => {
  const told = await toldOf(
    () =>
      sql()`select set_config('skein.told', (select string_agg(${here.cast.schoolId} || '/mine/' || gen_random_uuid(), ' ') from generate_series(1, 150)), true)`,
  )
  expect(told).toEqual([{ topics: [], mine: ['everyone'] }])
})

test('what one act tells more than a hundred members is told to all, and kept short', async () => {
  await here.sql`
    insert into members (school_id, id, name, initials, email, position, access, joined_on)
    select id, gen_random_uuid(), 'Member ' || n, 'MM', 'member' || n || '@school.example', 'teacher', 'member', '2026-01-05' from schools, generate_series(1, 1500) n`
  const kept: number[] = []
  const told = await toldOf(async () => {
    await sql()`update members set caught_up_at = skein_now()`
    const [row] = await sql()<
      { length: number }[]
    >`select length(current_setting('skein.told')) as length`
    kept.push(row?.length ?? 0)
  })
  expect(told).toEqual([{ topics: [], mine: ['everyone'] }])
  expect(kept[0]).toBeLessThan(10_000)
})
