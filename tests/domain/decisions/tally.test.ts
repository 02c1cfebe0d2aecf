import { heardSaid } from '../../../app/vocabulary/sentences'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  agreements,
  builtIn,
  carriers,
  needed,
  stakes,
  suggestMethods,
} from '../../../app/domain/decisions/methods'
import type { Rules } from '../../../app/domain/decisions/methods'
import { tally, tallyLine } from '../../../app/domain/decisions/tally'
import type { Counted } from '../../../app/domain/decisions/tally'
import { methods } from '../../../app/vocabulary/decisions'
import type { Meaning } from '../../../app/vocabulary/decisions'

const of = (many: Partial<Record<Meaning, number>>, more: Partial<Counted> = {}) =>
  Object.entries(many).flatMap(([meaning, n]) =>
    Array.from({ length: n }, () => ({ meaning: meaning as Meaning, ...more })),
  )
const judge = (
  rules: Rules,
  responses: Counted[],
  { invited = responses.length, openObjections = 0 } = {},
) => tally(rules, { invited, responses, openObjections })
const hands = (...shown: (keyof typeof handOf)[]) =>
  shown.map((hand) => ({ meaning: handOf[hand] as Meaning }))
const handOf = { 0: 'zero', 1: 'one', 2: 'two', 3: 'three', 4: 'four', 5: 'five' }

test('take-home devices: 5 5 4 4 3 3 2 does not pass, and every hand at three or above does', () => {
  const first = judge(builtIn['fist to five'], hands(5, 5, 4, 4, 3, 3, 2))
  expect([first.verdict, first.because]).toEqual(['does not pass', ['1 hand is below three.']])
  expect(tallyLine(builtIn['fist to five'], first)).toBe('5 5 4 4 3 3 2')
  expect(judge(builtIn['fist to five'], hands(5, 5, 4, 4, 4, 3, 3)).verdict).toBe('passes')
})

test.each([
  [0, 'does not pass'],
  [1, 'does not pass'],
  [2, 'does not pass'],
  [3, 'passes'],
] as const)('one hand that shows %i among fives %s', (hand, verdict) => {
  expect(judge(builtIn['fist to five'], hands(5, 5, hand)).verdict).toBe(verdict)
})

test.each([
  ['at the threshold', 80, 20, 'passes'],
  ['below it', 79, 21, 'does not pass'],
  ['above it', 81, 19, 'passes'],
] as const)('of a hundred %s: %i for, %i not, it %s', (_, endorses, wants, verdict) => {
  const responses = of({ endorses, 'wants discussion': wants })
  expect(judge(builtIn['gradients of agreement'], responses).verdict).toBe(verdict)
})

test.each([
  [50, 2, 1, 'passes'],
  [50, 3, 2, 'passes'],
  [50, 1, 1, 'does not pass'],
  [67, 4, 2, 'passes'],
  [67, 4, 3, 'does not pass'],
  [67, 3, 2, 'does not pass'],
] as const)(
  'a majority at %i of a hundred, with %i yes and %i no: it %s',
  (threshold, yes, no, verdict) => {
    expect(judge({ ...builtIn.majority, threshold }, of({ yes, no })).verdict).toBe(verdict)
  },
)

test.each([
  [4, 'does not pass'],
  [5, 'passes'],
  [6, 'passes'],
] as const)('of ten invited and a quorum of half, %i who are heard: it %s', (yes, verdict) => {
  expect(judge(builtIn.majority, of({ yes }), { invited: 10 }).verdict).toBe(verdict)
})

test('an average never hides a zero', () => {
  const shown = fc.array(fc.constantFrom(0, 1, 2, 3, 4, 5), { maxLength: 40 })
  fc.assert(
    fc.property(shown, (others) => {
      const all = hands(...(others as (keyof typeof handOf)[]), 0)
      expect(judge(builtIn['fist to five'], all).verdict).toBe('does not pass')
    }),
  )
})

test('common planning time: 12 of 14 are 85.7 %, above 80 %, so it passes; abstaining leaves the base', () => {
  const gradients = builtIn['gradients of agreement']
  const counted = judge(
    gradients,
    of({
      endorses: 4,
      'agrees with a point': 5,
      'supports with reservations': 3,
      abstains: 1,
      'wants discussion': 2,
    }),
  )
  expect([counted.verdict, counted.because[0]]).toEqual([
    'passes',
    '12 of 14 who did not abstain support it: 85.7 %; 80 % are needed.',
  ])
  expect(tallyLine(gradients, counted)).toBe('1 ×4, 2 ×5, 3 ×3, 4 ×1, 5 ×2')
})

