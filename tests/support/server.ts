import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type TestServer = {
  url: string
  dataDir: string
  process: ReturnType<typeof spawn>
  words: () => string
  /** Tells it to stop, as one who runs it does; answers how it ended. */
  stop: () => Promise<number | null>
  /** Ends it at once, with its folder: when nothing is asked of it any more. */
  end: () => Promise<void>
}

/**
 * The built server in a process of its own, on a free port of 127.0.0.1, with a database of the
 * test's.
 */
export async function startServer(
  databaseUrl: string,
  env: Record<string, string> = {},
): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'skein-test-'))
  const child = spawn(process.execPath, ['.run/serve-for-tests.mjs'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      PORT: '0',
      LOG_LEVEL: 'warn',
      MAIL_PAGE: 'on',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  const gone = new Promise<number | null>((done) => child.once('exit', done))
  const url = await new Promise<string>((done, fail) => {
    const read = (chunk: Buffer) => {
      words += chunk.toString()
      const at = /SKEIN AT (\S+)/.exec(words)?.[1]
      if (at) done(at)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void gone.then((code) =>
      fail(new Error(`The server ended (${code}) before it began: ${words}`)),
    )
  })
  return {
    url,
    dataDir,
    process: child,
    words: () => words,
    stop: () => (child.kill('SIGTERM'), gone),
    end: async () => {
      child.kill('SIGKILL')
      await gone
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
