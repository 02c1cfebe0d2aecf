import { parseCrontab } from 'graphile-worker'
import pino from 'pino'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { beginJobs } from '../../app/jobs/runner.server'
import { sweep } from '../../app/jobs/sweep.server'
import { crontab, tasks } from '../../app/jobs/tasks.server'
import { tick } from '../../app/jobs/tick.server'
import { refusalOf } from '../../db/connect'
import { atTheDoor } from '../../db/front-door'
import { freeJobsNeverReceived, freeJobsOfTheDead, later, showAlive } from '../../db/jobs'
import { withSchool, sql } from '../../db/school'
import { openOwnDatabase, ownerOf } from '../support/database'
import { soon } from '../support/soon'

let own: Awaited<ReturnType<typeof openOwnDatabase>>
let owner: ReturnType<typeof ownerOf>
let school: string
const elsewhere = uuidv7()

beforeAll(async () => {
  own = await openOwnDatabase('skein_demo')
  owner = ownerOf(own.url)
  school = (await owner<{ id: string }[]>`select id from schools`)[0]?.id ?? ''
})
afterAll(async () => {
  await owner.end()
  await own.close()
})
beforeEach(() => owner`delete from graphile_worker._private_jobs`)

const letter = { invitation: uuidv7(), token: 'a token' }
const putOff = () => withSchool(school, () => later('invitation letter', letter))
const jobs = () =>
  owner<
    { id: string; payload: object; key: string | null }[]
  >`select id, payload, key from graphile_worker._private_jobs order by id`
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'it went through',
    (error: unknown) => refusalOf(error)?.code,
  )

test('what is put off is there when the transaction commits, and is not when it rolls back', async () => {
  await putOff()
  await withSchool(school, async () => {
    await later('invitation letter', letter)
    throw new Error('thought better of it')
  }).catch(() => {})
  expect(await jobs()).toMatchObject([{ payload: { school } }])
})

test('a job carries the school in scope whatever it says, and at the door none', async () => {
  const reset = { email: 'ana@pier.example', token: 'a token' }
  await withSchool(school, () =>
    later('invitation letter', { ...letter, school: elsewhere } as never),
  )
  await atTheDoor(() => later('reset letter', reset))
  expect((await jobs()).map(({ payload }) => payload)).toEqual([
    { ...letter, school },
    { ...reset, school: null },
  ])
})

test('a key replaces what waits under it in its own school, and in no other', async () => {
  for (const at of [school, school, elsewhere])
    await withSchool(at, () => later('invitation letter', letter, { key: 'reminder' }))
  expect((await jobs()).map(({ payload }) => payload)).toEqual([
    { ...letter, school },
    { ...letter, school: elsewhere },
  ])
})

test('the list of what may be put off holds every task that an act asks for, and none that only the clock does', async () => {
  const onTheClock = crontab.match(/[a-z]+(?= \?)/g)
  const asked = Object.keys(tasks).filter((task) => !onTheClock?.includes(task))
  expect((await owner`select task from jobs.tasks order by task`).map(({ task }) => task)).toEqual(
    asked.sort(),
  )
})

test('a school and the door each put off only what is theirs, and no more than a letter holds', async () => {
  const inSchool = (task: string, told: object = letter) =>
    codeOf(withSchool(school, () => later(task as never, told as never)))
  const byDoor = (task: string) => codeOf(atTheDoor(() => later(task as never, {} as never)))
  const known = await owner<
    { task: string; by: string }[]
  >`select task, asked_by as by from jobs.tasks`
  const theirs = (who: string) => known.filter(({ by }) => by === who).map(({ task }) => task)
  expect([theirs('school').length, theirs('door').length]).toEqual([2, 4])
  for (const task of Object.keys(tasks)) {
    const outcome = (who: string) => (theirs(who).includes(task) ? 'it went through' : '42501')
    expect([task, await inSchool(task, {}), await byDoor(task)]).toEqual([
      task,
      outcome('school'),
      outcome('door'),
    ])
  }
  await owner`delete from graphile_worker._private_jobs`
  expect(await inSchool('invitation letter', { token: 'x'.repeat(9_000) })).toBe('54000')
  expect(await jobs()).toEqual([])
})

test('a key is no longer than 200 bytes, and nothing is put off for more than 400 days', async () => {
  const puts = (when: { key?: string; at?: string }) =>
    codeOf(withSchool(school, () => later('invitation letter', letter, when)))
  expect(await puts({ key: 'é'.repeat(100) })).toBe('it went through')
  expect(await puts({ key: 'é'.repeat(100) + 'e' })).toBe('54000')
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
  expect(await puts({ at: inDays(399) })).toBe('it went through')
  expect(await puts({ at: inDays(401) })).toBe('54000')
})

test('two hands look every minute, and a night’s sweep is made up for within two days', () => {
  const kept = parseCrontab(crontab).map(({ task, identifier, options }) => [
    task,
    identifier,
    options.backfillPeriod,
  ])
  const twoDays = 2 * 24 * 60 * 60 * 1_000
  expect(kept).toEqual([
    ['tick', 'tick', 0],
    ['tick', 'hand', 0],
    ['sweep', 'sweep', twoDays],
  ])
})

