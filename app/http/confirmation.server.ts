import type { LoaderFunctionArgs } from '@remix-run/node'
import { withSchool } from '../../db/school'
import { nameOf } from '../domain/schools/name-of'
import { confirmations } from '../vocabulary/confirmations'
import type { Confirmation } from '../vocabulary/confirmations'
import { isId } from '../vocabulary/ids'
import { cookieIn, cookieLine } from './cookies.server'

/** `about` is what the act was about, by its id or number: what is typed is never carried. */
type More = Partial<Record<'many' | 'of', number | undefined>> &
  Partial<Record<'undo' | 'about', string | undefined>>

/**
 * Where an act leads, with what is said there once. Made by acts alone: an address that comes from
 * outside says nothing of what was done.
 */
export type Way = { path: string; done: Confirmation; more: More }

/** Where an act leads, and what is said there: `goTo` gives it to the browser to carry, once. */
export function confirmed(path: string, done: Confirmation, more: More = {}): Way {
  return { path, done, more }
}

const cookie = 'skein-done'
const seconds = 60

/** The line of the cookie that carries what is said at this path. */
export const carrying = (way: Way, path: string) =>
  cookieLine(cookie, valueOf({ ...way, path }), seconds)

function valueOf({ path, done, more: { many, of, undo = '', about = '' } }: Way) {
  const [wayBack, subject] = [isUndo(undo) ? undo : '', isAbout(about) ? about : '']
  return [done, many, of, wayBack, path.split('?')[0], subject].join('~')
}

/** Where an answer of `goTo` leads, with what is said there, in one string that can be kept. */
export function wayOf({ headers }: Response) {
  const to = headers.get('Location')
  const carried = cookieIn(headers.getSetCookie().join('; '), cookie)
  return to && carried ? `${to} ${carried}` : to
}

/** The way that was kept so: no path has a space in it. */
export function keptWay(kept: string): Way | string {
  const [path = '', carried] = kept.split(' ')
  const { said } = readFrom(carried)
  return said ? { path, ...said } : path
}

/**
 * What was done by the act that led to this page, in words, taken from what the browser carries;
 * nothing on any other page, or where it was taken before. What the act was about is found in the
 * school.
 */
export async function takeDone(
  { request, context }: Pick<LoaderFunctionArgs, 'request' | 'context'>,
  school?: { schoolId: string },
) {
  const { said, path } = readFrom(cookieIn(request.headers.get('Cookie'), cookie))
  if (!said || path !== new URL(request.url).pathname) return undefined
  context.setCookie(cookieLine(cookie, '', 0))
  const words = confirmations[said.done]
  const { many = 0, of = many, undo, about } = said.more
  const name = about && school && (await nameIn(school, about))
  const inWords = typeof words === 'string' ? words : words(many, of, name)
  return { id: context.requestId, said: inWords, undo }
}

const nameIn = ({ schoolId }: { schoolId: string }, about: string) =>
  withSchool(schoolId, () => nameOf(about), { readOnly: true })

/** Whether the page at this path is to say that an act is done. */
export const isToldAt = (cookies: string | undefined, path: string) =>
  readFrom(cookieIn(cookies, cookie)).path === path

function readFrom(carried = '') {
  const [done = '', many, of, undo = '', path, about = ''] = carried.split('~')
  if (!isSaid(done)) return {}
  const more = {
    many: countIn(many),
    of: countIn(of),
    undo: isUndo(undo) ? undo : undefined,
    about: isAbout(about) ? about : undefined,
  }
  return { path, said: { done, more } }
}

const isSaid = (done: string): done is Confirmation => Object.hasOwn(confirmations, done)
const isUndo = (said: string) => /^[\w.:/-]{1,150}$/.test(said)
const isAbout = (said: string) => isId(said) || /^\d{1,6}$/.test(said)
const countIn = (said = '') => (/^\d{1,3}$/.test(said) ? Number(said) : undefined)
