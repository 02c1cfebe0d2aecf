import { useMatches, useNavigation, useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { Word } from '../../vocabulary/topics'
import { askAnew, concerns } from './page-topics'
import type { AskedFor, Shown } from './page-topics'
import { hear } from './event-stream'
import type { Said } from './event-stream'

/**
 * Keeps the page true: when the school tells news of what the page shows, its loaders run again, at
 * some moment of the time that the server gives all pages for it. Not while someone is on their way
 * to another page, not more than once for a burst, and once at every (re)opening, since news is not
 * repeated; at the first only if the school has moved on from the `version` that the page was made
 * of.
 */
export function useLive(address: string, version: number) {
  const { isShown, ask } = useAsking()
  const made = useRef<number | undefined>(version)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let wanted: AskedFor
    const want = (asked: AskedFor, spread = 0) => {
      wanted = wanted === undefined ? asked : merged(wanted, asked)
      timer ??= setTimeout(() => {
        ask(wanted)
        timer = wanted = undefined
      }, momentIn(spread))
    }
    const heard = ({ event, topics, spread, ...said }: Said) => {
      const isAsMade = event === 'hello' && said.version === made.current
      if (event === 'hello') made.current = undefined
      if (event === 'news' && isShown(topics)) want(new Set(topics), spread)
      if (event !== 'news' && !isAsMade) want('everything', spread)
    }
    const stop = hear(address, heard)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [address, isShown, ask])
}

/** The moment at which one page asks, of the time that all have for it. */
export function momentIn(spread: number) {
  return Math.random() * spread
}

function merged(one: AskedFor, other: AskedFor): AskedFor {
  return one === 'everything' || other === 'everything' || !one || !other
    ? 'everything'
    : new Set<Word>([...one, ...other])
}

// Asks once the page is at rest; what is wanted in the meantime is asked together.
function useAsking() {
  const { revalidate, state } = useRevalidator()
  const navigation = useNavigation()
  const matches = useMatches()
  const [shown, here] = [shownOf(matches), initiativeOf(matches)]
  const now = useRef({ shown, here, isBusy: false, wanted: undefined as AskedFor, revalidate })
  const steady = useRef({
    isShown: (topics: Word[] = []) =>
      concerns(new Set(topics), now.current.shown, now.current.here),
    ask: (asked: AskedFor) => {
      if (now.current.isBusy)
        return void (now.current.wanted = now.current.wanted
          ? merged(now.current.wanted, asked)
          : asked)
      askAnew(asked, now.current.revalidate)
    },
  })
  useEffect(() => {
    const isBusy = navigation.state !== 'idle' || state !== 'idle'
    const { wanted } = now.current
    now.current = { shown, here, isBusy, revalidate, wanted: isBusy ? wanted : undefined }
    if (!isBusy && wanted) steady.current.ask(wanted)
  })
  return steady.current
}

// A page that does not say what it shows may show anything; the last match is the page, the others
// are frames around it.
function shownOf(matches: ReturnType<typeof useMatches>) {
  const handles = matches.map(({ handle }) => handle as Shown | undefined)
  if (!handles.at(-1)?.shows) return undefined
  return handles.flatMap((handle) => handle?.shows ?? [])
}

function initiativeOf(matches: ReturnType<typeof useMatches>) {
  const { initiative } = matches.at(-1)?.params ?? {}
  return initiative === undefined ? undefined : Number(initiative)
}
