import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../app/vocabulary/days'
import { inFairOrder } from '../../../app/domain/rotations/fairness-rule'
import type { Facts } from '../../../app/domain/rotations/fairness-rule'
import { asked, rosters, someone, standings } from '../../support/fair-facts'

const names = (facts: Facts[], on = asked.on) =>
  inFairOrder(facts, { ...asked, on }).map(({ name }) => name)
const tops = fc.constantFrom<Partial<Facts>>(
  { position: 'administrator' },
  { isSponsorHere: true },
  { position: 'administrator', isSponsorHere: true },
)

/** One rotation: the first of the list leads for some days, and has then last held the lead. */
function rotated(roster: Facts[], on: string) {
  const [first] = inFairOrder(roster, { ...asked, on })
  const after = roster.map((one) =>
    one.memberId === first?.memberId
      ? {
          ...one,
          lastHeldOn: on,
          lastLedOn: on,
          wasAsked: true,
          heldThisYear: one.heldThisYear + 1,
        }
      : one,
  )
  return { after, led: first?.memberId ?? '' }
}

test('over many rotations with everyone eligible nobody waits longer than the roster is long', () => {
  fc.assert(
    fc.property(
      rosters,
      fc.integer({ min: 1, max: 40 }),
      fc.array(standings, { minLength: 12, maxLength: 12 }),
      (roster, days, held) => {
        let facts = roster.map((name, place) => someone(name, held[place]))
        const leads: string[] = []
        for (let turn = 0; turn < roster.length * 4; turn += 1) {
          const { after, led } = rotated(facts, addDays('2026-03-02', turn * days))
          facts = after
          leads.push(led)
        }
        for (let at = 0; at + roster.length <= leads.length; at += 1)
          expect(new Set(leads.slice(at, at + roster.length)).size).toBe(roster.length)
      },
    ),
  )
})

test('leave never costs a place: after it everyone stands as if there had been none', () => {
  fc.assert(
    fc.property(
      rosters,
      fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 12, maxLength: 12 }),
      fc.nat(11),
      (roster, ago, who) => {
        const mixed = (place: number) => ({
          wasAsked: place % 3 > 0,
          isOnRoster: place % 2 > 0,
          lastLedOn: place % 4 > 1 ? '2025-10-01' : null,
        })
        const facts = roster.map((name, place) =>
          someone(name, { ...mixed(place), lastHeldOn: addDays('2026-03-02', -(ago[place] ?? 1)) }),
        )
        const away = facts.map((one, place) =>
          place === who % roster.length
            ? { ...one, leave: { startsOn: '2025-10-01', endsOn: '2026-03-01' } }
            : one,
        )
        expect(names(away)).toEqual(names(facts))
        expect(names(away, '2026-02-27')).toEqual(
          names(facts, '2026-02-27').filter((name) => name !== roster[who % roster.length]),
        )
      },
    ),
  )
})

test('the same facts give the same order, however they are laid out', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(['Ada', 'Ben', 'Cho', 'Dee', 'Eve', 'Fay'], { minLength: 6 }),
      (order) => {
        const facts = (list: string[]) =>
          list.map((name) =>
            someone(name, {
              lastHeldOn: name < 'D' ? '2026-01-01' : null,
              heldThisYear: name.charCodeAt(0) % 2,
            }),
          )
        expect(names(facts(order))).toEqual(
          names(facts(['Ada', 'Ben', 'Cho', 'Dee', 'Eve', 'Fay'])),
        )
      },
    ),
  )
})

test('who offered comes before everyone who did not, the ready ones first; the one who declined is asked last', () => {
  const offer = { readiness: 'ready' as const, on: '2026-02-01' }
  const facts = [
    someone('Ada'),
    someone('Ben', { offer, lastHeldOn: '2026-01-10' }),
    someone('Cho', { offer, lastHeldOn: '2025-10-10' }),
    someone('Dee', { declinedOn: '2026-02-20' }),
    someone('Eve', { offer: { readiness: 'shadow first', on: '2026-02-01' } }),
    someone('Fay', { isOnRoster: false }),
  ]
  expect(names(facts)).toEqual(['Cho', 'Ben', 'Eve', 'Ada', 'Fay', 'Dee'])
})

test('nobody without an offer comes before someone who offered, chosen or not, and is there', () => {
  const offers = fc.constantFrom<Partial<Facts>>(
    {},
    {},
    { offer: { readiness: 'ready', on: '2026-02-01' } },
    { offer: { readiness: 'shadow first', on: '2026-02-01' } },
    { offeredOn: '2026-02-01', isOfferedHere: true },
  )
  const places = fc.constantFrom<Partial<Facts>>(
    { isOnRoster: true },
    { isOnRoster: false },
    { position: 'administrator' },
    { isSponsorHere: true },
  )
  fc.assert(
    fc.property(
      rosters,
      fc.array(fc.tuple(standings, offers, places), { minLength: 12, maxLength: 12 }),
      (roster, held) => {
        const facts = roster.map((name, place) =>
          someone(name, { ...held[place]?.[0], ...held[place]?.[1], ...held[place]?.[2] }),
        )
        const order = inFairOrder(facts, asked)
        const offered = order.map(({ reasons }) =>
          reasons.some((reason) => reason.startsWith('offered')),
        )
        expect(order.map(({ isOffered }) => isOffered)).toEqual(offered)
        expect(offered).toEqual(offered.toSorted((a, b) => Number(b) - Number(a)))
      },
    ),
  )
})

