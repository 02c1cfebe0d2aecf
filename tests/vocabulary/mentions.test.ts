import { expect, test } from 'vitest'
import { mentionable, mentionedIn, mostMentioned } from '../../app/vocabulary/mentions'
import { processorTime } from '../support/processor'

const people = [
  ...['Tom Okafor', 'Ángel Reyes', 'Jess Lindqvist', 'Jess Lind', 'Rosa Diaz', 'Rosa Ito'],
  ...['Zoe M.', "Ana O'Neil"],
].map((name) => ({ name }))
const named = (text: string) => mentionedIn(text, mentionable(people)).map(({ name }) => name)

test('an @ and a whole name mention someone, in the order of the text and each once', () => {
  expect(named('@Jess Lindqvist and @Tom Okafor: look. @Tom Okafor?')).toEqual([
    ...['Jess Lindqvist', 'Tom Okafor'],
  ])
  expect(named('Thanks, Tom Okafor.')).toEqual([])
})

test('the longest name that is written is the one that is meant', () => {
  expect(named('@Jess Lindqvist')).toEqual(['Jess Lindqvist'])
  expect(named('@Jess Lind, please')).toEqual(['Jess Lind'])
  expect(named('@Jess Linde')).toEqual([])
})

test('a first name is enough where only one has it', () => {
  expect(named('@Tom, look')).toEqual(['Tom Okafor'])
  expect(named('@Rosa, look')).toEqual([])
  expect(named('@Tommy')).toEqual([])
})

test('upper case, accents, wide spaces and curly quotes make no difference', () => {
  expect(named('@angel reyes')).toEqual(['Ángel Reyes'])
  expect(named('@TOM\u00a0OKAFOR')).toEqual(['Tom Okafor'])
  expect(named('@Ana O’Neil')).toEqual(["Ana O'Neil"])
  expect(named('ask @Zoe M. today')).toEqual(['Zoe M.'])
})

test('an address of mail mentions nobody', () => {
  expect(named('write to kim@Tom.example or x.@Tom')).toEqual([])
  expect(named('(@Tom Okafor)')).toEqual(['Tom Okafor'])
})

test('of two with one name both are meant, and one text mentions twenty at most', () => {
  const two = [
    { name: 'Kim Lee', id: 1 },
    { name: 'Kim Lee', id: 2 },
  ]
  expect(mentionedIn('@Kim Lee', mentionable(two))).toEqual(two)
  const many = Array.from({ length: 40 }, (_, place) => ({
    name: `Kim ${String.fromCharCode(97 + Math.floor(place / 26))}${String.fromCharCode(97 + (place % 26))}x`,
  }))
  const all = many.map(({ name }) => `@${name}`).join(' ')
  expect(mentionedIn(all, mentionable(many))).toHaveLength(mostMentioned)
})

test('a text of nothing but signs takes little more than one that names a few people', () => {
  const school = mentionable(
    Array.from({ length: 1_000 }, (_, place) => ({ name: `É${place} Lund` })),
  )
  const taken = (text: string) => {
    const once = () => {
      const began = processorTime()
      for (let again = 0; again < 20; again++) mentionedIn(text, school)
      return processorTime() - began
    }
    return Math.min(once(), once(), once())
  }
  const few = '@E1 Lund and @E2 Lund and @E3 Lund: look. '.repeat(20)
  expect(taken(' @é'.repeat(6_000)) / taken(few)).toBeLessThan(10)
})
