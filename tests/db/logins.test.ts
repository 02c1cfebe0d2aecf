import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDemo } from '../../db/demo/load'
import { startEmbedded } from '../../db/embedded.mjs'
import { duties, loginsOf } from '../../db/logins'
import type { Duty } from '../../db/logins'
import { migrate } from '../../db/migrate'
import { ownerOf } from '../support/database'

// A Postgres of its own: roles belong to a whole server, and these tests spoil them.
let folder: string
let own: Awaited<ReturnType<typeof startEmbedded>>
let owner: postgres.Sql
const open: postgres.Sql[] = []

/**
 * What someone has who can make the server say any SQL: a session of one of its own logins, with
 * nothing of our code around it.
 */
function attacker(duty: Duty) {
  const sql = postgres(loginsOf(own.url)[duty].url, { max: 1, onnotice: () => {} })
  open.push(sql)
  return (statement: string) =>
    sql.unsafe(statement).then(
      (rows) => [...rows] as unknown,
      (error: { code?: string }) => error.code,
    )
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skein-logins-'))
  own = await startEmbedded(folder)
  await migrate(own.url)
  await loadDemo(own.url, { asOf: 'today' })
  owner = ownerOf(own.url)
})
afterAll(async () => {
  await Promise.all([owner, ...open].map((sql) => sql.end()))
  await own.stop()
  await rm(folder, { recursive: true, force: true })
})

const denied = '42501'
const rolesOf: Record<Duty, string[]> = {
  app: ['skein_app', 'none'],
  door: ['skein_door', 'none'],
  account: ['skein_app', 'skein_door', 'none'],
  jobs: ['none'],
}

test('no login of the server is a superuser, owns anything, or is a member of a role that it does not need', async () => {
  const rows = await owner`
    select r.rolname, (select array_agg(g.rolname::text) from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid) as member_of,
      rolsuper or rolinherit or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls as more,
      (select coalesce(array_agg(distinct n.nspname::text), '{}') from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relowner = r.oid and n.nspname !~ '^pg_') as owns
    from pg_roles r where rolname ~ '_login$' order by 1`
  expect([...rows]).toEqual([
    {
      rolname: 'skein_account_login',
      member_of: ['skein_app', 'skein_door'],
      more: false,
      owns: [],
    },
    { rolname: 'skein_app_login', member_of: ['skein_app'], more: false, owns: [] },
    { rolname: 'skein_door_login', member_of: ['skein_door'], more: false, owns: [] },
    { rolname: 'skein_jobs_login', member_of: null, more: false, owns: [] },
  ])
})

test('the roles and logins own nothing', async () => {
  const owned = await owner`
    select what from (select oid::regclass::text, relowner from pg_class union all select oid::regprocedure::text, proowner from pg_proc
      union all select nspname, nspowner from pg_namespace) as things (what, owner)
    join pg_roles r on r.oid = owner where rolname in ('skein_app', 'skein_door') or rolname ~ '_login$'`
  expect([...owned]).toEqual([])
})

test('no session of the server becomes another: not the owner, not the door, not a superuser, and leaving its role leads to nothing', async () => {
  const say = attacker('app')
  for (const role of [
    'skein',
    'skein_door',
    'skein_jobs_login',
    'skein_door_login',
    'skein_account_login',
    'pg_read_all_data',
    'pg_read_server_files',
    'pg_execute_server_program',
  ]) {
    expect([role, await say(`set role ${role}`)]).toEqual([role, denied])
  }
  expect(await say('set session authorization skein')).toBe(denied)
  for (const way of [
    "select set_config('role', 'none', false)",
    'reset role',
    'discard all',
    'set role skein_app; reset role',
  ]) {
    await say(way)
    expect([way, await say('select count(*) from members')]).toEqual([way, denied])
  }
  expect(await attacker('door')('set role skein_app')).toBe(denied)
  for (const role of ['skein', 'skein_queue', 'skein_app', 'skein_door'])
    expect([role, await attacker('jobs')(`set role ${role}`)]).toEqual([role, denied])
})

