import type { RequestListener, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { isIPv6, Server as Doors } from 'node:net'
import type { Socket } from 'node:net'

type Place = { port: number; host: string }

/** The address of a place as a browser and a letter need it. */
export const addressAt = ({ host, port }: Place) =>
  `http://${isIPv6(host) ? `[${host}]` : host}:${port}`

// Longer than a proxy keeps a connection that it may yet use (nginx and most clouds: 60 s), so that
// it is the proxy that closes it: a request sent on a connection that the other side is just
// closing is lost.
const keptOpenMs = 75_000

// What nobody reads, of an answer that is on its way, is let go. Streams say something more often.
const unreadMs = 120_000

/** Opens the doors. Refuses, in words, an address or a port that cannot be had. */
export function listening(handle: RequestListener, { port, host }: Place) {
  return new Promise<Server>((done, fail) => {
    const server = createServer(inOrder(handle))
    server.requestTimeout = 30_000
    server.keepAliveTimeout = keptOpenMs
    server.timeout = unreadMs
    server.once('error', (error: NodeJS.ErrnoException) => fail(inWords(error, { port, host })))
    server.listen(port, host, () => done(server))
  })
}

const mostAhead = 16

/**
 * A connection may ask on before it was answered. Each of its requests waits until the one before
 * it is answered, so that what is asked and never read costs one answer and not hundreds; one that
 * asks for many ahead is cut off, as none of the browsers and proxies we know does.
 */
function inOrder(handle: RequestListener): RequestListener {
  const ahead = new WeakMap<Socket, number>()
  const count = (socket: Socket, by: 1 | -1) => {
    ahead.set(socket, (ahead.get(socket) ?? 0) + by)
    return ahead.get(socket) ?? 0
  }
  return (request, response) => {
    const { socket } = request
    if (response.socket) return void handle(request, response)
    if (count(socket, 1) > mostAhead) return void socket.destroy()
    response.once('socket', () => {
      count(socket, -1)
      handle(request, response)
    })
  }
}

function inWords(error: NodeJS.ErrnoException, { port, host }: Place) {
  if (error.code === 'EADDRINUSE')
    return new Error(`PORT ${port} is taken by another program; set PORT to a free one.`)
  if (error.code === 'EACCES') {
    return new Error(
      `PORT ${port} is for administrators only; set PORT to 1024 or more, and let a proxy pass on to it.`,
    )
  }
  if (error.code !== 'EADDRNOTAVAIL' && !/^(ENOTFOUND|EAI_AGAIN)$/.test(error.code ?? ''))
    return error
  return new Error(
    `HOST ${host} is no address of this machine; set HOST to one, or to 0.0.0.0 for all.`,
  )
}

const graceMs = 1_000
const patienceMs = 9_000

/**
 * Watches what is under way on a server, so that it can be let finish. Answers how: to be called
 * once.
 */
export function drainable(server: Server) {
  const underWay = new Set<ServerResponse>()
  let isDraining = false
  const begin = (response: ServerResponse) => {
    if (isDraining) response.shouldKeepAlive = false
    underWay.add(response)
    response.once('close', () => underWay.delete(response))
  }
  // One that waits behind another has no socket yet, and when that is cut off never gets one.
  server.prependListener('request', (_, response) =>
    response.socket ? begin(response) : response.once('socket', () => begin(response)),
  )
  return () => {
    isDraining = true
    // Each connection is told with its next answer that it is the last one; only those that ask
    // nothing for a while are just closed.
    for (const response of underWay) if (!response.headersSent) response.shouldKeepAlive = false
    return drained(server)
  }
}

/** Lets what is under way finish, nine seconds at most; new connections find the door closed. */
function drained(server: Server) {
  return new Promise<void>((done) => {
    const enough = setTimeout(() => server.closeAllConnections(), patienceMs)
    const grace = setTimeout(() => sweepIdle(), graceMs)
    let idle: ReturnType<typeof setInterval> | undefined
    const sweepIdle = () => {
      server.closeIdleConnections()
      idle = setInterval(() => server.closeIdleConnections(), 100)
    }
    // After what has come in is accepted, and without Node's own close, which would cut idle
    // connections at once.
    setImmediate(() =>
      Doors.prototype.close.call(server, () => {
        for (const timer of [enough, grace, idle]) clearTimeout(timer)
        server.close()
        done()
      }),
    )
  })
}
