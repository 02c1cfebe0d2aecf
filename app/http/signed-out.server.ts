import type { AppLoadContext } from '@remix-run/node'
import { clearedCookie } from './session.server'

/** Turns an answer into a good-bye: the cookie goes, and with it every page and every word that this browser kept. */
export function signedOut({ setCookie }: Pick<AppLoadContext, 'setCookie'>, answer: Response) {
  setCookie(clearedCookie())
  answer.headers.set('Clear-Site-Data', '"cache", "storage"')
  return answer
}
