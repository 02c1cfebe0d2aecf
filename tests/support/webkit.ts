import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { freePort } from './free-port'

const libraries = ['/usr/lib', '/usr/libexec']

/**
 * Where the small browser stands that is there to be driven: beside the library, of whichever
 * version.
 */
function browserIn(folder: string, depth = 2): string | undefined {
  if (!existsSync(folder)) return undefined
  const inside = readdirSync(folder, { withFileTypes: true })
  if (/webkit2?gtk/.test(folder) && inside.some(({ name }) => name === 'MiniBrowser'))
    return `${folder}/MiniBrowser`
  const folders = inside.filter(
    (one) => one.isDirectory() && (depth > 1 || /webkit2?gtk/.test(one.name)),
  )
  return depth
    ? folders.map(({ name }) => browserIn(`${folder}/${name}`, depth - 1)).find(Boolean)
    : undefined
}

/**
 * The WebKitGTK that is installed, on a screen of its own that nobody sees, spoken to by WebDriver.
 */
export async function openWebkit() {
  const binary = process.env.WEBKIT ?? libraries.map((folder) => browserIn(folder)).find(Boolean)
  if (!binary)
    throw new Error(
      'No WebKitGTK was found; `npm test` installs one on Debian, or set WEBKIT to its MiniBrowser.',
    )
  const screen = spawn(
    'Xvfb',
    ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const port = await freePort()
  const settings = {
    DISPLAY: `:${await firstLine(screen.stdout)}`,
    WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
  }
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
    env: { ...process.env, ...settings },
    stdio: 'ignore',
  })
  const close = () => [driver, screen].forEach((child) => child.kill())
  const ask = speakTo(`http://127.0.0.1:${port}`)
  const wanted = { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } }
  const begin = () =>
    ask<{ sessionId: string }>('POST', '/session', { capabilities: { alwaysMatch: wanted } })
  const { sessionId } = await patiently(begin).catch(
    (error: unknown) => (close(), Promise.reject(error)),
  )
  const here = `/session/${sessionId}`
  return {
    goto: (url: string) => ask('POST', `${here}/url`, { url }),
    evaluate: <T>(expression: string) =>
      ask<T>('POST', `${here}/execute/sync`, { script: `return (${expression})`, args: [] }),
    keys: (text: string) => ask('POST', `${here}/actions`, { actions: [keysOf(text)] }),
    alt: (key: Arrow) => ask('POST', `${here}/actions`, { actions: [altAnd(key)] }),
    holding: (name: string, value: string) =>
      ask('POST', `${here}/cookie`, { cookie: { name, value, path: '/', httpOnly: true } }),
    close: async () => {
      await ask('DELETE', here).catch(() => {})
      close()
    },
  }
}

/** The keys of a text, one after the other, as WebDriver wants them. */
export function keysOf(text: string) {
  const actions = [...text].flatMap((value) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ])
  return { type: 'key', id: 'keyboard', actions }
}

export type Arrow = 'ArrowLeft' | 'ArrowRight'
const [alt, arrows] = ['\uE00A', { ArrowLeft: '\uE012', ArrowRight: '\uE014' }]

/** An arrow that is pressed while Alt is held, as WebDriver wants it. */
export function altAnd(arrow: Arrow) {
  const value = arrows[arrow]
  const actions = [
    { type: 'keyDown', value: alt },
    { type: 'keyDown', value },
    { type: 'keyUp', value },
    { type: 'keyUp', value: alt },
  ]
  return { type: 'key', id: 'keyboard', actions }
}

function speakTo(base: string) {
  return async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(base + path, {
      method,
      body: body ? JSON.stringify(body) : null,
      signal: AbortSignal.timeout(60_000),
    })
    const { value } = (await answer.json()) as { value: T & { error?: string; message?: string } }
    if (!answer.ok) throw new Error(`${path}: ${value.error}: ${value.message}`)
    return value
  }
}

// The driver takes a moment until it listens.
async function patiently<T>(work: () => Promise<T>) {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries > 50 || !(error instanceof TypeError)) throw error
      await new Promise((wait) => setTimeout(wait, 100))
    }
  }
}

function firstLine(stream: NodeJS.ReadableStream) {
  return new Promise<string>((done, fail) => {
    stream.once('data', (chunk: Buffer) => done(chunk.toString().trim()))
    stream.once('end', () =>
      fail(new Error('Xvfb did not start; `npm test` installs it on Debian.')),
    )
  })
}
