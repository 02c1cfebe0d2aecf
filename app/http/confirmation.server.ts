import type { LoaderFunctionArgs } from '@remix-run/node'
import { confirmations } from '../vocabulary/confirmations'
import type { Confirmation } from '../vocabulary/confirmations'
import { cookieIn, cookieLine } from './cookies.server'

type More = Partial<Record<'many' | 'of', number | undefined>> & { undo?: string | undefined }

/**
 * Where an act leads, in one string that can be kept and followed once more: a path, with what is
 * said there. `goTo` sends a browser to the path alone, and gives it the rest to carry, once.
 */
export function confirmed(path: string, done: Confirmation, more: More = {}) {
  const { pathname, query } = partsOf(path)
  for (const [name, value] of Object.entries({ done, ...more }))
    if (value !== undefined) query.set(name, String(value))
  return joined(pathname, query)
}

const names = ['done', 'many', 'of', 'undo'] as const
const cookie = 'skein-done'
const seconds = 60

/** The path alone, and the line of a cookie that carries what is said there, if something is. */
export function apart(way: string) {
  const { pathname, query } = partsOf(way)
  const said = names.map((name) => query.get(name) ?? '')
  for (const name of names) query.delete(name)
  const path = joined(pathname, query)
  if (!isSaid(said[0] ?? '')) return { path }
  return { path, carried: cookieLine(cookie, [...said, pathname].join('~'), seconds) }
}

/** Where an answer of `goTo` leads, with what is said there: the string that `goTo` was given. */
export function wayOf({ headers }: Response) {
  const to = headers.get('Location')
  const { said } = to ? carriedIn(headers.getSetCookie().join('; ')) : {}
  return to && said ? confirmed(to, said.done, said.more) : to
}

/**
 * What was done by the act that led to this page, in words, taken from what the browser carries;
 * nothing on any other page, or where it was taken before.
 */
export function takeDone({ request, context }: Pick<LoaderFunctionArgs, 'request' | 'context'>) {
  const { said, pathname } = carriedIn(request.headers.get('Cookie'))
  if (!said || pathname !== new URL(request.url).pathname) return undefined
  context.setCookie(cookieLine(cookie, '', 0))
  const words = confirmations[said.done]
  const { many = 0, of = many, undo } = said.more
  const inWords = typeof words === 'string' ? words : words(many, of)
  return { id: context.requestId, said: inWords, undo }
}

/** Whether the page at this path is to say that an act is done. */
export const isToldAt = (cookies: string | undefined, path: string) =>
  carriedIn(cookies).pathname === path

function carriedIn(header: string | null | undefined) {
  const [done = '', many, of, undo = '', pathname] = (cookieIn(header, cookie) ?? '').split('~')
  if (!isSaid(done)) return {}
  const counts = { many: countIn(many), of: countIn(of) }
  return { pathname, said: { done, more: { ...counts, undo: isUndo(undo) ? undo : undefined } } }
}

const isSaid = (done: string): done is Confirmation => Object.hasOwn(confirmations, done)

const isUndo = (said: string) => /^[\w.:/-]{1,150}$/.test(said)

const countIn = (said = '') => (/^\d{1,3}$/.test(said) ? Number(said) : undefined)

function partsOf(path: string) {
  const [pathname = '', search = ''] = path.split('?')
  return { pathname, query: new URLSearchParams(search) }
}

const joined = (pathname: string, query: URLSearchParams) =>
  query.size ? `${pathname}?${query}` : pathname
