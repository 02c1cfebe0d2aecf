import { drizzle } from 'drizzle-orm/postgres-js'
import type { Sql } from 'postgres'
import { dial } from './dial'
import { loginsOf } from './logins'

/**
 * The pools of the process: for schools, for the door, and for the few acts that are one person's
 * in all their schools. Each has a login of its own, so that no session of a school can become the
 * door and read what opens accounts. Only this folder may use them; everyone else is given a scope
 * of one school, or the door. Connections are born as a role that owns nothing and with no school
 * in scope: what forgot to enter one would find nothing.
 */
export type PoolName = 'app' | 'door' | 'account'
type Held = { skeinPools?: Record<PoolName, Sql>; skeinUrl?: string }
const held = globalThis as Held

const manners = {
  connection: { TimeZone: 'UTC', application_name: 'skein' },
  connect_timeout: 5,
  backoff: (tries: number) => Math.min(2, 0.1 * 2 ** tries),
  onnotice: () => {},
}

// In milliseconds. A request that waits longer is told so and rolled back: one that hangs holds up
// others.
const patience = {
  statement_timeout: 20_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 15_000,
}

/**
 * Opens the pools on a database, told by its owner's address, with the logins that belong to it.
 */
export function openPool(ownerUrl: string, { max = 12 } = {}) {
  const { app, door, account } = loginsOf(ownerUrl)
  held.skeinPools = {
    app: opened(app.url, { role: 'skein_app', max }),
    door: opened(door.url, { role: 'skein_door', max: Math.ceil(max / 3) }),
    account: opened(account.url, { role: 'skein_door', max: 2 }),
  }
  held.skeinUrl = app.url
  return held.skeinPools.app
}

function opened(url: string, { role, max }: { role: 'skein_app' | 'skein_door'; max: number }) {
  const connection = { ...manners.connection, ...patience, role }
  const sql = dial(url, { ...manners, connection, max, idle_timeout: 300 })
  drizzle(sql)
  // drizzle leaves dates as Postgres writes them; instants travel as ISO strings, which every
  // browser can read.
  sql.options.parsers[1184] = (text: string) => new Date(text).toISOString()
  return sql
}

/**
 * One connection beside the pool, to the same database: `closed` is told when it is lost, `heard`
 * what it listens to.
 */
export function openLine({
  closed,
  heard,
}: {
  closed: () => void
  heard: (text: string) => void
}): Sql {
  if (!held.skeinUrl) throw new Error('The database is not open yet.')
  const own = {
    max: 1,
    max_lifetime: null,
    fetch_types: false,
    onclose: closed,
    onnotify: (_channel: string, text: string) => heard(text),
  }
  return dial(held.skeinUrl, { ...manners, ...own })
}

export function pool(name: PoolName = 'app'): Sql {
  const open = held.skeinPools?.[name]
  if (!open) throw new Error('The database is not open yet.')
  return open
}

let asking: { sql: Sql; url: string } | undefined

/**
 * Whether the database answers within three seconds: asked over a connection of its own, for the
 * pool may be full.
 */
export async function isReady() {
  const url = held.skeinUrl ?? ''
  const own = { max: 1, connect_timeout: 2, fetch_types: false, idle_timeout: 60 }
  if (asking?.url !== url) asking = { url, sql: dial(url, { ...manners, ...own }) }
  const late = new Promise<boolean>((done) => setTimeout(done, 3_000, false).unref())
  return Promise.race([
    asking.sql`select`.then(
      () => true,
      () => false,
    ),
    late,
  ])
}

export async function closePool() {
  await asking?.sql.end({ timeout: 0 })
  asking = undefined
  await Promise.all(Object.values(held.skeinPools ?? {}).map((open) => open.end({ timeout: 5 })))
  held.skeinPools = undefined
}

/**
 * What Postgres said, whichever layer wrapped it: drizzle hides the driver's error behind `cause`.
 */
export function refusalOf(error: unknown): { code: string; constraint: string } | undefined {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    const said = inner as Error & { code?: unknown; constraint_name?: unknown }
    if (typeof said.code === 'string')
      return { code: said.code, constraint: String(said.constraint_name ?? '') }
  }
  return undefined
}

const gone = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
])

/**
 * Whether a statement, or its wait for another, took longer than a request may; it was rolled back.
 */
export function isTooSlow(error: unknown) {
  return ['57014', '55P03', '25P03'].includes(refusalOf(error)?.code ?? '')
}

/** Whether something that was chosen is not there: a key that points at no row of this school. */
export const isForeign = (error: unknown) => refusalOf(error)?.code === '23503'

/**
 * Whether the database refuses a login of ours. Each start sets their passwords and then opens the
 * pools: of a pool it means that a login was changed since.
 */
export const isShutOut = (error: unknown) =>
  ['28P01', '28000'].includes(refusalOf(error)?.code ?? '')

const rules = new Set(['23001', '23505', '23514', '23P01'])

/**
 * The name of the rule of ours by which the database refused; nothing for any other error. A check,
 * something that is to be there once, days that overlap, or what is kept as it was.
 */
export function brokenRule(error: unknown) {
  const refusal = refusalOf(error)
  return refusal && rules.has(refusal.code) ? refusal.constraint : undefined
}

/**
 * Whether the database could not read a value: no uuid, a number out of range, a strange character.
 */
export const isUnreadable = (error: unknown) => refusalOf(error)?.code.startsWith('22') ?? false

/**
 * Whether the database could not be reached, went away in the middle, or broke a deadlock: the work
 * was not done and may be tried again.
 */
export function isUnavailable(error: unknown) {
  const code = refusalOf(error)?.code ?? ''
  return (
    gone.has(code) ||
    code.startsWith('57P') ||
    code.startsWith('08') ||
    code === '53300' ||
    code === '40P01'
  )
}
