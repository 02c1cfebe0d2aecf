import { holdLine } from './line'

export type News = { school: string; topics: string[] }

/**
 * Listens for what schools announce, on one connection of its own, for as long as the process lives and however often the
 * database goes away. `heard` is told each piece of news; `again` is told whenever the listening (re)starts, since what was said
 * in between is not repeated.
 */
export function listen(heard: (news: News) => void, again: () => void) {
  return holdLine({
    begin: (sql) => sql`listen skein`.then(again),
    heard: (text) => heard(JSON.parse(text) as News),
  })
}
