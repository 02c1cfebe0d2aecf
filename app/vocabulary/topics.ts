/**
 * What a school's news can be about. The tables tell it (see `db/functions/news`); a page says
 * which of these it shows. `health` is that of an initiative's latest update, `work` are the
 * contributions that pages of initiatives show: on an initiative, or as a duty. What is `mine`
 * concerns one member alone, and is told to nobody else.
 */
export const topics = [
  'school',
  'members',
  'initiatives',
  'turns',
  'updates',
  'health',
  'calls',
  'contributions',
  'work',
  'decisions',
  'mine',
] as const
export type Topic = (typeof topics)[number]

/**
 * A word of news: a topic, or a topic of one initiative alone, by its number, as in `updates/7`.
 */
export type Word = Topic | `${Topic}/${number}`

/** The topic of a word of news, and the initiative whose it is alone. */
export function partsOf(word: Word) {
  const [topic, number] = word.split('/') as [Topic, string | undefined]
  return { topic, number: number === undefined ? undefined : Number(number) }
}
