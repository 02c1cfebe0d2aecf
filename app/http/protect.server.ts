import type { Handler, Request, Response } from 'express'
import helmet from 'helmet'
import { boundLength } from './body-length.server'

/** `looks` are the style sheets of our pages. */
type Protection = { development: boolean; secure: boolean; looks: readonly string[] }

/**
 * Strict headers on every answer, a script policy by nonce, and a plain refusal of what no page of
 * ours could read.
 */
export function protect({ development, secure, looks }: Protection): Handler {
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
    headers(request, response, () => {
      const refusal = refusalOf(request)
      if (refusal) refuse(response, refusal)
      else if (!boundLength(request, response, looks)) next()
    })
  }
}

/**
 * Refuses a write whose origin is neither this address nor the one people use; Remix would take it
 * for a fault of ours. A proxy that passes on another host than people use is set right.
 */
export function refuseForeignOrigin(appUrl: string | undefined): Handler {
  const ours = appUrl && new URL(appUrl).host
  return (request, response, next) => {
    const { origin } = request.headers
    if (!origin || request.method === 'GET' || request.method === 'HEAD') return next()
    const host = URL.canParse(origin) ? new URL(origin).host : undefined
    if (host && host === ours) request.headers['x-forwarded-host'] = ours
    else if (
      !host ||
      host !== (request.get('x-forwarded-host')?.split(',')[0]?.trim() ?? request.headers.host)
    )
      return void response
        .status(403)
        .type('text')
        .send('This came from another site, so nothing was changed.\n')
    next()
  }
}

type Refusal = { status: number; headers: Record<string, string>; sentence: string }

function refuse(response: Response, { status, headers, sentence }: Refusal) {
  response.status(status).set(headers).type('text').send(`${sentence}\n`)
}

function refusalOf(request: Request): Refusal | undefined {
  if (!methods.includes(request.method))
    return {
      status: 405,
      headers: { Allow: methods.join(', ') },
      sentence: 'Skein only shows pages and takes forms in.',
    }
  if (!isReadable(request))
    return { status: 400, headers: {}, sentence: 'This address cannot be read. Please check it.' }
  return undefined
}

const methods = ['GET', 'HEAD', 'POST']

// Percent signs that say no character, or one that no keyboard has, and hosts that are none:
// frameworks throw on them, each in its own way. Of two hosts a proxy may have believed the other.
function isReadable({ path, originalUrl, hostname, headers, headersDistinct }: Request) {
  if ((headersDistinct.host?.length ?? 0) > 1) return false
  const hosts = [headers['x-forwarded-host'], headers.host].filter((host) => host !== undefined)
  if (!hosts.every(isHost) || !URL.canParse(`http://${hostname}${originalUrl}`)) return false
  try {
    return originalUrl.startsWith('/') && !/\p{Cc}/u.test(decodeURIComponent(path))
  } catch {
    return false
  }
}

// A host and perhaps a port, with nothing about it that would make another address of what is built
// with it. Of several, as proxies in a row say them, the first is believed.
function isHost(said: string | string[] | undefined) {
  const [host = ''] = String(said).split(',')
  const built = `http://${host.trim()}/`
  return URL.canParse(built) && !/[/\\?#@\s]/.test(host.trim())
}
