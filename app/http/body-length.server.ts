import type { Request, Response } from 'express'
import { refusalPage } from './refusal-page.server'

const mostKilobytes = 256
const largestBody = mostKilobytes * 1024
export const tooMuch = `A form may hold at most ${mostKilobytes} kB, about a quarter of a million letters. This one holds more.`

/**
 * Answers a body that is too long with 413: at once where it says its length, else as soon as it
 * has outgrown the bound. Answers whether it did. `looks` are the style sheets of the page that
 * says so.
 */
export function boundLength(request: Request, response: Response, looks: readonly string[]) {
  const isTooLong = Number(request.headers['content-length'] ?? 0) > largestBody
  if (isTooLong) refuse(request, response, looks)
  else if (request.headers['transfer-encoding']) countLength(request, response, looks)
  return isTooLong
}

function countLength(request: Request, response: Response, looks: readonly string[]) {
  let received = 0
  const count = (chunk: Buffer) => {
    received += chunk.length
    if (received <= largestBody) return
    request.off('data', count)
    if (response.headersSent) request.destroy()
    else refuse(request, response, looks)
  }
  request.on('data', count)
}

const lingersMs = 1_000

// A client that is cut off while it sends may never read the answer: what it still sends is let in
// for a moment, and read by nobody.
function refuse(request: Request, response: Response, looks: readonly string[]) {
  const page = refusalPage(request, tooMuch, looks)
  const answer = page ?? `${tooMuch}\n`
  response.locals.isRefused = true
  response
    .status(413)
    .set({ Connection: 'close', 'Content-Length': `${Buffer.byteLength(answer)}` })
  response.type(page ? 'html' : 'text').write(answer)
  if (request.listenerCount('error')) request.emit('error', new Error(tooMuch))
  request.once('end', () => response.end()).resume()
  setTimeout(() => response.end(), lingersMs)
}
