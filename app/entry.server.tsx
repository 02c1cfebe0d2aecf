import { randomUUID } from 'node:crypto'
import { gzipSync, constants } from 'node:zlib'
import type { AppLoadContext, EntryContext, HandleDataRequestFunction } from '@remix-run/node'
import { RemixServer, isRouteErrorResponse } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { PageSeedContext } from './ui/kit/form-key'
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
  const page = renderToString(
    <NonceContext.Provider value={context.nonce}>
      <PageSeedContext.Provider value={randomUUID()}>
        <RemixServer context={remix} url={request.url} nonce={context.nonce} />
      </PageSeedContext.Provider>
    </NonceContext.Provider>,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  keep({ status, headers }, context)
  return packed(request, `<!DOCTYPE html>${page}`, { status, headers })
}

export const handleDataRequest: HandleDataRequestFunction = async (
  response,
  { request, context },
) => {
  const { headers, status } = response
  if (!headers.get('Content-Type')?.includes('json')) return response
  keep({ status, headers }, context)
  return packed(request, await response.text(), { status, headers, share: context.share })
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

function packed(request: Request, text: string, { share, ...init }: Packing) {
  init.headers.append('Vary', 'Accept-Encoding')
  if (text.length < 1024 || !request.headers.get('Accept-Encoding')?.includes('gzip'))
    return new Response(text, init)
  init.headers.set('Content-Encoding', 'gzip')
  const page = gzipSync(text, { level: constants.Z_BEST_SPEED + 1 })
  if (init.status === 200) share?.(page)
  return new Response(new Uint8Array(page), init)
}