test('gradients fail at a veto, at an unanswered serious disagreement, below the threshold and when all abstain', () => {
  const gradients = builtIn['gradients of agreement']
  expect(judge(gradients, of({ endorses: 9, vetoes: 1 })).verdict).toBe('does not pass')
  expect(judge(gradients, of({ endorses: 9, 'disagrees seriously': 1 })).verdict).toBe(
    'does not pass',
  )
  expect(
    judge(gradients, [
      ...of({ endorses: 9 }),
      ...of({ 'disagrees seriously': 1 }, { isAnswered: true }),
    ]).verdict,
  ).toBe('passes')
  expect(judge(gradients, of({ endorses: 4, 'wants discussion': 1 })).verdict).toBe('passes')
  expect(judge(gradients, of({ endorses: 79, 'wants discussion': 21 })).verdict).toBe(
    'does not pass',
  )
  expect(judge(gradients, of({ abstains: 5 })).verdict).toBe('does not pass')
})

test('the home-visit stipend: 11, 3 and 2 pass; a tie fails; two-thirds is twice as many', () => {
  const { majority } = builtIn
  expect(judge(majority, of({ yes: 11, no: 3, abstains: 2 })).verdict).toBe('passes')
  expect(judge(majority, of({ yes: 5, no: 5 })).verdict).toBe('does not pass')
  const twoThirds = { ...majority, threshold: 67 }
  expect(judge(twoThirds, of({ yes: 8, no: 4 })).verdict).toBe('passes')
  expect(judge(twoThirds, of({ yes: 7, no: 4 })).verdict).toBe('does not pass')
  expect(judge(twoThirds, of({ abstains: 3 })).verdict).toBe('does not pass')
})

test('abstentions count to the quorum, and a quorum is a whole person', () => {
  expect(judge(builtIn.majority, of({ yes: 1, abstains: 4 }), { invited: 10 }).verdict).toBe(
    'passes',
  )
  expect(judge(builtIn.majority, of({ yes: 4 }), { invited: 10 }).verdict).toBe('does not pass')
  expect(judge(builtIn.majority, of({ yes: 4 }), { invited: 7 }).quorum).toBe(4)
  expect(judge(builtIn.majority, of({ yes: 4 }), { invited: 10 }).because).toEqual([
    'Short of the quorum: 5 of 10 are needed.',
    'More said yes than no.',
  ])
})

test('fewer than three secret ballots give no result', () => {
  expect(judge({ ...builtIn.majority, secret: true }, of({ yes: 2 })).verdict).toBe('does not pass')
  expect(judge({ ...builtIn.majority, secret: true }, of({ yes: 3 })).verdict).toBe('passes')
})

test('consent passes with concerns and never with an open objection', () => {
  expect(judge(builtIn.consent, of({ consents: 1, 'has a concern': 5 })).verdict).toBe('passes')
  expect(judge(builtIn.consent, of({ consents: 6 }), { openObjections: 1 }).verdict).toBe(
    'does not pass',
  )
})

test('the owner waits for a voice that is affected, one that knows, and what was done with each piece of advice', () => {
  const said = (voice: string | null, isAnswered = true): Counted => ({
    meaning: 'supports',
    voice,
    isAnswered,
  })
  expect(judge(builtIn['advice process'], [said('affected')]).verdict).toBe('waits')
  expect(judge(builtIn['advice process'], [said('affected'), said('expert', false)]).verdict).toBe(
    'waits',
  )
  expect(judge(builtIn['advice process'], [said('affected'), said('expert')]).verdict).toBe(
    'passes',
  )
  expect(judge(builtIn['advice process'], [said('affected and expert')]).verdict).toBe('passes')
})

test('the lead waits until every input is answered', () => {
  const lead = builtIn['lead decides after input']
  expect(judge(lead, [{ meaning: 'gives input' }]).verdict).toBe('waits')
  const answered = [{ meaning: 'gives input' as const, isAnswered: true }]
  expect(judge(lead, answered)).toMatchObject({
    verdict: 'passes',
    because: ['Every input is answered.'],
  })
  expect(judge(lead, []).because).toEqual(['There is no input.'])
  expect(heardSaid({ heard: 1, invited: 3 })).toBe('1 of 3 was heard.')
})

