import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/**
 * A wire to a database that can fall silent: what is connected stays so, and nothing comes through
 * any more.
 */
export async function wireTo(url: string) {
  const there = new URL(url)
  const { port, hostname } = there
  const ends: Socket[] = []
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    near.pipe(far).pipe(near)
    for (const end of [near, far]) end.on('error', () => {})
    ends.push(near, far)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  there.port = String((server.address() as AddressInfo).port)
  return {
    url: there.href,
    fallSilent: () => ends.forEach((end) => end.unpipe().pause()),
    stop: async () => (
      ends.forEach((end) => end.destroy()),
      new Promise<void>((done) => server.close(() => done()))
    ),
  }
}
