import { pool } from './connect'

export type News = { school: string; topics: string[] }

/**
 * Listens for what schools announce, on one connection of its own, for as long as the process lives. `heard` is told each
 * piece of news; `again` is told whenever the listening (re)starts, since what was said in between is not repeated.
 */
export async function listen(heard: (news: News) => void, again: () => void) {
  const { unlisten } = await pool().listen('skein', (text) => heard(JSON.parse(text) as News), again)
  return unlisten
}
