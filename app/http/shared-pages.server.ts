import type { Request, Response } from 'express'
import type { Membership } from '../../db/front-door'
import { withSchool } from '../../db/school'
import { boardSeenBy } from '../domain/board/viewers'
import type { Topic } from '../vocabulary/topics'
import type { Context } from './context.server'
import { versionOf } from './versions.server'

type Seen = Awaited<ReturnType<typeof boardSeenBy>>

/**
 * Pages that several people see alike, each with a question about a viewer: two who may do the same
 * and have the same answer see the same page.
 */
const asked = new Map<unknown, (viewer: string) => Promise<Seen>>([
  ['routes/board/board', boardSeenBy],
])

const made = new Map<string, Promise<Buffer | undefined>>()
const mostMade = 50

type Shared = { context: Context; shown: readonly Topic[] | undefined }

/**
 * Answers the data of a page that was just made for another who sees the same, or waits while it is
 * being made: when news has sixty people ask for one board, it is made once. Answers whether it
 * did; otherwise what is made now is kept for those who come next. What all see is known by the
 * version of the topics it shows, so that a viewer need not be looked up in the school.
 */
export async function shared(request: Request, response: Response, { context, shown }: Shared) {
  const question = asked.get(request.query._data)
  const guest = await context.guest().catch(() => undefined)
  const membership = guest?.memberships.find(({ slug }) => slug === request.params.school)
  if (
    !question ||
    !shown ||
    !membership ||
    request.method !== 'GET' ||
    !request.headers['accept-encoding']?.includes('gzip')
  )
    return false
  const common = keyOf(request, { membership, seen: versionOf(membership, shown) })
  const look = () =>
    withSchool(membership.schoolId, () => question(membership.memberId), { readOnly: true })
  const forAll = await made.get(common)
  if (forAll) return send(response, { page: forAll, context })
  const { seen, byAll } = await look()
  const key = keyOf(request, { membership, seen })
  const page = await made.get(key)
  if (page) return send(response, { page, context })
  if (made.has(key)) return false
  const making = madeBy(response, { context, isStill: async () => (await look()).seen === seen })
  for (const name of byAll ? [common, key] : [key]) keep(name, making)
  return false
}

function keyOf(
  request: Request,
  { membership, seen }: { membership: Membership; seen: string | number },
) {
  const { schoolId, access, position, today } = membership
  return JSON.stringify([schoolId, access, position, today, seen, request.originalUrl])
}

// What was made may be newer than what it was asked for: then it is not passed on, since it may
// show what only its viewer sees.
function madeBy(
  response: Response,
  { context, isStill }: { context: Context; isStill: () => Promise<boolean> },
) {
  return new Promise<Buffer | undefined>((done) => {
    context.share = (page) =>
      void isStill().then(
        (is) => done(is ? page : undefined),
        () => done(undefined),
      )
    response.on('close', () => setTimeout(done, 1_000))
  })
}

function keep(key: string, page: Promise<Buffer | undefined>) {
  made.set(key, page)
  void page.then((is) => is ?? (made.get(key) === page && made.delete(key)))
  if (made.size > mostMade) made.delete(made.keys().next().value ?? '')
}

function send(response: Response, { page, context }: { page: Buffer; context: Context }) {
  response.status(200).set({
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Encoding': 'gzip',
    'Cache-Control': 'private, no-cache',
    Vary: 'Accept-Encoding',
  })
  if (context.etag) response.set('ETag', context.etag)
  response.end(page)
  return true
}
