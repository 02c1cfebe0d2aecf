import { randomUUID } from 'node:crypto'
import { gzipSync, constants } from 'node:zlib'
import type { AppLoadContext, EntryContext, HandleDataRequestFunction } from '@remix-run/node'
import { RemixServer, isRouteErrorResponse } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { PageSeedContext } from './ui/kit/form-key'
import { LaterMarkup } from './ui/kit/later-markup'
import { NonceContext } from './ui/kit/nonce'

// One string rather than a stream: it costs less than half, and the collected page compresses in
// one go.
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
) {
  if (context.file && status === 200) return context.file
  const seed = randomUUID()
  const { put, woven } = laterMarkup(randomUUID())
  const page = renderToString(
    <NonceContext.Provider value={context.nonce}>
      <PageSeedContext.Provider value={seed}>
        <LaterMarkup.Provider value={put}>
          <RemixServer context={remix} url={request.url} nonce={context.nonce} />
        </LaterMarkup.Provider>
      </PageSeedContext.Provider>
    </NonceContext.Provider>,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  keep({ status, headers }, context)
  return packed(request, woven(`<!DOCTYPE html>${page}`), { status, headers })
}

// Nobody knows the mark before the page is made, so that nobody can type it.
function laterMarkup(mark: string) {
  const kept: string[] = []
  const put = (html: string) => `<!--${mark} ${kept.push(html) - 1}-->`
  const woven = (page: string) =>
    page
      .split(new RegExp(`<!--${mark} (\\d+)-->`))
      .map((piece, place) => (place % 2 ? (kept[Number(piece)] ?? '') : piece))
  return { put, woven }
}

export const handleDataRequest: HandleDataRequestFunction = async (
  response,
  { request, context },
) => {
  const { headers, status } = response
  if (!headers.get('Content-Type')?.includes('json')) return response
  keep({ status, headers }, context)
  return packed(request, [await response.text()], { status, headers, share: context.share })
}

export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
) {
  // A page that takes no such request is no fault of ours.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  context.log.error({ requestId: context.requestId, err: error }, 'failed')
}

function keep(
  { status, headers }: { status: number; headers: Headers },
  { etag, comeAgain = 5 }: AppLoadContext,
) {
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-cache')
  // Of what was thrown the page keeps the status alone.
  if (status === 503 && !headers.has('Retry-After')) headers.set('Retry-After', String(comeAgain))
  if (etag && status === 200) headers.set('ETag', etag)
}

type Packing = { status: number; headers: Headers; share?: AppLoadContext['share'] }

function packed(request: Request, pieces: string[], { share, ...init }: Packing) {
  init.headers.append('Vary', 'Accept-Encoding')
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  if (length < 1024 || !request.headers.get('Accept-Encoding')?.includes('gzip'))
    return new Response(pieces.join(''), init)
  init.headers.set('Content-Encoding', 'gzip')
  const page = gzipSync(writtenDown(pieces, length), { level: constants.Z_BEST_SPEED + 1 })
  if (init.status === 200) share?.(page)
  return new Response(new Uint8Array(page), init)
}

// One sheet for all pages, as none waits while it is on it: new memory for each costs more than to
// write on it.
const sheet = Buffer.allocUnsafeSlow(1_000_000)
const mostBytes = 3

function writtenDown(pieces: string[], length: number) {
  if (length * mostBytes > sheet.length) return pieces.join('')
  let end = 0
  for (const piece of pieces) end += sheet.write(piece, end)
  return sheet.subarray(0, end)
}
