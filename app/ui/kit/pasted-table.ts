import type { ClipboardEvent } from 'react'
import { markdownTable, withTables } from '../../vocabulary/markdown-tables'

/**
 * Puts a table that is pasted into a field of Markdown there as a Markdown table. It is typed in as
 * one act, so that it can be undone; anything else on the clipboard is left to the browser.
 */
export function pasteTable(event: ClipboardEvent<HTMLTextAreaElement>) {
  const field = event.currentTarget
  const table = tableIn(event.clipboardData)
  if (!table) return
  event.preventDefault()
  typeIn(field, apart(field, table))
}

const mostCells = 2_000

function tableIn(clipboard: DataTransfer) {
  const plain = clipboard.getData('text/plain').replaceAll(/\r\n?/g, '\n')
  const rows = rowsOf(clipboard.getData('text/html'))
  if (rows && rows.length * Math.max(...rows.map((row) => row.length)) <= mostCells)
    return markdownTable(rows)
  const changed = withTables(plain.replace(/\n+$/, ''))
  return changed === plain.replace(/\n+$/, '') ? undefined : changed
}

// The cells of what is one table and nothing else, of two columns at least.
function rowsOf(html: string) {
  if (!/<table/i.test(html)) return undefined
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const tables = [...body.querySelectorAll('table')]
  const [table] = tables
  if (!table || tables.length > 1 || wordsIn(body) !== wordsIn(table)) return undefined
  const rows = [...table.rows]
    .map((row) => [...row.cells].flatMap(cellsOf))
    .filter((row) => row.length)
  return rows.some((row) => row.length > 1) ? rows : undefined
}

const wordsIn = (element: Element) => (element.textContent ?? '').replaceAll(/\s+/g, '')

// A cell over several columns stands in the first of them.
function cellsOf(cell: HTMLTableCellElement) {
  for (const line of cell.querySelectorAll('br, p, div, li')) line.before(' ')
  return [cell.textContent ?? '', ...Array<string>(Math.min(cell.colSpan, 50) - 1).fill('')]
}

// A table begins and ends with a line of its own.
function apart({ value, selectionStart, selectionEnd }: HTMLTextAreaElement, table: string) {
  const [before, after] = [value.slice(0, selectionStart), value.slice(selectionEnd)]
  const above =
    before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n'
  const below =
    after === '' || after.startsWith('\n\n') ? '\n' : after.startsWith('\n') ? '\n' : '\n\n'
  return above + table + below
}

function typeIn(field: HTMLTextAreaElement, text: string) {
  // The only way to put text into a field that its undo knows of.
  if (document.execCommand('insertText', false, text)) return
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
