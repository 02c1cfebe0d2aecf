import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Visitor } from './visitor'

const places = [
  process.env.FIREFOX,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
]
const quiet = [
  'browser.shell.checkDefaultBrowser',
  'datareporting.policy.dataSubmissionEnabled',
  'browser.aboutwelcome.enabled',
  'app.update.enabled',
]

/**
 * The Firefox that is installed, as people have it, spoken to by WebDriver BiDi: Playwright drives
 * a build of its own only.
 */
export async function openFirefox({ javascript = true } = {}) {
  const program = places.find((place) => place && existsSync(place))
  if (!program)
    throw new Error(
      'No Firefox was found; `npm test` installs one on Debian, or set FIREFOX to its path.',
    )
  const profile = await mkdtemp(join(tmpdir(), 'skein-firefox-'))
  const prefs = [
    ...quiet.map((name) => `user_pref('${name}', false);`),
    `user_pref('javascript.enabled', ${javascript});`,
  ]
  await writeFile(join(profile, 'user.js'), prefs.join('\n'))
  const child = spawn(
    program,
    ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', profile],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const gone = new Promise<void>((done) => child.once('exit', () => done()))
  const { send, onEvent } = await speak(`${await addressIn(child.stderr)}/session`)
  await send('session.new', { capabilities: {} })
  /** Gives it the session of a visitor. */
  async function sit(visitor: Visitor, url: string) {
    const domain = new URL(url).hostname
    for (const [name, value] of visitor.held()) {
      const cookie = { name, value: { type: 'string', value }, domain, httpOnly: true }
      await send('storage.setCookie', { cookie })
    }
  }
  return {
    send,
    onEvent,
    sit,
    tab: async () =>
      tabOf(send, String((await send('browsingContext.create', { type: 'tab' })).context)),
    close: async () => {
      child.kill()
      await gone
      await rm(profile, { recursive: true, force: true })
    },
  }
}

type Send = (method: string, params: object) => Promise<Record<string, unknown>>

function tabOf(send: Send, context: string) {
  /** Runs in a world of its own, so that it runs where the page may not. */
  async function evaluate<T>(expression: string) {
    const asked = {
      expression: `JSON.stringify(${expression} ?? null)`,
      target: { context, sandbox: 'test' },
      awaitPromise: false,
    }
    const { result } = (await send('script.evaluate', asked)) as { result: { value: string } }
    return JSON.parse(result.value) as T
  }
  return {
    context,
    evaluate,
    goto: (url: string) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    back: () => send('browsingContext.traverseHistory', { context, delta: -1 }),
    front: () => send('browsingContext.activate', { context }),
    url: () => evaluate<string>('location.href'),
    /** What can be seen: hidden text is none. */
    seen: () => evaluate<string>('document.body ? document.body.innerText : ""'),
  }
}

function addressIn(stream: NodeJS.ReadableStream) {
  return new Promise<string>((done, fail) => {
    let words = ''
    const late = setTimeout(
      () => fail(new Error(`Firefox did not say where it listens: ${words}`)),
      60_000,
    )
    stream.on('data', (chunk: Buffer) => {
      words += chunk.toString()
      const address = /WebDriver BiDi listening on (ws:\S+)/.exec(words)?.[1]
      if (address) done((clearTimeout(late), address))
    })
  })
}

type Answer = {
  id?: number
  method?: string
  params?: unknown
  result?: Record<string, unknown>
  error?: string
  message?: string
}

async function speak(address: string) {
  const socket = new WebSocket(address)
  await new Promise(
    (done, fail) => (socket.addEventListener('open', done), socket.addEventListener('error', fail)),
  )
  const waiting = new Map<number, (answer: Answer) => void>()
  const hearing: ((method: string, params: unknown) => void)[] = []
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer
    if (answer.id === undefined) hearing.forEach((hear) => hear(answer.method ?? '', answer.params))
    else waiting.get(answer.id)?.(answer)
  })
  let last = 0
  const send: Send = (method, params) =>
    new Promise((done, fail) => {
      const id = ++last
      waiting.set(
        id,
        ({ result, error, message }) => (
          waiting.delete(id),
          error ? fail(new Error(`${method}: ${error}: ${message}`)) : done(result ?? {})
        ),
      )
      socket.send(JSON.stringify({ id, method, params }))
    })
  return {
    send,
    onEvent: (hear: (method: string, params: unknown) => void) => void hearing.push(hear),
  }
}
