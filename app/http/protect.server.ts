import type { Handler, Request, Response } from 'express'
import helmet from 'helmet'

const largestBody = 256 * 1024

/** Strict headers on every answer, a script policy by nonce, and a bound on what may be sent to us. */
export function protect({ development, secure }: { development: boolean; secure: boolean }): Handler {
  const nonce = (_: unknown, response: unknown) => `'nonce-${(response as Response).locals.nonce}'`
  const headers = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: [nonce, "'strict-dynamic'"],
        styleSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'", nonce],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: development ? ["'self'", 'ws:'] : ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 63_072_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
  return (request, response, next) => {
    if (tooLarge(request)) return void response.status(413).type('text').send('That is more than Skein takes in one go.\n')
    headers(request, response, next)
  }
}

/**
 * Refuses a write whose origin is neither this address nor the one people use; Remix would take it for a fault of ours. A proxy that
 * passes on another host than people use is set right.
 */
export function refuseForeignOrigin(appUrl: string | undefined): Handler {
  const ours = appUrl && new URL(appUrl).host
  return (request, response, next) => {
    const { origin } = request.headers
    if (!origin || request.method === 'GET' || request.method === 'HEAD') return next()
    const host = URL.canParse(origin) ? new URL(origin).host : undefined
    if (host && host === ours) request.headers['x-forwarded-host'] = ours
    else if (!host || host !== (request.get('x-forwarded-host')?.split(',')[0]?.trim() ?? request.headers.host)) return void response.status(403).type('text').send('This came from another site, so nothing was changed.\n')
    next()
  }
}

function tooLarge(request: Request) {
  let received = 0
  if (Number(request.headers['content-length'] ?? 0) > largestBody) return true
  // A body that does not say its length is cut off once it has outgrown the bound.
  if (request.headers['transfer-encoding']) request.on('data', (chunk: Buffer) => (received += chunk.length) > largestBody && request.destroy())
  return false
}
