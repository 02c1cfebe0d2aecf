import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { Agent, get } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer }
export type Measured = {
  url: string
  processorTime: () => Promise<number>
  stop: () => Promise<void>
}

const onOneCore =
  spawnSync('taskset', ['-c', '0', 'true']).status === 0 ? ['taskset', '-c', '0'] : []

/**
 * Starts a server of the bench, held to one core where the system can, and asks it for its
 * processor time (milliseconds).
 */
export async function measured(
  script: string,
  env: Record<string, string> = {},
): Promise<Measured> {
  const [program = '', ...words] = [...onOneCore, process.execPath, script]
  const child = spawn(program, words, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const { url } = await next<{ url: string }>(child)
  const processorTime = async () => {
    child.send('processor time')
    const { user, system } = await next<NodeJS.CpuUsage>(child)
    return (user + system) / 1000
  }
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  return { url, processorTime, stop: () => (child.connected && child.disconnect(), ended) }
}

function next<T>(child: ChildProcess) {
  return new Promise<T>((done, fail) => {
    const ended = () => fail(new Error('A server of the bench ended before it answered.'))
    child.once('exit', ended)
    child.once('message', (said) => (child.off('exit', ended), done(said as T)))
  })
}

/** One request as a browser sends it; the body as it travelled. */
export function ask(url: string, headers: Record<string, string> = {}, agent?: Agent) {
  return new Promise<Answer>((done, fail) => {
    get(url, { agent, headers: { Accept: 'text/html', ...headers } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts),
        }),
      )
    }).on('error', fail)
  })
}

/** Asks so many times, by so many visitors at once; every answer must have this status. */
export async function askAgain(
  url: string,
  {
    times,
    visitors,
    status = 200,
    headers,
  }: { times: number; visitors: number; status?: number; headers?: Record<string, string> },
) {
  // Connections of this turn only: one that lay idle through the others' turns may be closed just
  // as it is used again.
  const agent = new Agent({ keepAlive: true })
  let left = times
  const visitor = async () => {
    while (left-- > 0) {
      const answer = await ask(url, headers, agent)
      if (answer.status !== status)
        throw new Error(`${url} answered ${answer.status} where the bench wants ${status}.`)
    }
  }
  await Promise.all(Array.from({ length: visitors }, visitor)).finally(() => agent.destroy())
}
