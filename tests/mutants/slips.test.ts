import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { slips } from './slips.mjs'

test('every written slip is of one place in its file, and is another text', () => {
  const wrong = slips.flatMap(({ in: file, each }) => {
    const text = readFileSync(file, 'utf8')
    return each
      .filter(([from = '', to]) => text.split(from).length !== 2 || from === to)
      .map(([from]) => `${file}: ${from}`)
  })
  expect(wrong).toEqual([])
})

test('the tests that should notice a slip are there', () => {
  const missing = slips.flatMap(({ tests }) => tests.filter((path) => !existsSync(path)))
  expect(missing).toEqual([])
})
