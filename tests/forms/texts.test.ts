import { readFileSync, readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { partsOf } from '../../app/forms/kit/schema-parts'
import { line, markdown, maybeLine, searched, text } from '../../app/forms/kit/text'
import { inOneSpelling } from '../../app/vocabulary/one-spelling'
import { asked, formsOf } from '../support/forms'
import { processorTime } from '../support/processor'

const nothing = { member: 'x', contribution: 'x', invitation: 'x', term: 'x', turn: 'x' }
const forms: [string, z.ZodType][] = [
  ...Object.values(formsOf(nothing)).flat(),
  ...Object.entries(asked),
]

/**
 * The fields of a form that people write in: those that take any word. Passwords are kept as they
 * are typed, and never shown.
 */
function textsOf(schema: z.ZodType, name = ''): [string, z.ZodType][] {
  const { shape, element, innerType, in: before } = partsOf(schema)
  if (shape) return Object.entries(shape).flatMap(([key, part]) => textsOf(part, key))
  if (element) return textsOf(element, name)
  const inner = innerType ?? before
  if (inner && textsOf(inner, name).some(([deeper]) => deeper !== name)) return textsOf(inner, name)
  return !/password|current/i.test(name) &&
    schema.safeParse('Any words, «so»!').data === 'Any words, «so»!'
    ? [[name, schema]]
    : []
}

const texts = forms.flatMap(([form, schema]) =>
  textsOf(schema).map(([name, field]) => [`${form} ${name}`, field] as const),
)

test('no form takes a character that nobody types, in any text', () => {
  expect(texts.length).toBeGreaterThan(60)
  for (const [name, field] of texts) {
    for (const unseen of ['\u0000', '\u0007', '\u001B', '\u007F', '\u0085', '\uD800']) {
      expect([name, field.safeParse(`A${unseen}word`).data]).toEqual([name, undefined])
    }
  }
})

test('what is no visible text is no text, in any form', () => {
  for (const [name, field] of texts) {
    for (const blank of [
      '\u200B',
      ' \u200D\uFE0F',
      '\u3164',
      '\u2800\u00A0',
      '\u202E\u2069',
      '\u0301',
      '\n\t',
    ]) {
      const { success, data } = field.safeParse(blank)
      expect([name, success ? data : '']).toEqual([name, ''])
    }
  }
})

test('every text is kept in one spelling, in one direction, with one sort of line break', () => {
  for (const [name, field] of texts) {
    expect([name, field.safeParse('Cafe\u0301 \u202Egnp exe \u200Bok').data]).toEqual([
      name,
      'Café gnp exe ok',
    ])
    expect([name, /^a[ \n]b$/.test(String(field.safeParse('a\r\nb').data))]).toEqual([name, true])
  }
})

test('a single line has no line break, and several lines keep theirs', () => {
  expect(line('Empty.').parse('Una\r\nBcc:\teveryone')).toBe('Una Bcc: everyone')
  expect(text('Empty.', 100).parse('One.\r\n\r\n\tTwo.')).toBe('One.\n\n\tTwo.')
})

test('what languages and faces need stays', () => {
  for (const said of ['می‌خواهم', '👩‍🏫 ❤️', 'क्‍ष', 'עברית\u200Fabc'])
    expect(line('Empty.').parse(said)).toBe(said)
})

test('a text that is much too long is refused before it is looked at', () => {
  const marks = `a${'\u0316\u0301'.repeat(100_000)}`
  expect(maybeLine(100).safeParse(marks).error?.issues).toMatchObject([
    { message: 'Please keep this to 100 characters.' },
  ])
})

test('a letter keeps thirty marks, and a pile of them takes no longer than words do', () => {
  const pile = `a${'\u0300'.repeat(40_000)}${'\u0316'.repeat(40_000)}`
  const began = processorTime()
  expect(markdown('Empty.').parse(pile)).toBe(`a${'\u0300'.repeat(30)}`.normalize())
  for (const form of ['NFC', 'NFKC', 'NFD', 'NFKD'] as const)
    for (const between of ['', '\uFF9E', '\uFF9F'])
      inOneSpelling(`${between}${'\u0316\u0301'.repeat(15)}`.repeat(2_000), form)
  expect(processorTime() - began).toBeLessThan(1_000)
})

test('a text is put in one spelling by the one that bounds its marks', () => {
  const sources = ['app', 'db'].flatMap((top) =>
    readdirSync(top, { recursive: true, encoding: 'utf8' }).map((file) => `${top}/${file}`),
  )
  const bare = sources.filter(
    (file) => /\.tsx?$/.test(file) && readFileSync(file, 'utf8').includes('.normalize('),
  )
  expect(bare).toEqual(['app/vocabulary/one-spelling.ts'])
})

test('four times its bound comes in, to be cut to what is kept, and not one letter more', () => {
  const padded = (most: number) => `Trees${' '.repeat(most - 5)}`
  expect(line('Say it.', 10).safeParse(padded(40)).data).toBe('Trees')
  expect(line('Say it.', 10).safeParse(padded(41)).success).toBe(false)
})

test('what is looked for is looked for by its first hundred characters', () => {
  expect(searched.parse('a'.repeat(101))).toBe('a'.repeat(100))
  expect(searched.parse('a'.repeat(4_001))).toBeUndefined()
})

test('a text is declared by its kind: no form makes one of its own', () => {
  const kinds = ['kit/text.ts', 'kit/fields.ts', 'kit/password.ts']
  const bare = readdirSync('app/forms', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !kinds.includes(file))
    .flatMap((file) =>
      readFileSync(`app/forms/${file}`, 'utf8')
        .split('\n')
        .filter((said) => said.includes('z.string(') && !/const password\b/.test(said))
        .map((said) => `${file}: ${said.trim()}`),
    )
  expect(bare).toEqual([])
})
