import type { Logger } from 'pino'
import { whoIsThere } from './session.server'
import type { Guest } from './session.server'

/**
 * What one request carries through every loader and action: made in server.ts, one look at the
 * session however many ask.
 */
export type Context = {
  nonce: string
  requestId: string
  log: Logger
  cookieHeader: string | undefined
  /** Whether headers of a proxy came that is not trusted. */
  isPassedOn: boolean
  /** The network address of the one who asks. */
  address: string
  /** The browser, in words, by which its owner knows it again. */
  browser: string
  /** Adds a Set-Cookie line to whatever the answer will be. */
  setCookie: (line: string) => void
  /** In how many seconds to try again, where an act has said so. */
  comeAgain?: number
  guest: () => Promise<Guest | undefined>
  /** A file to take along, handed over in place of the page. */
  file?: Response
  /** What this page may be known by later, when it is one that says so; set before it is made. */
  etag?: string
  /** Takes the compressed data of a page that others may see as well. */
  share?: (page: Buffer) => void
}

declare module '@remix-run/node' {
  interface AppLoadContext extends Context {}
}

export function contextFor(given: Omit<Context, 'guest'>): Context {
  let looked: Promise<Guest | undefined> | undefined
  return { ...given, guest: () => (looked ??= look(given)) }
}

async function look({ cookieHeader, setCookie }: Omit<Context, 'guest'>) {
  const { guest, cookie } = await whoIsThere(cookieHeader, { isUse: true })
  if (cookie) setCookie(cookie)
  return guest
}
