import { createHash, randomBytes } from 'node:crypto'

/** A secret to mail in a link, and what is kept of it. */
export function newSecret() {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashed(token) }
}

/** What is kept of a secret that was mailed or set as a cookie: its SHA-256, never itself. */
export function hashed(token: string) {
  return createHash('sha256').update(token).digest('hex')
}