test('the sponsor and the administrators are suggested last, unless they offered', () => {
  fc.assert(
    fc.property(
      rosters,
      fc.array(fc.tuple(standings, fc.option(tops), fc.boolean()), {
        minLength: 12,
        maxLength: 12,
      }),
      (roster, held) => {
        const offer = { readiness: 'ready' as const, on: '2026-02-01' }
        const facts = roster.map((name, place) =>
          someone(name, {
            ...held[place]?.[0],
            ...held[place]?.[1],
            offer: held[place]?.[2] ? offer : null,
          }),
        )
        const isTop = (name: string) =>
          facts.some(
            (one) =>
              one.name === name &&
              !one.offer &&
              (one.position === 'administrator' || one.isSponsorHere),
          )
        const order = names(facts)
        expect(order).toHaveLength(roster.length)
        expect(order.map(isTop)).toEqual(order.map(isTop).toSorted((a, b) => Number(a) - Number(b)))
      },
    ),
  )
})

test('after who offered come those of the roster never asked or who have not led, then the others by time since they held something', () => {
  const led = { wasAsked: true, lastLedOn: '2025-09-30', lastHeldOn: '2025-09-30' }
  const facts = [
    someone('Ada', led),
    someone('Ben', { ...led, lastLedOn: '2025-12-01', lastHeldOn: '2025-12-01' }),
    someone('Cho', { wasAsked: true, lastHeldOn: '2026-01-15' }),
    someone('Dee'),
    someone('Eve', { isOnRoster: false }),
    someone('Fay', { offer: { readiness: 'ready', on: '2026-02-01' }, ...led }),
    someone('Gus', { joinedOn: '2026-02-20' }),
    someone('Hal', { position: 'administrator' }),
  ]
  expect(names(facts)).toEqual(['Fay', 'Dee', 'Cho', 'Gus', 'Ada', 'Ben', 'Eve', 'Hal'])
})

test('a newcomer is to shadow first and not left out, unless they shadowed; so is who offered that; a guest and someone on leave never stand there', () => {
  const fresh = { joinedOn: '2026-02-01' }
  const facts = [
    someone('Ada', fresh),
    someone('Ben', { ...fresh, hasShadowed: true }),
    someone('Cho', { ...fresh, offer: { readiness: 'shadow first', on: '2026-02-20' } }),
    someone('Dee', { access: 'guest' }),
    someone('Eve', { leave: { startsOn: '2026-02-01', endsOn: null } }),
    someone('Fay', { lastDayOn: '2026-02-27' }),
    someone('Gus', { isLeadHere: true }),
  ]
  const order = inFairOrder(facts, asked)
  expect(order.map(({ name, isShadowFirst }) => [name, isShadowFirst])).toEqual([
    ['Cho', true],
    ['Ben', false],
    ['Ada', true],
  ])
  expect(order[2]?.reasons).toContain('here since February 1: shadow first')
})

test('who declined is asked after the others, and nobody is told that they did', () => {
  const order = inFairOrder(
    [
      someone('Ada', { declinedOn: '2026-02-20' }),
      someone('Ben', { wasAsked: true, lastLedOn: '2026-02-01', lastHeldOn: '2026-02-01' }),
    ],
    asked,
  )
  expect(order.map(({ name }) => name)).toEqual(['Ben', 'Ada'])
  expect(JSON.stringify(order)).not.toContain('declined')
})

test('while a school itself begins here, nobody is a newcomer', () => {
  const facts = [
    someone('Ada', { joinedOn: '2026-02-01', isFounding: true }),
    someone('Ben', { joinedOn: '2026-02-01' }),
  ]
  expect(inFairOrder(facts, asked).map(({ isShadowFirst }) => isShadowFirst)).toEqual([false, true])
})

test('who asked to shadow first is ready to lead once they have', () => {
  const offer = { readiness: 'shadow first' as const, on: '2026-02-12' }
  const ready = someone('Ben', { offer: { readiness: 'ready', on: '2026-02-12' }, heldThisYear: 1 })
  const orderWith = (hasShadowed: boolean) =>
    inFairOrder([someone('Ana', { offer, hasShadowed }), ready], asked).map(
      ({ name, isShadowFirst }) => [name, isShadowFirst],
    )
  expect(orderWith(true)).toEqual([
    ['Ana', false],
    ['Ben', false],
  ])
  expect(orderWith(false)).toEqual([
    ['Ben', false],
    ['Ana', true],
  ])
})

test('who will be away soon is not suggested before those who stay, whatever they offered, and it says from when', () => {
  fc.assert(
    fc.property(
      rosters,
      fc.array(standings, { minLength: 12, maxLength: 12 }),
      fc.nat(11),
      fc.boolean(),
      (roster, held, who, isOffered) => {
        const leaving = roster[who % roster.length] ?? ''
        const offer = isOffered ? { readiness: 'ready' as const, on: '2026-03-01' } : null
        const facts = roster.map((name, place) =>
          someone(name, {
            ...held[place],
            ...(name === leaving && { awayFrom: '2026-03-09', offer }),
          }),
        )
        const order = inFairOrder(facts, asked)
        expect(order.at(-1)).toMatchObject({ name: leaving })
        expect(order.at(-1)?.reasons).toContain('away from March 9')
      },
    ),
  )
})
