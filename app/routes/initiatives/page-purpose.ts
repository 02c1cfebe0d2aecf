import { asHtml } from '../../http/markdown.server'
import { tablesApart } from '../../vocabulary/markdown-tables'

/** The purpose of an initiative as its page shows it: the words, and the tables in them as HTML. */
export function purposeShown(purpose: string) {
  const { words, tables } = tablesApart(purpose)
  return { words, tables: tables && asHtml(tables) }
}
