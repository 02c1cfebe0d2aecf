import { isId } from '../vocabulary/ids'
import { found } from './refusal'

/** An id that an address or a form says; refuses as missing what cannot be one. */
export function ensureId(said: string): string {
  return found(isId(said) ? said : undefined)
}
