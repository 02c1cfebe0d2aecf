import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { inject } from 'vitest'
import { closePool, openPool } from '../../db/connect'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The test server's own address, and the names of its two templates. */
    databaseServer: string
  }
}

export type Template = 'template1' | 'skein_empty' | 'skein_demo'

/**
 * A database of one's own, cloned from a template: with nothing in it, empty but migrated, or the
 * whole of Harbor Ridge as of 2 March 2026.
 */
export async function ownDatabase(template: Template) {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await cluster().unsafe(`create database ${name} template ${template} strategy file_copy`)
  // A clone does not take its template's settings along, and the demo's clock is one.
  if (template === 'skein_demo')
    await cluster().unsafe(`alter database ${name} set skein.clock = '${inject('demoClock')}'`)
  return {
    url: databaseUrl(name),
    drop: async () => void (await cluster().unsafe(`drop database if exists ${name} with (force)`)),
  }
}

/** The same, with this process's pool open on it: for tests of the domain. */
export async function openOwnDatabase(template: Template) {
  const own = await ownDatabase(template)
  openPool(own.url, { max: 20 })
  return { ...own, close: async () => (await closePool(), void (await own.drop())) }
}

/**
 * Looks at a database as its owner does, past every wall: only for tests that ask what is really
 * there.
 */
export function ownerOf(url: string) {
  return postgres(url, { max: 2, onnotice: () => {} })
}

/**
 * Someone who left, for tests that ask who is still seen; how one leaves, and hands over
 * everything, has tests of its own.
 */
export function asIfGone(sql: ReturnType<typeof ownerOf>, initials: string) {
  return sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update members set left_on = '2026-03-02' where initials = ${initials}`
  })
}

function databaseUrl(name: string) {
  const url = new URL(inject('databaseServer'))
  url.pathname = `/${name}`
  return url.href
}

let kept: postgres.Sql | undefined

// The files of a worker share one connection to make and drop their databases: each costs a process
// of Postgres.
function cluster() {
  kept ??= postgres(inject('databaseServer'), { max: 1, onnotice: () => {}, fetch_types: false })
  return kept
}

declare module 'vitest' {
  export interface ProvidedContext {
    demoClock: string
  }
}
