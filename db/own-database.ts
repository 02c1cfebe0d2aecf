import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isUnavailable } from './connect'
import { claim, makeFolder } from './data-folder'
import { keepAlive, startEmbedded } from './embedded.mjs'

type Say = (line: string) => void
type Place = { databaseUrl: string | undefined; dataDir: string }

export type Database = {
  url: string
  prepare: (work: () => Promise<void>) => Promise<void>
  tell: (address: string) => Promise<void>
  stop: () => Promise<void>
}

/**
 * The database that this process works on, by its owner's address: the one of DATABASE_URL, or the
 * embedded one in DATA_DIR, which then is this process's alone, is started again when it dies
 * (`lost` is told) and ends with it. `prepare` does what comes before the doors open, from the
 * beginning when the embedded one dies meanwhile; `tell` lets the next one know where we are.
 */
export async function openDatabase(
  { databaseUrl, dataDir }: Place,
  say: Say,
  lost: Say,
): Promise<Database> {
  if (databaseUrl) return theirs(databaseUrl)
  await makeFolder(dataDir)
  const { tell, letGo } = await claim(dataDir)
  try {
    const embedded = await startEmbedded(dataDir, { say })
    const leave = keepAlive(embedded, lost)
    return {
      url: embedded.url,
      prepare: (work) => outliving(embedded.folder, work),
      tell,
      stop: async () => (await leave(), await embedded.stop(), await letGo()),
    }
  } catch (error) {
    await letGo()
    throw error
  }
}

const theirs = (url: string): Database => ({
  url,
  prepare: (work) => work(),
  tell: async () => {},
  stop: async () => {},
})

const patienceMs = 60_000

async function outliving(folder: string, work: () => Promise<void>) {
  for (const until = Date.now() + patienceMs; ;) {
    try {
      return await work()
    } catch (error) {
      if (!isUnavailable(error)) throw error
      if (Date.now() > until) throw new Error(diesOn(folder), { cause: error })
      await new Promise((done) => setTimeout(done, 250))
    }
  }
}

const diesOn = (folder: string) =>
  'The embedded Postgres in DATA_DIR dies whenever it is started. ' +
  `Why is in ${join(folder, 'postgres', 'server.log')}.`

/**
 * The same database for a command that only reads, beside a server that may be running on it: it is
 * left as it is found.
 */
export async function visitDatabase(
  { databaseUrl, dataDir }: Place,
  say: Say,
): Promise<Pick<Database, 'url' | 'stop'>> {
  if (databaseUrl) return { url: databaseUrl, stop: async () => {} }
  if (!existsSync(dataDir))
    throw new Error(
      `DATA_DIR ${dataDir} is not there. Set it to the folder that the school's Skein runs on.`,
    )
  await makeFolder(dataDir)
  const embedded = await startEmbedded(dataDir, { say })
  return { url: embedded.url, stop: async () => void (embedded.began && (await embedded.stop())) }
}
