import { beforeAll, expect, test } from 'vitest'
import { fairnessOf } from '../../../app/domain/rotations/fairness-facts'
import { addDays } from '../../../app/vocabulary/days'
import { ownSchool } from '../../support/own-school'
import { withPast } from '../../support/pasts'

const here = ownSchool()
const on = '2026-03-23'
const yearBegins = '2025-08-11'
let leadBegan = ''

beforeAll(async () => {
  const [row] = await here.sql<
    { began: string }[]
  >`select max(began_at)::text as began from turns t join initiatives i on i.id = t.initiative_id where i.number = 1 and t.role = 'lead' and t.during @> skein_now()`
  leadBegan = row?.began ?? ''
})

/** What is suggested of these people for the lead of the first initiative, in its order. */
async function suggested(ids: string[], day = on) {
  const acting = await here.cast.acting('RO')
  const list = await here.cast.inSchool(async () =>
    fairnessOf(acting, { initiativeId: await here.cast.initiativeId(1), on: day }),
  )
  return list.filter(({ memberId }) => ids.includes(memberId))
}
type Past = Omit<Parameters<typeof withPast>[1], 'name'>
const reasonsOf = async (past: Past, day = on) =>
  (await suggested([await withPast(here, { name: 'Ada', ...past })], day))[0]?.reasons
const orderOf = async (first: Past, second: Past) => {
  const [ada, ben] = [
    await withPast(here, { name: 'Ada', ...first }),
    await withPast(here, { name: 'Ben', ...second }),
  ]
  return (await suggested([ada, ben])).map(({ name }) => name)
}

test.each([
  [28, 6, 'away from April 20'],
  [29, 6, undefined],
  [1, 6, 'away from March 24'],
  [28, 5, undefined],
  [28, null, 'away from April 20'],
])('a leave %i days ahead, for %s days more, is said: %s', async (ahead, more, said) => {
  const from = addDays(on, ahead)
  const reasons = await reasonsOf({
    leaves: [{ from, to: more === null ? null : addDays(from, more) }],
  })
  expect(reasons?.find((reason) => reason.startsWith('away'))).toBe(said)
})

test.each([
  [0, 'away from March 24'],
  [28, 'away from April 21'],
  [29, undefined],
])('a last day %i days ahead is said: %s', async (ahead, said) => {
  const reasons = await reasonsOf({ lastDayOn: addDays(on, ahead) })
  expect(reasons?.find((reason) => reason.startsWith('away'))).toBe(said)
})

test.each([
  [-1, 0, false],
  [0, 7, false],
  [-8, -1, true],
  [1, 8, true],
])('who is on leave from day %i to day %i is suggested: %s', async (from, to, isThere) => {
  const leaves = [
    { from: '2025-09-01', to: '2025-09-05' },
    { from: addDays(on, from), to: addDays(on, to) },
  ]
  expect((await reasonsOf({ leaves })) !== undefined).toBe(isThere)
})

test('of several leaves the last is the one that someone is back from', async () => {
  const leaves = [
    { from: '2026-02-02', to: '2026-02-06' },
    { from: '2026-03-02', to: '2026-03-06' },
  ]
  expect(await reasonsOf({ leaves })).toContain('back from leave on March 7')
})

test.each([
  [addDays(on, -1), true],
  [on, true],
  [addDays(on, 1), false],
])('who joins on %s is suggested for March 23: %s', async (joinedOn, isThere) => {
  expect((await reasonsOf({ joinedOn })) !== undefined).toBe(isThere)
})

// The school began here on August 11: who came within thirty days is as new as everyone.
test.each([
  ['2025-09-10', false],
  ['2025-09-11', true],
])('who joined on %s is a newcomer in November: %s', async (joinedOn, isNew) => {
  const id = await withPast(here, { name: 'Ada', joinedOn })
  expect((await suggested([id], '2025-11-17'))[0]?.isShadowFirst).toBe(isNew)
})

test.each([
  [addDays(yearBegins, -1), false],
  [yearBegins, true],
])('an offer of %s is of this school year: %s', async (offeredOn, isSaid) => {
  expect((await reasonsOf({ offeredOn }))?.includes('offered elsewhere in August')).toBe(isSaid)
})

test.each<[string, Past, string[], string]>([
  ['here, and was not chosen', { offeredFor: 1 }, ['Ben', 'Ada'], 'offered in February'],
  ['elsewhere', {}, ['Ada', 'Ben'], 'offered elsewhere in February'],
  [
    'here, and declined it since',
    { offeredFor: 1, declined: { number: 1, at: '2026-02-20 10:00Z', by: 'ask' } },
    ['Ada', 'Ben'],
    'has not led yet',
  ],
  [
    'here after declining it',
    { offeredFor: 1, declined: { number: 1, at: '2026-02-10 10:00Z', by: 'ask' } },
    ['Ben', 'Ada'],
    'offered in February',
  ],
])('of two the one who offered to lead %s', async (_, past, order, said) => {
  const ben = { offeredOn: '2026-02-16', ...past }
  expect(await orderOf({}, ben)).toEqual(order)
  expect((await reasonsOf(ben))?.[0]).toBe(said)
})

// The two held something last on the same day; who held less this year goes first, else Ada.
const held = { on: '2025-10-01' }
test.each<[string, Past, Past, string[]]>([
  [
    'a duty on the first day of the year counts',
    { duties: [held, { on: yearBegins }] },
    { duties: [held, { on: addDays(yearBegins, -1) }] },
    ['Ben', 'Ada'],
  ],
  [
    'a duty that was corrected counts once',
    { duties: [{ ...held, corrected: held.on }] },
    { duties: [held] },
    ['Ada', 'Ben'],
  ],
  [
    'a duty that was corrected to another day is of that day',
    { duties: [{ on: '2025-11-03', corrected: held.on }] },
    { duties: [held] },
    ['Ada', 'Ben'],
  ],
  [
    'a lead that began with the first day of the year counts',
    { led: [{ from: yearBegins, to: '2025-09-19' }] },
    { led: [{ from: addDays(yearBegins, -1), to: '2025-09-19' }] },
    ['Ben', 'Ada'],
  ],
])('of two with the same last day: %s', async (_, ada, ben, order) => {
  expect(await orderOf(ada, ben)).toEqual(order)
})

test.each([
  ['another lead by an ask', { number: 2, by: 'ask' as const }, 1, ['Ada', 'Ben']],
  ['another lead by a hand-over', { number: 2, by: 'hand-over' as const }, 1, ['Ada', 'Ben']],
  ['this one by an ask', { number: 1, by: 'ask' as const }, 1, ['Ben', 'Ada']],
  ['this one by a hand-over', { number: 1, by: 'hand-over' as const }, 1, ['Ben', 'Ada']],
  ['this one before it changed hands', { number: 1, by: 'ask' as const }, -1, ['Ada', 'Ben']],
])('who declined %s', async (_, lead, hours, order) => {
  const at = new Date(new Date(leadBegan).getTime() + hours * 3_600_000).toISOString()
  expect(await orderOf({ declined: { ...lead, at } }, { declined: undefined })).toEqual(order)
})