test('a school can neither read the queue, nor add to it past its one door', async () => {
  const tries = [
    () => sql()`select * from graphile_worker.jobs`,
    () => sql()`select * from graphile_worker._private_jobs`,
    () => sql()`select graphile_worker.add_job('sweep')`,
    () => sql()`delete from graphile_worker._private_jobs`,
  ]
  for (const attempt of tries)
    expect(await codeOf(withSchool(school, () => attempt().then(() => {})))).toBe('42501')
})

test('the jobs of a worker that died are given back, and those of one that lives stay its own', async () => {
  for (let n = 0; n < 3; n += 1) await putOff()
  const [first, second, third] = (await jobs()).map(({ id }) => id)
  const end = await showAlive('pool-alive')
  for (const [id, worker] of [
    [first, 'pool-dead'],
    [second, 'pool-alive'],
    [third, 'pool-self'],
  ]) {
    await owner`update graphile_worker._private_jobs set locked_by = ${worker ?? ''}, locked_at = now() where id = ${id ?? ''}`
  }
  await freeJobsOfTheDead('pool-self')
  const held =
    await owner`select locked_by from graphile_worker.jobs where locked_by is not null order by 1`
  expect(held.map(({ locked_by }) => locked_by)).toEqual(['pool-alive', 'pool-self'])
  await end()
  await soon(async () => {
    await freeJobsOfTheDead('pool-self')
    expect(
      await owner`select from graphile_worker.jobs where locked_by = 'pool-alive'`,
    ).toHaveLength(0)
  })
})

test('what a worker that died had in hand is given back within the minute', async () => {
  await putOff()
  await owner`update graphile_worker._private_jobs set locked_by = 'pool-dead', locked_at = now()`
  await tick({}, { id: '0', since: '', worker: 'pool-self', inHand: [] })
  expect(await owner`select locked_by from graphile_worker.jobs`).toEqual([{ locked_by: null }])
})

test('what a worker was handed a minute ago and never received is given back, and nothing else', async () => {
  for (let n = 0; n < 4; n += 1) await putOff()
  const [lost, inHand, fresh, others] = (await jobs()).map(({ id }) => id)
  for (const [id, worker, ago] of [
    [lost, 'pool-self', 61],
    [inHand, 'pool-self', 61],
    [fresh, 'pool-self', 50],
    [others, 'pool-other', 61],
  ])
    await owner`
      update graphile_worker._private_jobs
      set locked_by = ${worker ?? ''}, locked_at = now() - make_interval(secs => ${ago ?? 0})
      where id = ${id ?? ''}`
  await freeJobsNeverReceived('pool-self', [String(inHand)])
  const free = await owner`select id from graphile_worker.jobs where locked_by is null`
  expect(free.map(({ id }) => id)).toEqual([lost])
})

test('a runner whose first question fails takes jobs all the same as soon as it is answered', async () => {
  await owner`create sequence questions`
  await owner`grant usage on questions to public`
  await owner`create function fail_question() returns trigger language plpgsql as $$ begin if new.identifier = 'sweep' then perform nextval('public.questions'); raise 'not now'; end if; return new; end $$`
  await owner`create trigger aa_fails before insert on graphile_worker._private_tasks for each row execute function fail_question()`
  const stop = await beginJobs(own.url, pino({ level: 'silent' }))
  await soon(async () => {
    const [asked] = await owner<{ once: boolean }[]>`select is_called as once from questions`
    expect(asked?.once).toBe(true)
  })
  await owner`drop trigger aa_fails on graphile_worker._private_tasks`
  await owner`select graphile_worker.add_job('sweep')`
  await soon(async () => expect(await jobs()).toHaveLength(0))
  await stop()
})

test('what a runner never received is done all the same, by its own look of the minute', async () => {
  await owner`create table takers (worker text)`
  await owner`grant insert on takers to public`
  await owner`create function note_taker() returns trigger language plpgsql as $$ begin insert into public.takers values (new.locked_by); return null; end $$`
  await owner`create trigger zz_taker after update on graphile_worker._private_jobs for each row when (new.locked_by is not null) execute function note_taker()`
  const stop = await beginJobs(own.url, pino({ level: 'silent' }))
  await soon(async () => expect(await jobs()).toHaveLength(0))
  await owner`drop trigger zz_taker on graphile_worker._private_jobs`
  const [taker] = await owner<{ worker: string }[]>`select worker from takers`
  await owner.begin(async (sql) => {
    await sql`select graphile_worker.add_job('sweep')`
    await sql`
      update graphile_worker._private_jobs
      set locked_by = ${taker?.worker ?? ''}, locked_at = now() - interval '61 seconds'`
  })
  await owner`select graphile_worker.add_job('tick')`
  await soon(async () => expect(await jobs()).toHaveLength(0))
  await stop()
})