test('the login for what is one person’s in all schools becomes a school’s session or the door, one at a time, and nothing else', async () => {
  const say = attacker('account')
  for (const role of [
    'skein',
    'skein_gate',
    'skein_queue',
    'skein_app_login',
    'skein_door_login',
    'skein_jobs_login',
  ])
    expect([role, await say(`set role ${role}`)]).toEqual([role, denied])
  for (const table of ['members', 'accounts', 'schools'])
    expect([table, await say(`select from ${table}`)]).toEqual([table, denied])
  await say('set role skein_app')
  for (const table of ['accounts', 'sessions', 'graphile_worker.jobs'])
    expect([table, await say(`select from ${table}`)]).toEqual([table, denied])
  await say('set role skein_door')
  for (const table of ['turns', 'ballots', 'contributions', 'graphile_worker.jobs'])
    expect([table, await say(`select from ${table}`)]).toEqual([table, denied])
  for (const statement of [
    'update members set name = name',
    'delete from members',
    "select jobs.later('digest letter', '{}')",
  ])
    expect([statement, await say(statement)]).toEqual([statement, denied])
})

test('nothing but what is done across schools uses that login', async () => {
  const using = []
  for (const folder of ['app', 'db']) {
    for (const name of await readdir(folder, { recursive: true })) {
      if (
        /\.tsx?$/.test(name) &&
        /(pool\(|from: )'account'|acrossSchools/.test(await readFile(join(folder, name), 'utf8'))
      )
        using.push(join(folder, name))
    }
  }
  expect(using.sort()).toEqual(['app/domain/accounts/memberships.ts', 'db/school.ts'])
})

test('the queue’s login changes nothing that others call: what it made of it would run in their name', async () => {
  const say = attacker('jobs')
  const tries = [
    'create or replace function jobs.later(task text, told jsonb, key text default null, at timestamptz default null) returns void language sql as $$ select $$',
    'create or replace function graphile_worker.complete_jobs(job_ids bigint[]) returns setof graphile_worker.jobs language sql as $$ select * from graphile_worker.jobs $$',
    'alter function jobs.later security invoker',
    'drop schema jobs cascade',
    "insert into jobs.tasks values ('tick', 'school')",
    'create table graphile_worker.mine (x int)',
    'alter table graphile_worker._private_jobs rename to other',
    'create trigger mine before insert on graphile_worker._private_jobs for each row execute function graphile_worker.tg_jobs__after_insert()',
  ]
  for (const statement of tries)
    expect([statement, await say(statement)]).toEqual([statement, denied])
  expect(await say('select count(*) >= 0 as seen from graphile_worker._private_jobs')).toEqual([
    { seen: true },
  ])
})

test('a queue that its login owned, as it once did, is taken from it at the next start', async () => {
  for (const schema of ['jobs', 'graphile_worker'])
    await owner.unsafe(`alter schema ${schema} owner to skein_jobs_login`)
  await owner.unsafe(
    'alter function jobs.later owner to skein_jobs_login; alter table graphile_worker._private_jobs owner to skein_jobs_login',
  )
  await migrate(own.url)
  expect(await attacker('jobs')('alter function jobs.later security invoker')).toBe(denied)
  expect(await attacker('jobs')('create table graphile_worker.mine (x int)')).toBe(denied)
  expect(await attacker('jobs')('delete from graphile_worker._private_jobs where false')).toEqual(
    [],
  )
})

test('what opens accounts and what is mailed is out of reach of a school’s sessions', async () => {
  const say = attacker('app')
  for (const role of ['skein_app', 'none']) {
    await say(`set role ${role}`)
    for (const table of [
      'accounts',
      'sessions',
      'password_resets',
      'form_keys',
      'graphile_worker.jobs',
      'graphile_worker._private_jobs',
      'jobs.tasks',
      'pg_authid',
      'drizzle.__drizzle_migrations',
    ]) {
      expect([table, await say(`select * from ${table}`)]).toEqual([table, denied])
    }
    expect(await say("select jobs.later('tick', '{}')")).toBe(denied)
    expect(await say("select jobs.later('reset letter', '{}')")).toBe(denied)
    expect(await say("select graphile_worker.add_job('tick')")).toBe(denied)
    expect(await say('select jobs.forget_failed()')).toBe(denied)
  }
  expect(await attacker('jobs')('select * from public.members')).toBe(denied)
})

test('files, programs, other servers and the walls themselves are out of reach of every login', async () => {
  const tries = [
    "copy (select 1) to program 'true'",
    "copy skein_now from program 'id'",
    "copy (select 1) to '/tmp/skein-attack'",
    "select pg_read_file('/etc/passwd')",
    "select pg_ls_dir('/')",
    "select lo_import('/etc/passwd')",
    "select lo_export(1, '/tmp/x')",
    'select lo_creat(-1)',
    'select lo_create(0)',
    "select lo_from_bytea(0, 'mine')",
    'create extension dblink',
    'create extension file_fdw',
    'create language plpython3u',
    'create table mine (x int)',
    'create temporary table mine (x int)',
    'create schema mine',
    'create function public.mine() returns int language sql as $$ select 1 $$',
    'create server s foreign data wrapper file_fdw',
    'alter table members disable row level security',
    'alter table members no force row level security',
    'drop policy own_school on members',
    'create policy mine on members using (true)',
    'alter table turns disable trigger turns_kept',
    'alter role skein password null',
    'alter role skein_app superuser',
    'create role mine',
    'grant skein_door to skein_app',
    `alter database ${new URL(own.url).pathname.slice(1)} set skein.clock = '1 day'`,
    "alter system set log_statement = 'all'",
    'select pg_reload_conf()',
    'set session_replication_role = replica',
    'truncate members',
    'drop table members',
    'create or replace function public.current_school() returns uuid language sql as $$ select null::uuid $$',
    'drop schema door cascade',
  ]
  for (const duty of duties) {
    const say = attacker(duty)
    for (const role of rolesOf[duty]) {
      await say(`set role ${role}`)
      const through = []
      for (const statement of [
        ...tries,
        `alter role skein_${duty === 'jobs' ? 'app' : 'jobs'}_login password null`,
      ]) {
        const said = await say(statement)
        // The object that is copied into, or the language, is looked for first.
        if (![denied, '0A000', '42P01', '42704', '58P01'].includes(String(said)))
          through.push([duty, role, statement, said])
      }
      expect(through).toEqual([])
    }
  }
})

test('no session ends the sessions of the owner, of the door or of the queue', async () => {
  const say = attacker('app')
  await attacker('door')('select 1')
  const [row] = await owner<
    { pids: number[] }[]
  >`select array_agg(pid) as pids from pg_stat_activity where datname = current_database() and usename <> 'skein_app_login'`
  expect(row?.pids.length).toBeGreaterThan(1)
  for (const pid of row?.pids ?? [])
    expect(await say(`select pg_terminate_backend(${pid})`)).toBe(denied)
})

test('a session that may say any SQL chooses its school itself: row security keeps our own mistakes in, not a stranger with SQL out', async () => {
  const say = attacker('app')
  await say('set role skein_app')
  expect(await say('select count(*)::int as n from members')).toEqual([{ n: 0 }])
  const [{ id } = { id: '' }] = await owner<{ id: string }[]>`select id from schools`
  await say(`set skein.school = '${id}'`)
  expect(await say('select count(*) > 0 as seen from members')).toEqual([{ seen: true }])
})

test('what a login has changed about itself is undone at the next start', async () => {
  const say = attacker('app')
  await say("alter role current_user set skein.clock = '30 days'")
  await say(
    `alter role current_user in database ${new URL(own.url).pathname.slice(1)} set search_path = pg_temp`,
  )
  await say("alter role current_user password 'mine now'")
  expect(await attacker('app')('select 1')).toBe('28P01')
  await migrate(own.url)
  expect(
    await attacker('app')(
      "select current_setting('skein.clock', true) as clock, current_setting('search_path') as path",
    ),
  ).toEqual([{ clock: null, path: '"$user", public' }])
})

test('a login that was given more than it needs stops the start with a sentence, or loses it', async () => {
  await owner.unsafe('grant pg_read_all_data to skein_app_login')
  await migrate(own.url)
  expect(await attacker('app')('set role pg_read_all_data')).toBe(denied)
  await owner.unsafe('alter role skein_app_login bypassrls')
  await expect(migrate(own.url)).rejects.toThrow(
    /^DATABASE_URL: the login skein_app_login, .*has another right/,
  )
  await owner.unsafe('alter role skein_app_login nobypassrls')
})

test('processes that start together on one server make the roles and the logins once, and all of them start', async () => {
  await owner.unsafe('create database test_together_a')
  await owner.unsafe('create database test_together_b')
  const at = (name: string) =>
    Object.assign(new URL(own.url), { pathname: `/${name}`, username: 'skein' }).href
  await Promise.all(
    [at('test_together_a'), at('test_together_b'), at('test_together_a'), own.url].map((url) =>
      migrate(url),
    ),
  )
  for (const name of ['test_together_a', 'test_together_b'])
    await owner.unsafe(`drop database ${name}`)
})
