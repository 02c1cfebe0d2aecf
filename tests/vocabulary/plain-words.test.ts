import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { unplainIn } from '../support/plain-words'

// As it is kept in the database, and as people write their own position into a list.
const kept = /'back up'|'organised'|counselor, counsellor/g
const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm
const dimmed = /\b(colour|grey)\w*/g

test('no sentence of the product is one that a ninth-grader reads twice, nor spelled as in Britain', () => {
  const files = ['app', 'db/demo']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => /\.tsx?$/.test(file))
  expect(files.length).toBeGreaterThan(300)
  const said = files.flatMap((file) =>
    unplainIn(
      readFileSync(file, 'utf8')
        .replaceAll(comments, '')
        .replaceAll(kept, '')
        .replaceAll(dimmed, ''),
    ).map((words) => `${file}: ${words}`),
  )
  expect(said).toEqual([])
})

test('the words that are not to be said are found', () => {
  expect(unplainIn('Guests look on; ask an administrator.')).toHaveLength(1)
  expect(unplainIn('answered your update: back up')).toHaveLength(1)
  expect(unplainIn('led up to Sunday, with a plan to slow down')).toEqual([])
})
