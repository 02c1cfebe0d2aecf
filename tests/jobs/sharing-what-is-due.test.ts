import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { foundSchool } from '../../app/domain/schools/founding'
import { chooseLetters } from '../../app/domain/notices/notices'
import { beginLook, endLook } from '../../app/domain/notices/looks'
import { whereDue } from '../../app/jobs/due.server'
import { tellSchool } from '../../app/jobs/notices.server'
import { tick } from '../../app/jobs/tick.server'
import { beginLooking, putDown, takeDue } from '../../db/front-door'
import { showAlive } from '../../db/jobs'
import { withSchool } from '../../db/school'
import { castOf } from '../support/cast'
import { openLooking } from '../support/looking'

let here: Awaited<ReturnType<typeof openLooking>>
beforeEach(async () => void (here = await openLooking('skein_empty')))
afterEach(() => here.close())

const schools = (many: number) =>
  Promise.all(Array.from({ length: many }, (_, n) => here.school(`school-${n}`)))
/** As if the time that a school is left alone for were over. */
const laterOn = () => here.sql`update due_in_hand set until = until - interval '1 hour'`
const take = async (holder: string | null = null) =>
  takeDue('notices', await beginLooking(holder), 10)

const tell = (school: string) => withSchool(school, tellSchool)
const rainy = () => Promise.reject(new Error('a rainy day'))

async function opened(work: (school: string) => Promise<unknown> = async () => {}) {
  const ids: string[] = []
  await whereDue('notices', (school) => (ids.push(school), work(school)))
  return ids
}

test('a school that is new is looked at, and one with nothing due is not opened again', async () => {
  const [id = ''] = await schools(1)
  await foundSchool(
    {
      accountId:
        (
          await here.sql<
            { id: string }[]
          >`insert into accounts (id, email, name, password_hash) values (gen_random_uuid(), 'ana@pier.example', 'Ana', '-') returning id`
        )[0]?.id ?? '',
      name: 'Ana',
      email: 'ana@pier.example',
    },
    { name: 'Pier', timeZone: 'Europe/Lisbon', startsOn: '2026-08-01', endsOn: '2027-07-01' },
    (_, found) => found(),
  )
  expect(await here.due('notices')).toHaveLength(2)
  await here.look()
  expect(await here.due('notices')).toEqual([])
  await here.setClock('2031-01-01T12:00Z')
  expect([
    await here.due('absences'),
    await here.due('decisions'),
    await here.due('notices'),
    await opened(),
  ]).toEqual([[], [], [], []])
  await here.sql`update school_versions set version = version + 1 where school_id = ${id}`
  expect(await here.due('notices')).toEqual([id])
})

test('a change while a school is being looked at has it looked at again', async () => {
  const [id = ''] = await schools(1)
  await here.look()
  await here.sql`update school_versions set version = version + 1`
  await withSchool(id, async () => {
    const look = await beginLook()
    await here.sql`update school_versions set version = version + 1`
    await endLook(look)
  })
  expect(await here.due('notices')).toEqual([id])
})

test('two that look at the same time share the schools, and none is opened twice', async () => {
  const ids = await schools(45)
  const slowly = () => new Promise((done) => setTimeout(done, 5))
  const [one, other] = await Promise.all([opened(slowly), opened(slowly)])
  expect([...(one ?? []), ...(other ?? [])].sort()).toEqual(ids.toSorted())
  expect(one?.length).toBeGreaterThan(0)
  expect(other?.length).toBeGreaterThan(0)
})

test('a school that fails keeps no other waiting, and is tried again after ever longer waits', async () => {
  const ids = await schools(25)
  const [bad = ''] = ids
  const fails = (school: string) => (school === bad ? rainy() : tell(school))
  const tried: string[] = []
  await expect(
    whereDue('notices', (school) => (tried.push(school), fails(school))),
  ).rejects.toThrow('a rainy day')
  expect(tried.sort()).toEqual(ids.toSorted())
  expect(await opened(fails)).toEqual([])
  const waits = []
  for (let n = 0; n < 9; n += 1) {
    const [row] = await here.sql<
      { seconds: number }[]
    >`select round(extract(epoch from until - taken_at) / 10)::int * 10 as seconds from due_in_hand where tries > 0`
    waits.push(row?.seconds)
    await here.sql`update due_in_hand set until = now() where tries > 0`
    await expect(opened(fails)).rejects.toThrow('a rainy day')
  }
  expect(waits).toEqual([50, 100, 200, 400, 800, 1600, 3200, 3600, 3600])
})

test('what was tried in vain comes after what is new, and more that falls due there is not kept waiting by it', async () => {
  const [bad = ''] = await schools(3)
  const inVain = (school: string) => (school === bad ? rainy() : tell(school))
  await opened(inVain).catch(() => {})
  await laterOn()
  await opened(inVain).catch(() => {})
  expect(await opened(rainy)).toEqual([])
  await here.sql`update school_looks set look_at = skein_now() where school_id = ${bad}`
  expect(await opened(rainy).catch(() => 'it was tried')).toBe('it was tried')
  await laterOn()
  await here.sql`update school_versions set version = version + 1`
  const order: string[] = []
  await whereDue('notices', (school) => (order.push(school), tell(school)))
  expect([order.length, order.at(-1)]).toEqual([3, bad])
})

