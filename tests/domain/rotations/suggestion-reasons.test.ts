import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inFairOrder } from '../../../app/domain/rotations/fairness-rule'
import type { Facts } from '../../../app/domain/rotations/fairness-rule'
import { asked, rosters, someone, standings } from '../../support/fair-facts'

const reasonsOf = (rest: Partial<Facts>) =>
  inFairOrder([someone('Ana', { wasAsked: true, ...rest })], asked)[0]?.reasons

test('every name carries its reason in plain words', () => {
  fc.assert(
    fc.property(rosters, fc.array(standings, { minLength: 12, maxLength: 12 }), (roster, held) => {
      const facts = roster.map((name, place) => someone(name, held[place]))
      for (const { reasons } of inFairOrder(facts, asked)) {
        expect(reasons.length).toBeGreaterThan(0)
        for (const reason of reasons) expect(reason).toMatch(/^[a-z].*[a-z0-9]$/)
      }
    }),
  )
  const [denise] = inFairOrder(
    [
      someone('Denise', {
        offer: { readiness: 'ready with support', on: '2025-05-12' },
        lastHeldOn: '2025-11-20',
        lastLedOn: '2025-11-20',
        leave: { startsOn: '2026-01-10', endsOn: '2026-03-02' },
      }),
    ],
    { ...asked, on: '2026-03-09' },
  )
  expect(denise?.reasons).toEqual([
    'offered on May 12, ready with support',
    'has not led this term',
    'not asked yet',
    'back from leave on March 3',
  ])
})

test('what someone leads now, and from a day to come, is said before what they led', () => {
  const leadsFrom = [{ title: 'Garden', on: '2026-03-09' }]
  expect(reasonsOf({ leadsNow: ['Attendance'], lastLedOn: '2026-02-02' })).toEqual([
    'leads Attendance now',
  ])
  expect(reasonsOf({ leadsNow: ['Attendance'], leadsFrom })).toEqual([
    'leads Attendance now and Garden from March 9',
  ])
})

test('an offer without a condition is said without one', () => {
  const offered = (readiness: 'ready' | 'shadow first') =>
    reasonsOf({ offer: { readiness, on: '2026-02-12' } })?.[0]
  expect([offered('ready'), offered('shadow first')]).toEqual([
    'offered on February 12',
    'offered on February 12, shadow first',
  ])
})

test('of a student it is said who stands beside them, and of nobody else', () => {
  const ally = 'Denise'
  expect(reasonsOf({ position: 'student', ally })).toContain('adult ally: Denise')
  expect(reasonsOf({ position: 'student' })).toContain('has no adult ally now')
  expect(reasonsOf({ position: 'teacher', ally })).toEqual(['has not led yet'])
})

test('nobody is back from a leave that is still to come', () => {
  const leave = { startsOn: '2026-03-09', endsOn: '2026-03-13' }
  expect(reasonsOf({ leave })).toEqual(['has not led yet'])
})
