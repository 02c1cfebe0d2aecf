import { expect, test } from 'vitest'
import { inFairOrder } from '../../../app/domain/rotations/fairness-rule'
import type { Facts } from '../../../app/domain/rotations/fairness-rule'
import { addDays } from '../../../app/vocabulary/days'
import { asked, someone } from '../../support/fair-facts'

const { on, yearStartsOn, termStartsOn } = asked
const before = (days: number) => addDays(on, -days)
const only = (rest: Partial<Facts>) => inFairOrder([someone('Ada', rest)], asked)[0]
const names = (...facts: Facts[]) => inFairOrder(facts, asked).map(({ name }) => name)

test.each([
  [88, true],
  [89, true],
  [90, false],
  [91, false],
])('who came %i days ago is a newcomer: %s, up to their ninetieth day', (days, isNew) => {
  expect(only({ joinedOn: before(days) })?.isShadowFirst).toBe(isNew)
})

test.each([
  [1, 'back from leave on March 2'],
  [60, 'back from leave on January 2'],
  [61, undefined],
])('a leave that ended %i days ago is said: %s, up to sixty', (days, said) => {
  const leave = { startsOn: '2025-09-01', endsOn: before(days) }
  expect(only({ leave })?.reasons.find((reason) => reason.startsWith('back'))).toBe(said)
})

test.each([
  ['the day after', { startsOn: addDays(on, 1), endsOn: null }, true],
  ['that day', { startsOn: on, endsOn: null }, false],
  ['long before, and ends that day', { startsOn: before(90), endsOn: on }, false],
  ['long before, and ended the day before', { startsOn: before(90), endsOn: before(1) }, true],
])('of a leave that begins %s, the first and the last day are away', (_, leave, isThere) => {
  expect(names(someone('Ada', { leave }))).toEqual(isThere ? ['Ada'] : [])
})

test.each([
  [addDays(on, 1), true],
  [on, true],
  [before(1), false],
])('who is here until %s is asked for March 2: %s', (lastDayOn, isAsked) => {
  expect(names(someone('Ada', { lastDayOn }))).toEqual(isAsked ? ['Ada'] : [])
})

test.each([
  [addDays(yearStartsOn, -1), 'has not led this school year'],
  [yearStartsOn, 'has not led this term'],
  [addDays(termStartsOn, -1), 'has not led this term'],
  [termStartsOn, 'last led until January 5'],
])('of who led until %s it is said: %s', (day, said) => {
  expect(only({ lastLedOn: day, lastHeldOn: day, wasAsked: true })?.reasons).toEqual([said])
})

const led = { wasAsked: true, lastLedOn: '2025-10-01', lastHeldOn: '2025-10-01' }

// Each is first by what is named, and last by all that follows it.
test.each<[string, Facts, Facts]>([
  [
    'who held nothing for longest',
    someone('Zoe', { ...led, lastHeldOn: '2025-09-30', heldThisYear: 2 }),
    someone('Ada', { ...led, heldThisYear: 1 }),
  ],
  [
    'among those, fewest this year',
    someone('Zoe', { ...led, heldThisYear: 1, joinedOn: '2021-08-09' }),
    someone('Ada', { ...led, heldThisYear: 2 }),
  ],
  [
    'among those, who came first',
    someone('Zoe', { ...led, joinedOn: '2020-08-09' }),
    someone('Ada', { ...led, joinedOn: '2020-08-10' }),
  ],
  [
    'among those, by name',
    someone('Ada', { ...led, memberId: '2' }),
    someone('Zoe', { ...led, memberId: '1' }),
  ],
  [
    'of one name, always the same',
    someone('Ada', { ...led, memberId: '1', initials: 'first' }),
    someone('Ada', { ...led, memberId: '2', initials: 'second' }),
  ],
])('a tie is broken: %s', (_, first, second) => {
  for (const facts of [
    [first, second],
    [second, first],
  ])
    expect(inFairOrder(facts, asked).map(({ memberId }) => memberId)).toEqual([
      first.memberId,
      second.memberId,
    ])
})

test.each<[string, Partial<Facts>]>([
  ['has led', { lastHeldOn: '2026-02-20', lastLedOn: '2026-02-20' }],
  ['has held a duty', { lastHeldOn: '2026-02-20' }],
  ['has shadowed', { hasShadowed: true }],
  ['offered', { offer: { readiness: 'ready', on: '2026-02-20' } }],
])('a newcomer who %s is asked to lead, not to shadow first', (_, rest) => {
  const joinedOn = '2026-02-01'
  expect(only({ joinedOn, ...rest })?.isShadowFirst).toBe(false)
  expect(names(someone('Ada', { joinedOn }), someone('Zoe', { joinedOn, ...rest }))).toEqual([
    'Zoe',
    'Ada',
  ])
})

test('who was asked and has not led comes before who has, and who led unasked before them too', () => {
  expect(
    names(
      someone('Ada', { ...led, lastHeldOn: '2024-01-01' }),
      someone('Ben', { wasAsked: true, lastHeldOn: '2026-02-01' }),
      someone('Cho', { ...led, wasAsked: false, lastHeldOn: '2026-01-01' }),
    ),
  ).toEqual(['Cho', 'Ben', 'Ada'])
})
