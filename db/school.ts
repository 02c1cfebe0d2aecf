import { AsyncLocalStorage } from 'node:async_hooks'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { ExtractTablesWithRelations } from 'drizzle-orm'
import { PostgresJsSession, PostgresJsTransaction } from 'drizzle-orm/postgres-js'
import type { Sql, TransactionSql } from 'postgres'
import type { Topic } from '../app/vocabulary/topics'
import { pool } from './connect'
import type { PoolName } from './connect'
import type * as schema from './schema'

type Schema = typeof schema
type Builder = PostgresJsTransaction<Schema, ExtractTablesWithRelations<Schema>>
type Scope = {
  raw: TransactionSql
  builder?: Builder
  schoolId: string | undefined
  standsAt: StandsAt | undefined
}

/** The version that a school stood at before it is read: that of some topics, or of all. */
export type StandsAt = (topics?: readonly Topic[]) => number

const scopes = new AsyncLocalStorage<Scope>()
const dialect = new PgDialect()

/**
 * Runs `work` in one transaction as the application's role, with one school in scope; row security
 * hides every other. A throw rolls all of it back. What was written is told at commit, by topics
 * (see db/functions/news). Read-only work says so; when it also says the `version` that the school
 * stood at before, or at which version each topic did, it may use what an earlier reader found out
 * (see `remembered`).
 */
export function withSchool<T>(
  schoolId: string,
  work: () => Promise<T>,
  { readOnly = false, version }: { readOnly?: boolean; version?: number | StandsAt } = {},
): Promise<T> {
  const standsAt = typeof version === 'number' ? () => version : version
  return enter(
    { role: 'skein_app', schoolId, readOnly, standsAt: readOnly ? standsAt : undefined },
    work,
  )
}

/** The same, to see what would come of it: all of it is rolled back, whatever it answers. */
export async function triedInSchool<T>(schoolId: string, work: () => Promise<T>): Promise<T> {
  let came: { answer: T } | undefined
  const tried = new Error('This was only tried.')
  await withSchool(schoolId, async () => {
    came = { answer: await work() }
    throw tried
  }).catch((error: unknown) => {
    if (error !== tried) throw error
  })
  if (!came) throw tried
  return came.answer
}

/**
 * Runs `work` as the door's role, which sees accounts and sessions and reads memberships, and
 * nothing else.
 */
export function atTheDoor<T>(work: () => Promise<T>): Promise<T> {
  return enter({ role: 'skein_door', readOnly: false }, work)
}

export type InSchool = <T>(schoolId: string, work: () => Promise<T>) => Promise<T>

/**
 * Runs `work` at the door, in one transaction that may enter one school after the other: what is
 * one person's in all of them changes in all of them or in none. Enter them in the order of their
 * ids, so that two people who do so never wait for each other.
 */
export function acrossSchools<T>(work: (inSchool: InSchool) => Promise<T>): Promise<T> {
  return enter({ role: 'skein_door', readOnly: false, from: 'account' }, () => work(inside))
}

async function inside<T>(schoolId: string, work: () => Promise<T>): Promise<T> {
  const { raw } = here()
  const scope: Scope = { raw, schoolId, standsAt: undefined }
  await raw`select set_config('role', 'skein_app', true), enter_school(${schoolId})`
  const done = await scopes.run(scope, work)
  // What is judged at the end is judged here: at the commit there is no school to judge it in.
  await raw`set constraints all immediate`
  await raw`set constraints all deferred`
  await raw`set constraints turns_one_lead_a_seat, turns_one_role_a_person immediate`
  await raw`select set_config('role', 'skein_door', true), enter_school('')`
  return done
}

/** Whether we are in a scope already. */
export const isInScope = () => scopes.getStore() !== undefined

/** The query builder of the scope we are in. */
export function db(): Builder {
  const scope = here()
  scope.builder ??= build(scope.raw)
  return scope.builder
}

/**
 * A written query in the scope we are in: sql()`select …`. Prepared once a connection, parameters
 * never spliced.
 */
export function sql(): TransactionSql {
  return here().raw
}

type Known = { version: number; foundAt: number; found: Promise<unknown> }
const known = new Map<string, Known>()
const mostKnown = 2_000
const knownForMs = 60_000

/**
 * Answers what `find` finds, or what it found for an earlier reader of this school while the school
 * has not changed since, for a minute at most; or, of what is read from tables of these topics
 * alone, while none of them has changed. The name must tell everything that the answer depends on
 * beside the school's rows, and who asks, where it depends on that; what is one member's own names
 * the topic `mine`. Acts always look for themselves: what they read may yet be rolled back.
 */
export async function remembered<T>(
  name: string,
  find: () => Promise<T>,
  topics?: readonly Topic[],
): Promise<T> {
  const { schoolId, standsAt } = here()
  if (!standsAt) return find()
  const version = standsAt(topics)
  const key = `${schoolId} ${name}`
  const before = known.get(key)
  const isKnown = before && before.version === version && Date.now() - before.foundAt < knownForMs
  // Those who ask while it is being found wait for it; what fails is found anew by each of them.
  if (isKnown) return (before.found as Promise<T>).catch(find)
  const found = find()
  known.delete(key)
  known.set(key, { version, foundAt: Date.now(), found })
  found.catch(() => known.get(key)?.found === found && known.delete(key))
  if (known.size > mostKnown) known.delete(known.keys().next().value ?? '')
  return found
}

function here(): Scope {
  const scope = scopes.getStore()
  if (!scope) throw new Error('There is no school in scope.')
  return scope
}

type Entry = {
  role: 'skein_app' | 'skein_door'
  schoolId?: string
  readOnly: boolean
  standsAt?: StandsAt | undefined
  from?: PoolName
}

async function enter<T>(
  { role, schoolId, readOnly, standsAt, from }: Entry,
  work: () => Promise<T>,
): Promise<T> {
  if (scopes.getStore()) throw new Error('A scope is entered once: one transaction, one school.')
  const result = await pool(from ?? (role === 'skein_app' ? 'app' : 'door')).begin(
    readOnly ? 'read only' : '',
    async (raw) => {
      // Sent ahead of the first question and not waited for: one connection answers in order, and
      // what fails to enter fails whole. What is asked after that fails for no reason of its own,
      // so that the entry's is told.
      const entered =
        raw`select set_config('role', ${role}, true), enter_school(${schoolId ?? ''})`.execute()
      const scope: Scope = { raw, schoolId, standsAt }
      const done = await scopes.run(scope, work).catch(async (error: unknown) => {
        await entered
        throw error
      })
      await entered
      if (!readOnly) await tell(raw)
      return { done }
    },
  )
  return (result as { done: T }).done
}

// Last in the transaction on purpose: the school's version is the one row that every writer takes,
// so it is taken last by all.
async function tell(raw: TransactionSql) {
  await raw`select tell()`
}

const fewEnough = 40

// What the builder asks is prepared once a connection, as written SQL is: otherwise each question
// costs two answers. One with a list in it has many forms, and is not kept.
function build(raw: TransactionSql): Builder {
  const session = new PostgresJsSession(raw as unknown as Sql, dialect, undefined, {})
  const asIs = session.prepareQuery.bind(session)
  session.prepareQuery = (query, fields, _, ...more) =>
    asIs(query, fields, query.params.length <= fewEnough ? 'kept' : undefined, ...more)
  return new PostgresJsTransaction(dialect, session as never, undefined)
}
