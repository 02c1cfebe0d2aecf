import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'

const documents = [
  'README.md',
  '.github/CONTRIBUTING.md',
  '.github/SECURITY.md',
  '.docs/decisions.md',
]
const known = /^\.?\/?(app|db|tests|styles|migrations|\.run|\.docs|domain|http|forms|ui|jobs)\//

test('every file that a document names is there', () => {
  const missing = documents.flatMap((document) =>
    named(document)
      .filter((path) => ![path, `app/${path}`].some(existsSync))
      .map((path) => `${document}: ${path}`),
  )
  expect(missing).toEqual([])
})

test('every npm command that a document names is one', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }
  const said = documents.flatMap((document) =>
    [...readFileSync(document, 'utf8').matchAll(/npm run ([a-z]+)/g)].map(([, name = '']) => name),
  )
  expect([...new Set(said)].filter((name) => !(name in scripts))).toEqual([])
})

function named(document: string) {
  const text = readFileSync(document, 'utf8')
  const spans = [...text.matchAll(/`([^`\s]+)`/g)].map(([, span = '']) => span)
  return spans.filter((span) => known.test(span) && !/[<*…]/.test(span))
}

// Prettier breaks code at 100 columns, never a comment; `tests/sizes.test.ts` asks for the rest.
test('no comment is wider than the code', () => {
  const wide = ['app', 'db', 'tests', '.run'].flatMap(sources).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, at) => (isWideComment(line) ? [`${file}:${at + 1}`] : [])),
  )
  expect(wide).toEqual([])
})

function sources(top: string) {
  return readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file))
    .map((file) => `${top}/${file}`)
}

// A type on one line (`@typedef`) may not be broken.
function isWideComment(line: string) {
  return line.length > 100 && /^\s*(\/\/|\/\*\*|\*) (?!@)/.test(line)
}
