import { expect, test } from 'vitest'
import { tablesApart } from '../../app/vocabulary/markdown-tables'

test('a table in a purpose is shown as a table, and the words around it as words', () => {
  const table = '| Day | Who |\n| --- | --- |\n| Mon | Tom |'
  expect(tablesApart(`To read.\n\n${table}\n\nBy June.`)).toEqual({
    words: 'To read.\n\n\nBy June.',
    tables: table,
  })
  expect(tablesApart(`${table}\nThen.\n${table}`).tables).toBe(`${table}\n\n${table}`)
})

test('bars alone are no table', () => {
  for (const text of ['a | b', '| a | b |', '| a |\nand so on', ''])
    expect(tablesApart(text)).toEqual({ words: text, tables: '' })
})
