import { expect, test } from 'vitest'
import { merged } from '../../app/domain/edits'
import type { Choice } from '../../app/domain/edits'
import { fieldsOf, marksIn, marksOf, waiting } from '../../app/forms/kit/marks'

const one = (name: string, value: string) => fieldsOf({ [name]: value })
type Case = { was?: string; mine: string; now: string; choice?: Choice; isStrict?: boolean }

/** What becomes of one field that was read, sent and stands so. */
function fate({ was, mine, now, choice, isStrict = false }: Case) {
  const marks = was === undefined ? undefined : marksOf({ text: was })
  const shown = choice && { text: waiting(marksOf({ text: now }).text ?? '') }
  const choices: Record<string, Choice> = choice ? { text: choice } : {}
  const sent = { fields: one('text', mine), marks: shown ?? marks, choices }
  const merge = merged(sent, one('text', now), { isStrict })
  return (
    (['kept', 'contested', 'chosen'] as const).filter((name) => merge[name].length).join(' ') ||
    'written'
  )
}

test('a field that its sender did not change keeps what stands, and one that nobody else changed is written', () => {
  expect(fate({ was: 'a', mine: 'a', now: 'b' })).toBe('kept')
  expect(fate({ was: 'a', mine: 'b', now: 'a' })).toBe('written')
  expect(fate({ was: 'a', mine: 'b', now: 'b' })).toBe('written')
})

test('a field that both changed waits for a choice, and so does one that does not say what was read', () => {
  expect(fate({ was: 'a', mine: 'b', now: 'c' })).toBe('contested')
  expect(fate({ was: 'a', mine: '', now: 'c' })).toBe('contested')
  expect(fate({ mine: 'a', now: 'b' })).toBe('contested')
  expect(fate({ mine: 'b', now: 'b' })).toBe('written')
})

test('a choice holds for the text that was shown', () => {
  expect(fate({ mine: 'a', now: 'b', choice: 'mine' })).toBe('chosen')
  expect(fate({ mine: 'a', now: 'b', choice: 'theirs' })).toBe('kept chosen')
  const sent = {
    fields: one('text', 'a'),
    marks: { text: waiting(marksOf({ text: 'b' }).text ?? '') },
    choices: { text: 'mine' as const },
  }
  expect(merged(sent, one('text', 'c')).contested).toEqual(['text'])
  expect(merged({ ...sent, choices: {} }, one('text', 'b')).contested).toEqual(['text'])
})

test('where what was shown is what is meant, nothing is taken that others changed', () => {
  expect(fate({ was: 'a', mine: 'a', now: 'b', isStrict: true })).toBe('contested')
  expect(fate({ was: 'a', mine: 'b', now: 'a', isStrict: true })).toBe('written')
})

test('what browsers add is no change: line breaks, the order of ticks, an empty field', () => {
  expect(fate({ was: 'a\nb', mine: 'a\r\nb ', now: 'c' })).toBe('kept')
  expect(marksOf({ days: ['2', '0'] })).toEqual(marksOf({ days: ['0', '2'] }))
  expect(marksOf({ day: undefined })).toEqual(marksOf({ day: '' }))
  expect(marksOf({ text: 'a\n\nb' })).not.toEqual(marksOf({ text: 'a\nb' }))
  expect(
    Object.keys(fieldsOf({ options: [{ label: 'Yes', leftOut: undefined }], days: ['0'] })),
  ).toEqual(['options[0].label', 'options[0].leftOut', 'days'])
})

test('marks that are none are as good as no marks', () => {
  for (const said of [undefined, '', 'x', '[]', '"a"', '1', 'null', 'x'.repeat(50_000)])
    expect(marksIn(said)).toBeUndefined()
  expect(marksIn('{"a":"?1","b":1,"c":"<b>","d":"0k"}')).toEqual({ a: '?1', d: '0k' })
})
