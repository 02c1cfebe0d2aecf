import { z } from 'zod'
import type { Here } from '../../http/in-school.server'
import { idIn } from '../../http/params.server'
import type { Given } from './act'

/**
 * The id of the thing that an act is about, said by the link that led here; a malformed one is not
 * there.
 */
export function idSaid({ url }: Here, name: string) {
  return idIn(url.searchParams.get(name))
}

/** The same, of what is given, in the address or in the form. */
export function idGiven(given: Given, name: string) {
  return idIn(z.string().safeParse(given[name]).data)
}

/** The same, where an id that is none is as good as one that no school has. */
export function idOrNone({ url }: Here, name: string) {
  return z.uuid().safeParse(url.searchParams.get(name)).data ?? none
}

const none = '00000000-0000-0000-0000-000000000000'
