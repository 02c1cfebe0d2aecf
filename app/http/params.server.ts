import { z } from 'zod'
import { found } from '../domain/refusal'

/** What the URL says is an id; one that cannot be one is not there. */
export function idIn(said: string | null | undefined) {
  return found(z.uuid().safeParse(said).data)
}

/** What the URL says is a number of an initiative, or 0, which no initiative has. */
export function numberIn(said: string | undefined) {
  return said && /^[1-9]\d{0,8}$/.test(said) ? Number(said) : 0
}
