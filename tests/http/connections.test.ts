import type { RequestListener, Server, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { listening } from '../../app/http/listener.server'
import { soon } from '../support/soon'

const opened: { server: Server; sockets: Socket[] }[] = []
afterEach(async () => {
  for (const { server, sockets } of opened.splice(0)) {
    for (const socket of sockets) socket.destroy()
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
})

async function open(handle: RequestListener) {
  const server = await listening(handle, { port: 0, host: '127.0.0.1' })
  const sockets: Socket[] = []
  opened.push({ server, sockets })
  const ask = (...paths: string[]) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    socket.on('error', () => {})
    sockets.push(socket)
    socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`).join(''))
    return socket
  }
  return { server, ask }
}

const answered = (socket: Socket) =>
  new Promise<string>((done) => socket.once('data', (chunk) => done(String(chunk))))
const numbered = (many: number) => Array.from({ length: many }, (_, place) => `/${place}`)

test('what a connection asks before it was answered is begun when the one before is over, in order', async () => {
  const begun: [path: string, response: ServerResponse][] = []
  const { ask } = await open((request, response) => {
    if (request.url === '/other') response.end('here')
    else begun.push([request.url ?? '', response])
  })
  const asking = ask(...numbered(6))
  let heard = ''
  asking.on('data', (chunk: Buffer) => (heard += chunk.toString()))
  for (const path of numbered(6)) {
    await soon(() => expect(begun.at(-1)?.[0]).toBe(path))
    // Another that comes later was answered: the next would have begun by now.
    await answered(ask('/other'))
    expect(begun.length).toBe(Number(path.slice(1)) + 1)
    begun.at(-1)?.[1].end(`answer ${path}.`)
  }
  await soon(() =>
    expect(heard.match(/answer \/\d/g)).toEqual(numbered(6).map((path) => `answer ${path}`)),
  )
})

test('a connection that asks for hundreds and reads nothing is cut off, and others are answered', async () => {
  let begun = 0
  const { ask } = await open((request, response) => {
    begun += 1
    if (request.url !== '/other') response.write('x')
    else response.end('here')
  })
  const greedy = ask(...numbered(400))
  const cut = new Promise((done) => greedy.once('close', done))
  greedy.resume()
  await cut
  expect(begun).toBe(1)
  expect(await answered(ask('/other'))).toContain('here')
})

test('an answer that nobody reads any more is let go; one that goes on saying something is not', async () => {
  const closed: string[] = []
  const { server, ask } = await open((request, response) => {
    const path = request.url ?? ''
    const beat = setInterval(() => path === '/stream' && response.write('.'), 20)
    response.once('close', () => (clearInterval(beat), closed.push(path)))
    response.write(path === '/stream' ? '.' : Buffer.alloc(16 * 1024 * 1024))
  })
  // Long enough for a page that takes its time, and for streams: they speak twice a minute.
  expect(server.timeout).toBeGreaterThan(60_000)
  server.timeout = 300
  ask('/unread').pause()
  ask('/stream').resume()
  const letGo = (many: number) => soon(() => expect(closed).toHaveLength(many))
  await letGo(1)
  // One that begins only now: by its end the stream has been open for twice as long as it may be
  // unread.
  ask('/unread').pause()
  await letGo(2)
  expect(closed).toEqual(['/unread', '/unread'])
})