const anyRules = fc.constantFrom(...methods).chain((method) =>
  fc
    .record({
      quorum: fc.integer({ min: 0, max: 100 }),
      threshold: fc.constantFrom(50, 67, 80, 100),
      kept: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    })
    .map(({ kept, ...more }) => ({
      ...builtIn[method],
      ...more,
      options: builtIn[method].options.filter(
        ({ meaning }, place) => needed[method].includes(meaning) || kept[place],
      ),
    })),
)
const anyCase = anyRules.chain((rules) =>
  fc.record({
    rules: fc.constant(rules),
    responses: fc.array(
      fc.record({
        meaning: fc.constantFrom(...rules.options.map(({ meaning }) => meaning)),
        isAnswered: fc.boolean(),
        voice: fc.constantFrom(null, 'affected', 'expert', 'affected and expert'),
      }),
      { maxLength: 40 },
    ),
    silent: fc.integer({ min: 0, max: 20 }),
    openObjections: fc.integer({ min: 0, max: 3 }),
    seed: fc.integer(),
  }),
)
const counting = ({
  rules,
  responses,
  silent,
  openObjections,
}: {
  rules: Rules
  responses: Counted[]
  silent: number
  openObjections: number
}) => tally(rules, { invited: responses.length + silent, responses, openObjections })

test('for every method: the order of responses never matters', () => {
  fc.assert(
    fc.property(anyCase, (one) => {
      const mixed = one.responses
        .map((response, place) => ({ response, key: Math.sin(one.seed + place) }))
        .sort((a, b) => a.key - b.key)
        .map(({ response }) => response)
      expect(counting({ ...one, responses: mixed })).toEqual(counting(one))
    }),
  )
})

test('for every method: a tally always sums to the responses', () => {
  fc.assert(
    fc.property(anyCase, (one) => {
      const counted = counting(one)
      expect(counted.counts.reduce((sum, { count }) => sum + count, 0)).toBe(one.responses.length)
      expect(counted.heard).toBe(one.responses.length)
    }),
  )
})

test('a step keeps its number in the tally when another is left out', () => {
  const gradients = {
    ...builtIn['gradients of agreement'],
    options: builtIn['gradients of agreement'].options.filter(
      ({ meaning }) => meaning !== 'agrees with a point' && meaning !== 'abstains',
    ),
  }
  const counted = judge(gradients, of({ endorses: 4, 'supports with reservations': 1, vetoes: 1 }))
  expect([tallyLine(gradients, counted), counted.because[1]]).toEqual([
    '1 ×4, 3 ×1, 8 ×1',
    '5 of 6 who did not abstain support it: 83.3 %; 80 % are needed.',
  ])
})

test('for every consent: one that passes has no open objection', () => {
  fc.assert(
    fc.property(
      anyCase,
      (one) =>
        one.rules.method !== 'consent' ||
        counting(one).verdict !== 'passes' ||
        one.openObjections === 0,
    ),
  )
})

test('for every majority: an abstention never changes the base, so it never turns a result where the quorum is met', () => {
  fc.assert(
    fc.property(
      fc.nat(30),
      fc.nat(30),
      fc.nat(30),
      fc.constantFrom(50, 67),
      (yes, no, abstains, threshold) => {
        const rules = { ...builtIn.majority, threshold, quorum: 0 }
        if (yes + no === 0) return
        expect(judge(rules, of({ yes, no, abstains })).verdict).toBe(
          judge(rules, of({ yes, no })).verdict,
        )
      },
    ),
  )
})

test('the wizard suggests for every situation one or two methods, each once and with its reason', () => {
  for (const stake of stakes)
    for (const carrier of carriers)
      for (const agreement of agreements) {
        const suggested = suggestMethods({ stake, carrier, agreement })
        expect([1, 2], `${stake}, ${carrier}, ${agreement}`).toContain(suggested.length)
        expect(new Set(suggested.map(({ method }) => method)).size).toBe(suggested.length)
        expect(suggested.every(({ because }) => because.length > 20)).toBe(true)
      }
  expect(
    suggestMethods({ stake: 'can be tried', carrier: 'all of us', agreement: 'not known' })[0]
      ?.method,
  ).toBe('consent')
  expect(
    suggestMethods({ stake: 'small', carrier: 'a few', agreement: 'about alike' })[0]?.method,
  ).toBe('lead decides after input')
})
