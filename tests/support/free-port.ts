import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A port of this machine that is free at the moment. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}
