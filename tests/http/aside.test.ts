import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { aside, closeAside, openAside } from '../../app/http/aside.server'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'skein-aside-'))
})
afterAll(() => rm(folder, { recursive: true }))
afterEach(() => closeAside())

const me = { from: 'me' }

/** A thread that does as its password says, and tells which one it is. */
async function open(patience: number, beginning = 0) {
  const file = join(folder, 'thread.cjs')
  await writeFile(
    file,
    `const { parentPort, threadId } = require('node:worker_threads')
    const held = []
    const acts = {
      who: () => ({ answer: threadId }),
      no: () => ({ refused: { kind: 'conflict', sentence: 'No.', field: 'password' } }),
      wrong: () => ({ failed: new Error('Not so.') }),
      'for ever': () => { for (;;) ; },
      'all memory': () => { for (;;) held.push(new Array(100_000).fill(0).map(String)) },
      throws: () => { throw new Error('Thrown.') },
    }
    parentPort.on('message', ({ words }) => parentPort.postMessage(acts[words[0]]()))
    const until = Date.now() + ${beginning}
    while (Date.now() < until) ;
    parentPort.postMessage('ready')`,
  )
  openAside(file, patience)
}
const ask = (what: string) => aside(me, 'whyGuessed', what, [])

test('what is done aside answers, refuses beside its field and fails as the work does', async () => {
  await open(60_000)
  expect(await ask('who')).toBe(await ask('who'))
  await expect(ask('no')).rejects.toMatchObject({
    kind: 'conflict',
    sentence: 'No.',
    field: 'password',
  })
  await expect(ask('wrong')).rejects.toThrow('Not so.')
  await expect(ask('throws')).rejects.toThrow('Thrown.')
})

test('what cannot be handed over fails, and leaves the thread to others', async () => {
  await open(2_000)
  const first = await ask('who')
  const no = [() => 'no plain value'] as unknown as string[]
  await expect(aside(me, 'whyGuessed', 'who', no)).rejects.toThrow(/could not be cloned/)
  await new Promise((done) => setTimeout(done, 2_500))
  expect(await ask('who')).toBe(first)
})

test('a piece that never ends is refused, and another thread does the next', async () => {
  await open(500)
  const first = await ask('who')
  const late = ask('for ever')
  const next = ask('who')
  await expect(late).rejects.toMatchObject({ kind: 'conflict' })
  expect(await next).not.toBe(first)
})

test('how long a thread takes to begin is not held against its first piece', async () => {
  await open(500, 1_000)
  expect(await ask('who')).toBeGreaterThan(0)
})

test('a piece that takes all memory ends its thread, and not the process', async () => {
  await open(60_000)
  await expect(ask('all memory')).rejects.toThrow()
  expect(await ask('who')).toBeGreaterThan(0)
})

test('of one who asks, so many pieces wait and no more; others have their turn', async () => {
  await open(60_000)
  const mine = Array.from({ length: 40 }, () => ask('who'))
  const theirs = aside({ from: 'another' }, 'whyGuessed', 'who', [])
  const all = await Promise.allSettled(mine)
  const refused = all.filter(({ status }) => status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  expect(refused).toSatisfy((ones: PromiseRejectedResult[]) =>
    ones.every(({ reason }) => (reason as { kind: string }).kind === 'busy'),
  )
  expect(await theirs).toBeGreaterThan(0)
})

test('without a thread the work is done where it is asked for', async () => {
  expect(await aside(me, 'whyGuessed', 'password password', [])).toMatch(/guess|people|repeat/i)
  await expect(
    aside(me, 'daysInCalendar', 'no calendar', {
      timeZone: 'America/New_York',
      from: '2026-01-01',
      to: '2026-12-31',
    }),
  ).rejects.toMatchObject({ field: 'calendar' })
})
