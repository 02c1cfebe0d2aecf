import type { Sql } from 'postgres'
import { dial } from './dial'
import { duties, loginsOf, queueOf, verifierOf } from './logins'
import type { Duty, Login } from './logins'

/**
 * What each login may become: a role that owns nothing and sees what its work needs. The queue's
 * login is a member of nothing.
 */
const rolesFor: Record<Duty, string[]> = {
  app: ['skein_app'],
  door: ['skein_door'],
  account: ['skein_app', 'skein_door'],
  jobs: [],
}

/**
 * Makes the roles and logins that Skein needs, or mends them. They belong to the whole Postgres
 * server and not to this database, so they are looked at on every start: after a restore into
 * another server they would be missing, and a login may change its own settings and password.
 * Refuses, in words, a login that has more rights than it needs.
 */
export async function makeLogins(owner: Sql, ownerUrl: string) {
  const logins = loginsOf(ownerUrl)
  await untilAlone(async () => {
    for (const role of ['skein_app', 'skein_door', 'skein_gate', queueOf(ownerUrl)])
      await makeRole(owner, role)
    if (!(await rolesOf(owner, 'skein_gate')).length) await owner`grant skein_door to skein_gate`
    for (const duty of duties) await makeLogin(owner, logins[duty], rolesFor[duty])
    // The queue was its login's own before it had a role for that, and is taken from it.
    await joinOwner(owner, [
      'skein_app',
      'skein_door',
      'skein_gate',
      queueOf(ownerUrl),
      logins.jobs.name,
    ])
  })
  for (const login of Object.values(logins)) await mendPassword(owner, login)
}

async function makeRole(owner: Sql, name: string) {
  const [there] = await owner`select from pg_roles where rolname = ${name}`
  if (!there) await owner`create role ${owner(name)} nologin`
}

async function makeLogin(owner: Sql, login: Login, roles: string[]) {
  const [there] = await owner`select from pg_roles where rolname = ${login.name}`
  if (!there)
    await owner.unsafe(
      `create role ${quoted(login.name)} login noinherit password '${verifierOf(login)}'`,
    )
  const memberOf = await rolesOf(owner, login.name)
  for (const other of memberOf.filter((name) => !roles.includes(name)))
    await owner`revoke ${owner(other)} from ${owner(login.name)}`
  for (const role of roles.filter((name) => !memberOf.includes(name)))
    await owner`grant ${owner(role)} to ${owner(login.name)}`
  await forgetSettings(owner, login.name)
  await refuseTooMuch(owner, login.name, roles)
}

// A login may set its own defaults, the search path among them: what one session had said would
// last for all that follow.
async function forgetSettings(owner: Sql, name: string) {
  const said = await owner<{ database: string | null }[]>`
    select d.datname as database
    from pg_db_role_setting s left join pg_database d on d.oid = s.setdatabase
    where s.setrole = (select oid from pg_roles where rolname = ${name})`
  for (const { database } of said) {
    const where = database === null ? '' : `in database ${quoted(database)} `
    await owner.unsafe(`alter role ${quoted(name)} ${where}reset all`)
  }
}

async function refuseTooMuch(owner: Sql, name: string, roles: string[]) {
  const [too] = await owner<{ much: boolean }[]>`
    select rolsuper
    or rolbypassrls
    or rolcreaterole
    or rolcreatedb
    or rolreplication
    or rolinherit as much
    from pg_roles
    where rolname = ${name}`
  const others = (await rolesOf(owner, name)).filter((other) => !roles.includes(other))
  if (!too?.much && !others.length) return
  const what = others.length
    ? `is a member of ${others.join(', ')}`
    : 'is a superuser or has another right that it must not have'
  throw new Error(
    `DATABASE_URL: the login ${name}, with which Skein works there, ${what}. ` +
      'Take that away, or drop the login and start again: Skein makes it anew.',
  )
}

async function rolesOf(owner: Sql, member: string) {
  const rows = await owner<{ name: string }[]>`
    select distinct r.rolname as name
    from pg_auth_members m join pg_roles r on r.oid = m.roleid join pg_roles l on l.oid = m.member
    where l.rolname = ${member}`
  return rows.map(({ name }) => name)
}

// An owner that is no superuser hands things over to these roles, and for that has to be one of
// them.
async function joinOwner(owner: Sql, roles: string[]) {
  const [me] = await owner<{ name: string; isSuper: boolean }[]>`
    select rolname as name, rolsuper as "isSuper" from pg_roles where rolname = current_user`
  if (!me || me.isSuper) return
  for (const role of roles) await owner`grant ${owner(role)} to ${owner(me.name)}`
}

async function mendPassword(owner: Sql, login: Login) {
  if (await logsIn(login)) return
  await untilAlone(() =>
    owner.unsafe(`alter role ${quoted(login.name)} login password '${verifierOf(login)}'`),
  )
  if (await logsIn(login)) return
  const sentence = `Skein logs in there as ${login.name}, a login of its own, and Postgres refuses it: let it in (pg_hba.conf).`
  throw new Error(`DATABASE_URL: ${sentence}`)
}

const refusedCodes = new Set(['28P01', '28000'])

async function logsIn({ url }: Login) {
  const sql = dial(url, { max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => {} })
  return sql`select`
    .then(
      () => true,
      (error: { code?: string }) => {
        if (refusedCodes.has(error.code ?? '')) return false
        throw error
      },
    )
    .finally(() => sql.end({ timeout: 1 }))
}

const clashes = new Set(['XX000', '42710', '23505'])

/** Processes that start together make the same roles; the one who is overtaken looks again. */
async function untilAlone(work: () => Promise<unknown>, tries = 20): Promise<void> {
  for (let left = tries; ; left -= 1) {
    try {
      return void (await work())
    } catch (error) {
      if (left === 0 || !clashes.has((error as { code?: string }).code ?? '')) throw error
      await new Promise((done) => setTimeout(done, 20 + Math.random() * 100))
    }
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
