import { vi } from 'vitest'
import { soon } from './soon'

export type Stream = Awaited<ReturnType<typeof openStream>>

/**
 * A stream of Harbor Ridge's news as a browser opens it: its status, what has been said on it so
 * far, and when it ends.
 */
export async function openStream(base: string, cookie: string) {
  const leaving = new AbortController()
  const answer = await fetch(`${base}/s/harbor-ridge/live`, {
    headers: { Cookie: cookie },
    signal: leaving.signal,
  })
  let said = ''
  let isOver = false
  const reading = async () => {
    if (answer.status === 200)
      for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>)
        said += Buffer.from(chunk).toString()
  }
  void reading()
    .catch(() => {})
    .finally(() => (isOver = true))
  return {
    status: answer.status,
    headers: answer.headers,
    said: () => said,
    isOver: () => isOver,
    hears: (what: string) =>
      soon(() => {
        if (!said.includes(what)) throw new Error(`It has not said ${what}: ${said}`)
      }),
    ends: (within: number) =>
      vi.waitFor(() => {
        if (!isOver) throw new Error('It is still open.')
      }, within),
    leave: () => leaving.abort(),
  }
}
