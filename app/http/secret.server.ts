import { randomBytes } from 'node:crypto'
import { hashed } from './session.server'

/** A secret to mail in a link, and what is kept of it. */
export function newSecret() {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashed(token) }
}
