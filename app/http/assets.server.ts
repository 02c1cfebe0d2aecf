import type { ServerResponse } from 'node:http'
import type { Handler } from 'express'
import sirv from 'sirv'

/**
 * The files of the build, which a browser keeps. Each is sent whole, and let go when nobody takes
 * it any more. One that cannot be read, since another build has taken its place, ends its own
 * answer and nothing else.
 */
export function assets(folder: string): Handler {
  const files = sirv(folder, { gzip: true, brotli: true, etag: true, setHeaders: keep })
  return (request, response, next) => {
    // A part that ends before it begins, or beyond the end, would be a fault.
    delete request.headers.range
    response.once('pipe', (file) => {
      response.once('close', () => file.destroy())
      file.once('error', () => response.destroy())
    })
    files(request, response, next)
  }
}

function keep(response: ServerResponse, path: string) {
  if (path.startsWith('/assets/'))
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
}
