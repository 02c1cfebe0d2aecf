import { expect, test } from 'vitest'
import { periodAfter, sentence } from '../../app/vocabulary/sentences'

test('a sentence that ends in a name has one period, also where the name ends in one', () => {
  expect(sentence`${'Tom'} asks ${'Zoe M.'}.`).toBe('Tom asks Zoe M.')
  expect(sentence`${'Zoe M.'} asks ${'Tom'}.`).toBe('Zoe M. asks Tom.')
  expect(sentence`Would you lead ${'Who reads?'}. ${'Zoe M.'} asks.`).toBe(
    'Would you lead Who reads? Zoe M. asks.',
  )
  expect(sentence`The lead of ${'Station Jr.'}${''}. You are free.`).toBe(
    'The lead of Station Jr. You are free.',
  )
  expect([periodAfter('Zoe M.'), periodAfter('Zoe')]).toEqual(['', '.'])
})
