import { expect, test } from 'vitest'
import { cancelLeave, goOnLeave, leaveSchool } from '../../../app/domain/absences/absences'
import { passingsOf } from '../../../app/domain/absences/passings'
import { passDue } from '../../../app/domain/absences/reassignments'
import { holdingsOf } from '../../../app/domain/absences/responsibilities'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { answerSponsoring, askToSponsor } from '../../../app/domain/initiatives/sponsors'
import { absencesIn, notes } from '../../support/absences'
import { ownSchool } from '../../support/own-school'

const here = ownSchool({ anew: true })
const { then, on, tick, askedToSponsor, openHandOver, leadOf, action } = absencesIn(here)
const [today, first, last] = ['2026-03-02', '2026-03-23', '2026-04-17']

const idOf = (who: string) => here.cast.who(who).memberId
const shown = async (who: string, day = today) =>
  on(day, async () => passingsOf(then(await here.cast.acting('RO'), day), idOf(who)))
const kinds = async (who: string, day = today) =>
  (await shown(who, day)).map(({ kind, number }) => `${kind} ${number ?? ''}`.trim())

/** All that Marcus holds goes to Lena: he sponsors 1, 4 and 7. */
async function handedOn(from: string) {
  const { things } = await on(today, () => holdingsOf(idOf('MW'), { from, to: null }))
  return {
    leads: [],
    things: things.map(({ kind, id }) => ({ kind, id, to: idOf('LB') })),
  }
}
async function marcusIsAway(from = first, to: string | null = last) {
  const marcus = await here.cast.acting('MW')
  const handed = await handedOn(from)
  return on(today, () => goOnLeave(marcus, marcus.memberId, { from, to, ...handed }))
}
async function marcusLeaves(lastDay: string) {
  const marcus = await here.cast.acting('MW')
  const handed = await handedOn(lastDay)
  return on(today, () => leaveSchool(marcus, marcus.memberId, { lastDay, ...handed }))
}
const comesBack = async (leave: string, day = today) => {
  const marcus = then(await here.cast.acting('MW'), day)
  return on(day, () => cancelLeave(marcus, marcus.memberId, leave))
}

test('what passes on is shown up to the last day of the leave, by kind and number', async () => {
  await action(await here.cast.acting('MW'), 'Write the duty cover plan')
  await marcusIsAway()
  const all = ['action 6', 'sponsorship 1', 'sponsorship 4', 'sponsorship 7']
  for (const day of [today, first, last]) expect([day, await kinds('MW', day)]).toEqual([day, all])
  expect(await kinds('MW', '2026-04-18')).toEqual([])
  expect((await shown('MW'))[0]).toMatchObject({ on: first, to: 'Lena Brandvold', isPassed: false })
})

test('a lead is shown first, on the day that it is asked for, and what is followed is not shown', async () => {
  await here.sql`
    insert into closed_days (school_id, id, name, starts_on, ends_on)
    values (${here.cast.schoolId}, gen_random_uuid(), 'Flood', ${first}, '2026-03-24')`
  const carla = await here.cast.acting('CR')
  await action(carla, 'Ask the parents')
  const turn = await leadOf(carla, 6)
  await on(today, () =>
    goOnLeave(carla, carla.memberId, {
      from: first,
      to: last,
      leads: [{ turn, to: idOf('KM'), ...notes }],
      things: [],
    }),
  )
  const [lead, ...others] = await shown('CR')
  expect(lead).toMatchObject({
    kind: 'turn',
    number: 6,
    on: '2026-03-25',
    isAsked: true,
    answer: null,
  })
  expect(others.map(({ kind, on: day }) => [kind, day])).toEqual([['action', first]])
  const id = (await openHandOver(6))?.id ?? ''
  await on(today, async () => acceptHandOver(await here.cast.acting('KM'), 6, id))
  expect((await shown('CR'))[0]).toMatchObject({ answer: 'accepted' })
})

test('a leave that did not take place shows nothing, though something had passed on', async () => {
  const leave = await marcusIsAway(today)
  expect(await kinds('MW')).toHaveLength(3)
  await comesBack(leave, '2026-03-03')
  expect(await kinds('MW', '2026-03-03')).toEqual([])
})

test('a last day that was moved shows each thing once, also when it is over', async () => {
  await marcusLeaves('2026-04-30')
  await marcusLeaves('2026-05-15')
  const all = ['sponsorship 1', 'sponsorship 4', 'sponsorship 7']
  expect(await kinds('MW')).toEqual(all)
  expect((await shown('MW')).map((one) => one.on)).toEqual(all.map(() => '2026-05-16'))
  await tick('2026-05-16')
  expect(await kinds('MW', '2026-05-18')).toEqual(all)
  expect((await shown('MW', '2026-05-18')).map(({ isPassed }) => isPassed)).toEqual([
    true,
    true,
    true,
  ])
})

test('to sponsor counts what was answered last since it passed on, and nothing from before', async () => {
  const [lena, renata] = [await here.cast.acting('LB'), await here.cast.acting('RO')]
  const initiative = await here.cast.initiativeId(4)
  const asks = (day: string) => on(day, () => askToSponsor(renata, initiative, lena.memberId))
  const says = (day: string, yes: boolean) =>
    on(day, () => answerSponsoring(then(lena, day), 4, { yes, line: 'Gladly.' }))
  const answer = async () => (await shown('MW')).find(({ number }) => number === 4)?.answer
  await asks('2026-02-27')
  await says('2026-03-01', false)
  await marcusIsAway()
  expect(await answer()).toBeNull()
  await says('2026-03-03', false)
  expect(await answer()).toBe('declined')
  await asks('2026-03-04')
  expect(await answer()).toBeNull()
  await says('2026-03-05', true)
  expect(await answer()).toBe('accepted')
})

test('a leave that is taken back leaves a question from before it, and another leave, as they are', async () => {
  const renata = await here.cast.acting('RO')
  const initiative = await here.cast.initiativeId(4)
  await on('2026-03-01', () => askToSponsor(renata, initiative, idOf('LB')))
  const leave = await marcusIsAway()
  await action(await here.cast.acting('MW'), 'Write the duty cover plan')
  await marcusIsAway('2026-04-20', '2026-04-24')
  expect(await kinds('MW')).toEqual(['action 6', 'sponsorship 1', 'sponsorship 4', 'sponsorship 7'])
  expect([await askedToSponsor(1), await askedToSponsor(4)]).toEqual(['LB', 'LB'])
  await comesBack(leave)
  expect([await askedToSponsor(1), await askedToSponsor(4)]).toEqual([null, 'LB'])
  expect(await kinds('MW')).toEqual(['action 6'])
})

test('what was taken back, or is for a later day, does not pass on though someone comes to do it', async () => {
  const leave = await marcusIsAway()
  const ids = (await shown('MW')).map(({ id }) => id)
  const passes = async (day: string) => {
    for (const id of ids) await on(day, () => passDue(id))
    return here.sql`select from initiatives where sponsor_id = ${idOf('MW')} and number in (1, 4, 7)`
  }
  expect(await passes('2026-03-22')).toHaveLength(3)
  await comesBack(leave)
  expect(await passes(first)).toHaveLength(3)
})