test('what was done is remembered for ten minutes, and what failed until it is done', async () => {
  const [bad = ''] = await schools(2)
  const known = async () =>
    (await here.sql<{ tries: number }[]>`select tries from due_in_hand order by tries`).map(
      ({ tries }) => tries,
    )
  const nothing = () => putDown('notices', { done: [], failed: [] })
  const earlier = (span: string) =>
    here.sql.unsafe(`update due_in_hand set until = clock_timestamp() - interval '${span}'`)
  await opened((school) => (school === bad ? rainy() : tell(school))).catch(() => {})
  await earlier('9 minutes')
  await nothing()
  expect(await known()).toEqual([0, 1])
  await earlier('11 minutes')
  await nothing()
  expect(await known()).toEqual([1])
})

test('what has waited longest comes first', async () => {
  const ids = (await schools(4)).toSorted().toReversed()
  for (const [place, id] of ids.entries())
    await here.sql`
      update school_looks set look_at = skein_now() - make_interval(hours => ${9 - place})
      where school_id = ${id}`
  const order: string[] = []
  for (let n = 0; n < ids.length; n += 1)
    order.push(...(await takeDue('notices', await beginLooking(null), 1)))
  expect(order).toEqual(ids)
})

test('what failed is in nobody’s hand any more', async () => {
  const [id = ''] = await schools(1)
  expect(await take('pool-self')).toEqual([id])
  await putDown('notices', { done: [], failed: [id] })
  expect([...(await here.sql`select holder, tries from due_in_hand`)]).toEqual([
    { holder: null, tries: 1 },
  ])
})

test('what someone had in hand who died is taken by the next at once, and what a living one has in hand is not', async () => {
  const ids = await schools(2)
  const end = await showAlive('pool-alive')
  expect(await take('pool-alive')).toHaveLength(2)
  expect(await take('pool-self')).toEqual([])
  await end()
  await expect.poll(() => take('pool-self')).toHaveLength(2)
  expect(await take('pool-self')).toEqual([])
  await laterOn()
  expect((await take()).sort()).toEqual(ids.toSorted())
})

test('a look that ends with something still due does not look again and again in the same minute', async () => {
  await schools(3)
  expect(await opened()).toHaveLength(3)
  expect(await opened()).toHaveLength(3)
})

test('a clock that is set back is looked by', async () => {
  const [id] = await schools(1)
  await here.look()
  await here.setClock('2020-01-01T12:00Z')
  expect(await here.due('notices')).toEqual([id])
  await here.look()
  expect(await here.due('notices')).toEqual([])
})

test('a school whose time zone the database does not know fails alone', async () => {
  const ids = await schools(3)
  await here.sql`insert into members (school_id, id, name, initials, position, access, joined_on, last_day_on) select id, gen_random_uuid(), 'Bo', 'B', 'teacher', 'member', '2020-01-01', '2021-01-01' from schools`
  await here.sql`update schools set time_zone = 'Atlantis/Harbor' where id = ${ids[0] ?? ''}`
  await expect(
    tick({}, { id: uuidv7(), since: '2026-03-02T18:00:00Z', worker: 'pool-self', inHand: [] }),
  ).rejects.toThrow()
  expect(
    (
      await here.sql<{ school_id: string }[]>`select school_id from members where left_on is null`
    ).map(({ school_id }) => school_id),
  ).toEqual([ids[0]])
})

test('the door learns when something is due, never what', async () => {
  const seen = await here.sql<{ table: string; columns: string }[]>`
    select c.relname as table, string_agg(a.attname, ' ' order by a.attname) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relname in ('passings', 'leaves', 'notices', 'turns', 'hand_overs', 'asks', 'offers', 'calls', 'actions', 'barriers')
      and has_column_privilege('skein_door', c.oid, a.attnum, 'select')
    group by 1 order by 1`
  expect([...seen]).toEqual([
    { table: 'leaves', columns: 'begun_at cancelled_at member_id school_id starts_on' },
    { table: 'passings', columns: 'cancelled_at passed_at passes_on school_id' },
  ])
  const [app] = await here.sql<
    { may: boolean }[]
  >`select bool_or(has_function_privilege('skein_app', f, 'execute')) as may from unnest('{door.due(text),"door.take_due(text,int,text,timestamptz)","door.put_down(text,uuid[],uuid[])"}'::regprocedure[]) f`
  expect(app).toEqual({ may: false })
})

test('who chooses to be told at once is looked for within a minute', async () => {
  await here.close()
  here = await openLooking('skein_demo')
  await here.look()
  const cast = await castOf(here.sql)
  const denise = await cast.acting('DA')
  await cast.inSchool(() => chooseLetters(denise, denise.memberId, 'at once'))
  expect(await here.due('notices')).toEqual([cast.schoolId])
})
