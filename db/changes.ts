import type { Word } from '../app/vocabulary/topics'
import { holdLine } from './line'

/**
 * What changed in a school by one transaction, and the version it stands at since. What is `mine`
 * changed for these members alone.
 */
export type News = { school: string; version: number; topics: Word[]; mine: string[] }

/** Sessions that ended, by the first sixteen characters of their ids. */
export type Ended = { sessions: string[] }

export type Listener = {
  news: (news: News) => void
  ended?: (ended: Ended) => void
  again: () => void
}

/**
 * Listens for what the database tells, on one connection of its own, for as long as the process
 * lives and however often the database goes away. `again` is told whenever the listening
 * (re)starts, since what was said in between is not repeated.
 */
export function listen({ news, ended = () => {}, again }: Listener) {
  return holdLine({
    begin: (sql) => sql`listen skein`.then(again),
    heard: (text) => {
      const said = JSON.parse(text) as News | Ended
      if ('sessions' in said) ended(said)
      else news(said)
    },
  })
}

/**
 * Whether news of this member's own came to them; what concerns more than can be named concerns
 * everyone.
 */
export function isMine({ mine }: News, memberId: string) {
  return mine.includes(memberId) || mine.includes('everyone')
}
