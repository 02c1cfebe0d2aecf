import { expect, test } from 'vitest'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { needsOf } from '../../../app/domain/calls/needs-a-lead'
import { offer } from '../../../app/domain/calls/offers'
import { callsIn } from '../../support/calls'
import { ownSchool } from '../../support/own-school'
import { rotatingIn } from '../../support/rotating'

const here = ownSchool()
const { initiative, said, offered, endTurnsOf } = rotatingIn(here)

/** Tom leads what Priya follows; a lead is called for from this day, and Priya and Jess offer. */
async function calledFor(startsOn: string) {
  const number = await initiative('PN')
  const calls = callsIn(here.sql, here.cast)
  const call = await calls.call(await here.cast.acting('RO'), number, { startsOn })
  for (const who of ['PN', 'JL']) {
    const acting = await here.cast.acting(who)
    await here.cast.inSchool(() => offer(acting, number, { call, readiness: 'ready' }))
  }
  const handedOver = async (dueOn?: string) => {
    const { taker, id } = await offered(number, 'PN', { dueOn })
    await here.cast.inSchool(() => acceptHandOver(taker, number, id))
  }
  const needs = async () => {
    const acting = await here.cast.acting('GH')
    const all = await here.cast.inSchool(() => needsOf(acting))
    return all.find((need) => need.number === number)?.kind
  }
  const answers = async () =>
    Promise.all(['PN', 'JL'].map(async (who) => (await calls.offerOf(who, number)).answer))
  const cameAbout = async () =>
    (
      await here.sql<{ how: string }[]>`
        select t.came_about as how from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id)
        join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
        where i.number = ${number} and m.initials = 'PN' and t.role = 'lead'`
    ).map(({ how }) => how)
  return { number, handedOver, needs, answers, cameAbout }
}

for (const [when, startsOn, dueOn] of [
  ['a day to come', '2026-03-23', '2026-03-23'],
  ['now', '2026-03-02', undefined],
] as const) {
  test(`a lead that is handed over, for ${when}, to someone who offered answers their offer and the call`, async () => {
    const { handedOver, needs, answers, cameAbout } = await calledFor(startsOn)
    expect([await needs(), await answers()]).toEqual(['called', [null, null]])
    await handedOver(dueOn)
    expect([await needs(), await answers()]).toEqual([undefined, ['accepted', 'declined']])
    expect(await cameAbout()).toEqual(['offered'])
  })
}

test('a call for a lead from much later goes on when the lead is handed over now', async () => {
  const { handedOver, needs, answers } = await calledFor('2026-05-04')
  await handedOver()
  expect([await needs(), await answers()]).toEqual(['called', ['accepted', null]])
})

test('who follows up to some days before they take over follows on until then', async () => {
  const { number, handedOver } = await calledFor('2026-03-23')
  await endTurnsOf(number, ['PN'], '2026-03-14T00:00:00-07:00')
  await handedOver('2026-03-23')
  expect((await said(number)).filter((one) => one.startsWith('PN'))).toEqual([
    'PN follow 2026-03-02 2026-03-13',
    'PN follow 2026-03-14 2026-03-22',
    'PN lead 2026-03-23 2026-06-05',
  ])
})
