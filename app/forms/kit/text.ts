import { z } from 'zod'
import { inOneSpelling } from '../../vocabulary/one-spelling'

// What people write, by kind: one line or several. Every kind bounds it first, refuses what no
// keyboard types, and keeps it in one spelling.

type Text = { most: number; clean: (said: string) => string; empty?: string }

/** One line; line breaks and tabs in it become spaces. */
export const line = (empty: string, most = 200) =>
  kind({ most, clean: oneLine, empty }).min(1, empty)
export const maybeLine = (most = 200) => kind({ most, clean: oneLine }).default('')

/** Several lines. */
export const text = (empty: string, most: number) =>
  kind({ most, clean: lines, empty }).min(1, empty)
export const maybeText = (most = 2000) => kind({ most, clean: lines }).default('')

/** Several lines in Markdown, 20 kB at most. */
export const markdown = (empty: string) =>
  text(empty, mostInMarkdown).refine(
    (said) => new TextEncoder().encode(said).length <= mostInMarkdown,
    tooLong,
  )

/**
 * How much of the bound `most` a text takes, counted as it will be kept: without what is never
 * seen, each line break once. Of Markdown, which is bounded by what it weighs, a letter may take
 * more than one.
 */
export function takenBy(said: string, most: number) {
  const kept = lines(said)
  return most === mostInMarkdown ? new TextEncoder().encode(kept).length : kept.length
}

export const isMarkdown = (most: number | undefined) => most === mostInMarkdown

/**
 * What is looked for, from the query of a page: by its first hundred characters. What cannot be
 * looked for is as good as nothing.
 */
export const searched = z
  .string()
  .max(4_000)
  .refine(isTyped)
  .overwrite((said) => oneLine(said).slice(0, 100))
  .optional()
  .catch(undefined)

const mostInMarkdown = 20_480
const tooLong = 'Please keep this under 20 kB; longer texts belong in a document of their own.'

// A letter and its accent may come as two, so a longer text than is kept may come in; one much
// longer is not even looked at.
function kind({ most, clean, empty }: Text) {
  const keepTo =
    most === mostInMarkdown
      ? tooLong
      : `Please keep this to ${new Intl.NumberFormat('en').format(most)} characters.`
  return z
    .string(empty)
    .max(4 * most, { error: keepTo, abort: true })
    .refine(isTyped, {
      error: 'This holds a character that cannot be seen. Please type it again.',
      abort: true,
    })
    .overwrite(clean)
    .max(most, keepTo)
}

/**
 * Whether it holds only what people type: no control character but tab and line break, and no half
 * of a character.
 */
function isTyped(said: string) {
  return !/[^\P{Cc}\t\r\n]|\p{Cs}/u.test(said)
}

// What turns the direction of what follows, or is never seen and needed by no language: with it,
// two names look alike that are not.
const unseen = /[\u00AD\u180E\u200B\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu
const visible = /[^\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u

// What is no visible text is no text.
function lines(said: string) {
  const seen = said.replaceAll(unseen, '').replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
  const plain = inOneSpelling(seen).trim()
  return visible.test(plain) ? plain : ''
}

function oneLine(said: string) {
  return lines(said).replaceAll(/[\n\t]+/g, ' ')
}
