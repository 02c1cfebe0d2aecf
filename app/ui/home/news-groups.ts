import type { News } from '../../domain/home/news'

/** What was done on one initiative or decision, newest first. */
export type NewsGroup = {
  key: string
  isDecision: boolean
  number: number | null
  title: string
  pieces: News[]
}

/** The news by what they are about, that with the newest of them first. */
export function grouped(news: News[]): NewsGroup[] {
  const groups = new Map<string, NewsGroup>()
  for (const piece of news) {
    const isDecision = isOfDecision(piece)
    const key = `${isDecision ? 'decision' : 'initiative'} ${piece.number}`
    const group = groups.get(key) ?? {
      ...{ key, isDecision, number: piece.number, pieces: [] },
      title: isDecision ? `Decision ${piece.number}: ${piece.text}` : (piece.title ?? ''),
    }
    group.pieces.push(piece)
    groups.set(key, group)
  }
  return [...groups.values()]
}

const isOfDecision = ({ kind }: News) =>
  ['decision', 'proposal', 'version', 'withdrawn'].includes(kind)
