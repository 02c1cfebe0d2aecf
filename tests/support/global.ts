import { join } from 'node:path'
import { hash } from '@node-rs/argon2'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { returnReviews } from '../../app/domain/decisions/due'
import { makeNotices } from '../../app/domain/notices/notices'
import { closePool, openPool } from '../../db/connect'
import { everySchool } from '../../db/front-door'
import { withSchool } from '../../db/school'
import { clockFor, demoDay } from '../../db/demo/calendar'
import { demoPassword, loadDemo } from '../../db/demo/load'
import { startEmbedded } from '../../db/embedded.mjs'
import { migrate } from '../../db/migrate'
import { folderInMemory } from './in-memory'

/**
 * One Postgres for the whole run, with two templates: an empty school's database, and Harbor Ridge.
 */
export default async function (project: TestProject) {
  const inMemory = await folderInMemory()
  // What the tests and their browsers write is no more needed on a disk than the databases.
  if (inMemory) process.env.TMPDIR = inMemory.temporary
  const embedded = await startEmbedded(inMemory ? join(inMemory.folder, 'data') : '.data/test', {
    say: console.log,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      // Hundreds of databases are made, and each asks for connections.
      scram_iterations: '1',
      shared_buffers: '256MB',
      // None lives long enough to be tidied, and what is lost with the machine is made again.
      autovacuum: 'off',
      checkpoint_timeout: '1h',
      max_wal_size: '512MB',
      shared_preload_libraries: 'pg_stat_statements',
    },
  })
  const sql = postgres(embedded.url, { max: 1, onnotice: () => {} })
  const stale = await sql<
    { datname: string }[]
  >`select datname from pg_database where datname ~ '^(test_|skein_)'`
  for (const { datname } of stale)
    await sql.unsafe(`drop database if exists ${datname} with (force)`)
  const at = (name: string) => embedded.url.replace(/\/postgres$/, `/${name}`)
  await sql.unsafe('create database skein_empty')
  await migrate(at('skein_empty'))
  await sql.unsafe('create database skein_demo template skein_empty')
  await loadDemo(at('skein_demo'), { asOf: demoDay })
  await tellDemo(at('skein_demo'))
  await hashQuickly(at('skein_demo'))
  await sql.end()
  project.provide('databaseServer', embedded.url)
  project.provide('demoClock', clockFor(demoDay))
  return () => embedded.stop().finally(inMemory?.empty)
}

// What there is to tell has been told, so that no server’s first minute changes what a test has
// just looked at.
async function tellDemo(url: string) {
  openPool(url)
  for (const look of [returnReviews, makeNotices])
    for (const school of await everySchool()) await withSchool(school, look)
  await closePool()
}

// A password is checked at the cost that its own hash names, and the tests sign in hundreds of
// times. What this cost is for is asked where the hashes are dear again (`door-limits`).
async function hashQuickly(url: string) {
  const quick = await hash(demoPassword, { memoryCost: 64, timeCost: 1, parallelism: 1 })
  const sql = postgres(url, { max: 1 })
  await sql`update accounts set password_hash = ${quick}`
  await sql.end()
}
