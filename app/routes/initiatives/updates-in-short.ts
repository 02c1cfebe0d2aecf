import type { FormerUpdate, UpdateShown } from '../../domain/updates/updates'
import { asHtml } from '../../http/markdown.server'
import { beginningOf } from '../../vocabulary/beginnings'

// A page stays a page, however much was written: the newest is read whole, and what is beyond by
// how it begins.

const mostLetters = 60_000

/**
 * Updates as they are read, the newest first: whole as far as a page goes, and then by how they
 * begin, their former texts too (`isCut`). The one of the id `asked` is whole, wherever it stands.
 */
export function updatesInShort<U extends UpdateShown>(written: readonly U[], asked: string | null) {
  let letters = 0
  const shown = <T extends FormerUpdate>({ body, ...one }: T, isAsked: boolean) => {
    letters += isAsked ? 0 : body.length
    const isCut = !isAsked && letters > mostLetters && beginningOf(body) !== body
    return { ...one, isCut, html: asHtml(isCut ? beginningOf(body) : body) }
  }
  return written.map((update) => {
    const isAsked = update.id === asked
    const one = shown(update, isAsked)
    const former = update.former.map((text) => shown(text, isAsked))
    return { ...one, former, isAsked, isCut: one.isCut || former.some(({ isCut }) => isCut) }
  })
}
