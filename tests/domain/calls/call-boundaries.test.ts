import { beforeAll, expect, test } from 'vitest'
import { needsOf } from '../../../app/domain/calls/needs-a-lead'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { addAction } from '../../../app/domain/initiatives/actions'
import { callsIn } from '../../support/calls'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'
import { rotatingIn } from '../../support/rotating'

const here = ownSchool()
const { initiative, offered, endTurnsOf, planTurnFor } = rotatingIn(here)
let calls: ReturnType<typeof callsIn>
beforeAll(() => void (calls = callsIn(here.sql, here.cast)))

test.each([
  [{ startsOn: '2026-03-01' }, 'conflict'],
  [{ startsOn: '2026-03-02' }, 'done'],
  [{ startsOn: '2026-03-02', closesOn: '2026-03-01' }, 'conflict'],
  [{ startsOn: '2026-03-02', closesOn: '2026-03-02' }, 'done'],
  [{ startsOn: '2026-03-09', endsOn: '2026-03-08' }, 'conflict'],
  [{ startsOn: '2026-03-09', endsOn: '2026-03-09' }, 'done'],
  // Spring break is from April 6 to 10.
  [{ startsOn: '2026-04-06', endsOn: '2026-04-12' }, 'conflict'],
  [{ startsOn: '2026-04-06', endsOn: '2026-04-13' }, 'done'],
])('on March 2 a call %o: %s', async (days, came) => {
  const renata = await here.cast.acting('RO')
  expect(await kindOf(calls.call(renata, await calls.initiative(), days))).toBe(came)
})

test.each([
  ['2026-03-03', 'called'],
  ['2026-03-04', undefined],
  ['2026-03-18', undefined],
  ['2026-04-01', undefined],
  ['2026-04-02', 'called'],
])(
  'a call for a lead from %s is over for one who leads from March 18: %s',
  async (startsOn, kind) => {
    const number = await initiative('PN')
    const renata = await here.cast.acting('RO')
    await calls.call(renata, number, { startsOn })
    const { taker, id } = await offered(number, 'PN', { dueOn: '2026-03-18' })
    await here.cast.inSchool(() => acceptHandOver(taker, number, id))
    const needs = await here.cast.inSchool(() => needsOf(renata))
    expect(needs.find((need) => need.number === number)?.kind).toBe(kind)
  },
)

// Tom leads up to Friday, March 27; the four weeks end on Monday, March 30.
test.each([
  ['2026-03-28 07:00Z', undefined],
  ['2026-03-30 07:00Z', undefined],
  ['2026-03-31 07:00Z', 'gap'],
])('with the next lead from %s, in four weeks it needs one: %s', async (from, kind) => {
  const number = await initiative('PN')
  await endTurnsOf(number, ['TO', 'PN'], '2026-03-28 07:00Z')
  await planTurnFor(number, 'PN', { from, seat: 1 })
  const renata = await here.cast.acting('RO')
  const needs = await here.cast.inSchool(() => needsOf(renata))
  expect(needs.find((need) => need.number === number)?.kind).toBe(kind)
})

test.each([
  ['2026-03-01', 'conflict'],
  ['2026-03-02', 'done'],
  ['2026-03-03', 'done'],
])('on March 2 something is to be done by %s: %s', async (dueOn, came) => {
  const [number, tom] = [await initiative(), await here.cast.acting('TO')]
  const action = { text: 'Write it down', owner: tom.memberId, dueOn }
  expect(await kindOf(here.cast.inSchool(() => addAction(tom, number, action)))).toBe(came)
})

test('of those that need a lead the one without for longest comes first, of two alike the older', async () => {
  const [late, first, second] = [await initiative(), await initiative(), await initiative()]
  for (const [number, since] of [
    [late, '2026-02-21'],
    [first, '2026-02-10'],
    [second, '2026-02-10'],
  ] as const)
    await here.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`update turns set began_at = '2026-01-05 08:00Z', ended_at = ${`${since} 08:00Z`}::text::timestamptz, leaves = true where initiative_id = (select id from initiatives where number = ${number})`
      await tx`update school_versions set version = version + 1`
    })
  const renata = await here.cast.acting('RO')
  const needs = await here.cast.inSchool(() => needsOf(renata))
  const mine = needs.filter(({ number }) => [late, first, second].includes(number))
  expect(mine.map(({ number }) => number)).toEqual([first, second, late])
})
