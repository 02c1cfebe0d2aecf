import type { Word } from '../../vocabulary/topics'

/**
 * What a school's stream says: the version it stands at, news of topics, or that everything is to
 * be asked again. `spread` is how long all pages together may take to ask.
 */
export type Said = {
  event: 'hello' | 'news' | 'again'
  version?: number
  topics?: Word[]
  spread?: number
}

type Hearing = (said: Said) => void
/**
 * Between the pages of one browser: what the stream said, for all or for one, or a page that asks
 * where the school stands.
 */
type Passed = { said: Said; to?: string } | { asks: string }

const patienceMs = 20_000

/**
 * Hears a school's news for as long as this page is shown; answers how to stop. A browser opens few
 * connections to one server, and an event stream keeps one: so of all pages one holds the stream
 * and passes on what it says, and another takes over when that page is hidden or closed. A browser
 * without locks or channels gives every page that is shown a stream of its own.
 */
export function hear(address: string, heard: Hearing) {
  let stop = () => {}
  const look = () => {
    stop()
    stop = document.visibilityState === 'hidden' ? () => {} : hearTogether(address, heard)
  }
  look()
  document.addEventListener('visibilitychange', look)
  return () => {
    document.removeEventListener('visibilitychange', look)
    stop()
  }
}

function hearTogether(address: string, heard: Hearing) {
  // Not on a page without TLS, nor in an older browser, whatever the types say.
  const locks = navigator.locks as LockManager | undefined
  if (!locks || !('BroadcastChannel' in globalThis)) return holdStream(address, heard)
  const channel = new BroadcastChannel(address)
  const me = crypto.randomUUID()
  const leaving = new AbortController()
  let version: number | undefined
  channel.onmessage = ({ data }: MessageEvent<Passed>) => {
    if ('said' in data) return (data.to ?? me) === me ? heard(data.said) : undefined
    if (version !== undefined)
      channel.postMessage({ said: { event: 'hello', version }, to: data.asks } satisfies Passed)
  }
  channel.postMessage({ asks: me } satisfies Passed)
  const lead = () =>
    until(leaving.signal, () =>
      holdStream(address, (said) => {
        version = said.version ?? version
        heard(said)
        channel.postMessage({ said } satisfies Passed)
      }),
    )
  // Refused is only who leaves before their turn has come.
  locks.request(address, { signal: leaving.signal }, lead).catch(() => {})
  return () => {
    leaving.abort()
    channel.close()
  }
}

function until(signal: AbortSignal, begin: () => () => void) {
  return new Promise<void>((done) => {
    const end = begin()
    signal.addEventListener('abort', () => (end(), done()))
  })
}

const events = ['hello', 'news', 'again'] as const

// A stream that is refused (signed out, removed, full) has the page ask, which then says so itself,
// and is tried again after a while.
function holdStream(address: string, heard: Hearing) {
  let source: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    source = new EventSource(address)
    for (const event of events)
      source.addEventListener(event, ({ data }: MessageEvent<string>) =>
        heard({ event, ...(JSON.parse(data) as object) }),
      )
    source.addEventListener('enough', () => source.close())
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED) return
      heard({ event: 'again' })
      timer = setTimeout(open, patienceMs * (1 + Math.random()))
    })
  }
  open()
  return () => {
    clearTimeout(timer)
    source.close()
  }
}
