import { found } from './refusal'

/** An id that an address or a form says; refuses as missing what cannot be one. */
export function ensureId(said: string): string {
  return found(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(said) ? said : undefined)
}
