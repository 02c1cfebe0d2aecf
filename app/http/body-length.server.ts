import type { Request, Response } from 'express'

export const largestBody = 256 * 1024
export const tooMuch = 'That is more than Skein takes in one go.'

/** Answers a body that does not say its length with 413 once it has outgrown the bound. */
export function boundLength(request: Request, response: Response) {
  let received = 0
  const count = (chunk: Buffer) => {
    received += chunk.length
    if (received <= largestBody) return
    request.off('data', count)
    if (response.headersSent) request.destroy()
    else refuse(request, response)
  }
  request.on('data', count)
}

const lingersMs = 1_000

// A client that is cut off while it sends may never read the answer: what it still sends is let in
// for a moment, and read by nobody.
function refuse(request: Request, response: Response) {
  const sentence = `${tooMuch}\n`
  response.locals.isRefused = true
  response.status(413).set({ Connection: 'close', 'Content-Length': String(sentence.length) })
  response.type('text').write(sentence)
  if (request.listenerCount('error')) request.emit('error', new Error(tooMuch))
  request.once('end', () => response.end()).resume()
  setTimeout(() => response.end(), lingersMs)
}