test('a runner does what was put off, and what it does is done with', async () => {
  await owner`insert into sessions select 'over', id, now() - interval '1 minute' from accounts limit 1`
  await owner`select graphile_worker.add_job('sweep')`
  const stop = await beginJobs(own.url, pino({ level: 'silent' }))
  await soon(async () => {
    expect(await owner`select from sessions where id = 'over'`).toHaveLength(0)
    expect(await jobs()).toHaveLength(0)
  })
  await stop()
})

test('a runner whose first question was cut off is begun anew, and does what was put off', async () => {
  const beginning = await owner.begin(async (sql) => {
    await sql`lock table graphile_worker._private_tasks in exclusive mode`
    const begun = beginJobs(own.url, pino({ level: 'silent' }))
    await soon(async () => {
      const cut =
        await owner`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query like 'insert into%select unnest($1::text[])%' and wait_event_type = 'Lock'`
      expect(cut).toHaveLength(1)
    })
    return { begun }
  })
  const stop = await beginning.begun
  await putOff()
  await soon(async () => expect(await jobs()).toHaveLength(0))
  await stop()
})

test('a runner that could not cross off several jobs is begun anew, and does what was put off', async () => {
  await owner`create function keep_job() returns trigger language plpgsql as $$ begin raise 'not now'; end $$`
  await owner`create trigger aa_kept before delete on graphile_worker._private_jobs for each row execute function keep_job()`
  for (let n = 0; n < 3; n += 1) await putOff()
  const stop = await beginJobs(own.url, pino({ level: 'silent' }))
  await soon(async () => {
    const taken =
      await owner`select from graphile_worker._private_jobs where attempts > 0 and locked_by is not null`
    expect(taken.length).toBeGreaterThan(2)
  })
  await owner`drop trigger aa_kept on graphile_worker._private_jobs`
  await soon(async () => expect(await jobs()).toHaveLength(0))
  await stop()
})

test('a deadline that passed while no server ran closes its decision once when servers come back, however many at a time', async () => {
  await owner`create table closed_at_last (number int)`
  await owner`grant insert on closed_at_last to skein_app`
  await owner`create function note_closing() returns trigger language plpgsql as $$ begin insert into closed_at_last values (new.number); return null; end $$`
  await owner`create trigger zz_noted after update on decisions for each row when (old.state = 'open' and new.state = 'closing') execute function note_closing()`
  await owner`update decisions set deadline = opened_at + interval '1 hour' where number = 11`
  const stops = await Promise.all([1, 2].map(() => beginJobs(own.url, pino({ level: 'silent' }))))
  await soon(async () =>
    expect(
      await owner`select state, closed_how, closed_by from decisions where number = 11`,
    ).toEqual([{ state: 'closing', closed_how: 'at the deadline', closed_by: null }]),
  )
  await Promise.all(stops.map((stop) => stop()))
  await (
    await beginJobs(own.url, pino({ level: 'silent' }))
  )()
  expect(await owner`select number from closed_at_last`).toEqual([{ number: 11 }])
})

test('the daily sweep forgets what is over and keeps what is not', async () => {
  await owner`insert into sessions (id, account_id, expires_at)
    select how, id, now() + how::interval from accounts, unnest(array['1 day', '-1 minute']) as how
    where email = 'renata.osei@harborridge.example'`
  await owner`insert into password_resets select how, id, skein_now() + (how || ' minutes')::interval, case when how = '30' then skein_now() end
    from accounts, unnest(array['-1', '30', '60']) as how where email = 'renata.osei@harborridge.example'`
  await owner`insert into sign_ups select how, 'ana@pier.example', 'Ana', skein_now() + (how || ' minutes')::interval, case when how = '30' then skein_now() end from unnest(array['-1', '30', '60']) as how`
  await owner`insert into email_changes (token_hash, account_id, email, expires_at, used_at)
    select how, id, 'ana@pier.example', skein_now() + (how || ' minutes')::interval, case when how = '30' then skein_now() end
    from accounts, unnest(array['-1', '30', '60']) as how where email = 'renata.osei@harborridge.example'`
  await owner`insert into form_keys (key, content, answer, made_at) select how, '', '/', now() - (how || ' days')::interval from unnest(array['8', '6']) as how`
  for (let n = 0; n < 2; n += 1) await putOff()
  await owner`update graphile_worker._private_jobs set attempts = max_attempts where id = (select min(id) from graphile_worker._private_jobs)`
  await sweep()
  expect(await owner`select id from sessions where id in ('1 day', '-1 minute')`).toEqual([
    { id: '1 day' },
  ])
  expect(
    (await owner`select token_hash from email_changes`).map(({ token_hash }) => token_hash),
  ).toEqual(['60'])
  expect(
    (await owner`select token_hash from password_resets`).map(({ token_hash }) => token_hash),
  ).toEqual(['60'])
  expect((await owner`select key from form_keys`).map(({ key }) => key)).toEqual(['6'])
  expect(
    (await owner`select token_hash from sign_ups`).map(({ token_hash }) => token_hash),
  ).toEqual(['60'])
  expect(await jobs()).toHaveLength(1)
})
