import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Request, Response } from 'express'
import type { Membership } from '../../db/front-door'
import type { Topic } from '../vocabulary/topics'
import { isToldAt } from './confirmation.server'
import type { Context } from './context.server'
import { versionOf } from './versions.server'

/** The build that answers: this bundle names every other part of the server by its content. */
const build = createHash('sha256')
  .update(readFileSync(fileURLToPath(import.meta.url)))
  .digest('base64url')

/**
 * Answers a page that may be kept and has not changed with 304, before anything is read or rendered
 * for it. The tag covers all that the page is made of: the version of the topics it shows, the
 * viewer's memberships, the local day, the address and the build. A page that tells what was done
 * is for this once, and kept by nobody. Answers whether it did.
 */
export async function unchanged(
  request: Request,
  response: Response,
  { context, shown }: { context: Context; shown: readonly Topic[] | undefined },
) {
  if (!shown || isToldAt(context.cookieHeader, request.path)) return false
  // A failure is told by the page itself, which asks again and gets the same answer.
  const guest = await context.guest().catch(() => undefined)
  const membership = guest?.memberships.find(({ slug }) => slug === request.params.school)
  if (!guest || !membership) return false
  context.etag = tagOf([
    build,
    guest.name,
    guest.memberships.map(standing),
    versionOf(membership, shown),
    request.originalUrl,
  ])
  if (!(request.headers['if-none-match'] ?? '').split(/,\s*/).includes(context.etag)) return false
  // The browser keeps the page it has, with that page's own one-time words: a new policy would
  // forbid its scripts.
  response.removeHeader('Content-Security-Policy')
  response
    .status(304)
    .set({ ETag: context.etag, 'Cache-Control': 'private, no-cache', Vary: 'Accept-Encoding' })
    .end()
  return true
}

const standing = ({ version: _, ...rest }: Membership) => rest

function tagOf(parts: unknown[]) {
  return `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}"`
}
