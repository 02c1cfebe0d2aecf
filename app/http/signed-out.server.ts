import type { AppLoadContext } from '@remix-run/node'
import { clearedCookie } from './session.server'

/**
 * Turns an answer into a good-bye: the cookie goes, and with it every page and every word that this
 * browser kept.
 */
export function signedOut({ setCookie }: Pick<AppLoadContext, 'setCookie'>, answer: Response) {
  setCookie(clearedCookie())
  answer.headers.set('Clear-Site-Data', '"cache", "storage"')
  return answer
}

/**
 * Empties the cache once more, for the page that is there after the good-bye: only then has the
 * browser put away the one before it. Another site that asks for it empties nothing.
 */
export function swept(request: Request) {
  const isOurs = (request.headers.get('Sec-Fetch-Site') ?? 'same-origin') === 'same-origin'
  const headers = isOurs ? { 'Clear-Site-Data': '"cache"' } : undefined
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store', ...headers } })
}
