import { expect, test } from 'vitest'
import { concerns, shows } from '../../app/ui/kit/page-topics'
import type { Word } from '../../app/vocabulary/topics'

const said = (...words: Word[]) => new Set(words)
const ofSeven = shows('turns', 'updates here').shows
const ofAll = shows('turns', 'updates').shows

test('a page of one initiative asks for news of that initiative and of all, not of another', () => {
  expect(concerns(said('updates/7'), ofSeven, 7)).toBe(true)
  expect(concerns(said('updates'), ofSeven, 7)).toBe(true)
  expect(concerns(said('updates/8'), ofSeven, 7)).toBe(false)
  expect(concerns(said('updates/8', 'updates/7'), ofSeven, 7)).toBe(true)
  expect(concerns(said('updates/8', 'turns'), ofSeven, 7)).toBe(true)
})

test('a page of all initiatives asks for news of each', () => {
  expect(concerns(said('updates/8'), ofAll, 7)).toBe(true)
  expect(concerns(said('updates/8'), ofAll)).toBe(true)
  expect(concerns(said('calls'), ofAll)).toBe(false)
})

test('a page that does not say which initiative it is about, or what it shows, asks for all news', () => {
  expect(concerns(said('updates/8'), ofSeven)).toBe(true)
  expect(concerns(said('updates/8'), undefined, 7)).toBe(true)
  expect(concerns('everything', ofSeven, 7)).toBe(true)
})
