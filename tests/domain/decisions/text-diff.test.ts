import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compared, difference } from '../../../app/domain/decisions/text-diff'
import { processorTime } from '../../support/processor'

const marked = (older: string, newer: string) =>
  difference(older, newer)
    .map(({ text, kind }) =>
      kind === 'added' ? `[+${text}+]` : kind === 'removed' ? `[-${text}-]` : text,
    )
    .join('')

test('a difference is read in phrases, not in single words that both texts happen to share', () => {
  const older =
    'From November on, a restorative circle takes the place of lunch detention until winter break.'
  const newer =
    'For six weeks, a restorative circle takes the place of lunch detention. A second adult is in the corridor at every circle.'
  expect(marked(older, newer)).toBe(
    '[-From November on-][+For six weeks+], a restorative circle takes the place of lunch detention[- until winter break-][+. A second adult is in the corridor at every circle+].',
  )
  expect(marked('We plant four trees by the gate.', 'We plant three trees by the gate.')).toBe(
    'We plant [-four-][+three+] trees by the gate.',
  )
  expect(marked('The same.', 'The same.')).toBe('The same.')
})

test('a difference always holds both texts whole', () => {
  const words = fc
    .array(fc.constantFrom('a', 'tree', 'gate', '.', ',', '\n\n', 'by', 'the'), { maxLength: 30 })
    .map((list) => list.join(' '))
  fc.assert(
    fc.property(words, words, (older, newer) => {
      const changes = difference(older, newer)
      const without = (left: string) =>
        changes
          .filter(({ kind }) => kind !== left)
          .map(({ text }) => text)
          .join('')
      expect([without('added'), without('removed')]).toEqual([older, newer])
    }),
  )
})

test('many versions that share no word are compared in the time of one', () => {
  const versions = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((word) => ({
    body: `${word} `.repeat(10_000),
  }))
  const took = (work: () => unknown) => {
    const began = processorTime()
    work()
    return processorTime() - began
  }
  let changes: ReturnType<typeof compared> = []
  const one = took(() => compared(versions.slice(0, 2)))
  const all = took(() => (changes = compared(versions)))
  // Seven times as long, if each took its own time.
  expect(all / one).toBeLessThan(3.5)
  expect(changes[0]?.changes).toBeNull()
  expect(changes.at(-1)?.changes).toHaveLength(2)
})

test.each([
  ['We plant **four** trees.', 'We plant four trees.'],
  ['**Four, *not five*, trees**', 'Four, not five, trees'],
  ['* four\n* *five*', '* four\n* five'],
  [String.raw`2 * 3 * 4, \*not\* **`, String.raw`2 * 3 * 4, \*not\* **`],
])('what is compared is without its marks of emphasis: %s', (written, said) => {
  expect(compared([{ body: 'Before.' }, { body: written }])[1]?.changes).toEqual(
    compared([{ body: 'Before.' }, { body: said }])[1]?.changes,
  )
  expect(marked(written, said)).toBe(said)
})
