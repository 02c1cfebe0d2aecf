import { expect, test } from 'vitest'
import { goOnLeave } from '../../../app/domain/absences/absences'
import { passingsOf } from '../../../app/domain/absences/passings'
import { holdingsOf } from '../../../app/domain/absences/responsibilities'
import { openCall } from '../../../app/domain/calls/calls'
import { offer } from '../../../app/domain/calls/offers'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { answerSponsoring, askToSponsor } from '../../../app/domain/initiatives/sponsors'
import { absencesIn } from '../../support/absences'
import { ownSchool } from '../../support/own-school'
import { rotatingIn } from '../../support/rotating'

const here = ownSchool({ anew: true })
const { initiative, offered, planTurnFor } = rotatingIn(here)
const { on } = absencesIn(here)
const today = '2026-03-02'
const idOf = (who: string) => here.cast.who(who).memberId
const held = (who: string, from: string, to: string | null) =>
  on(today, () => holdingsOf(idOf(who), { from, to }))

test.each([
  ['2026-03-23', '2026-03-27', true],
  ['2026-03-19', '2026-03-23', true],
  ['2026-03-24', '2026-03-27', false],
  ['2026-03-19', '2026-03-22', false],
])('a hand-over for March 23 ends with an absence from %s to %s: %s', async (from, to, ends) => {
  await offered(await initiative(), 'KM', { dueOn: '2026-03-23' })
  const { endings } = await held('KM', from, to)
  expect(endings.some(({ what }) => what === 'hand-over')).toBe(ends)
})

test('what was offered in confidence is not named among what ends', async () => {
  const number = await initiative()
  await here.cast.inSchool(async () => {
    const tom = await here.cast.acting('TO')
    const said = { hours: '', recompense: '', skills: '', support: '', audience: 'all' as const }
    await openCall(tom, number, { ...said, role: 'shadow', startsOn: today, asked: [] })
  })
  const [call] = await here.sql<{ id: string }[]>`
    select c.id from calls c join initiatives i on i.id = c.initiative_id where i.number = ${number}`
  for (const [who, isPrivate] of [
    ['KM', true],
    ['DF', false],
  ] as const) {
    const acting = await here.cast.acting(who)
    await here.cast.inSchool(() =>
      offer(acting, number, { call: call?.id, readiness: 'ready', isPrivate }),
    )
    const { endings } = await held(who, '2026-03-23', null)
    const named = endings.some((one) => one.number === number && one.what === 'offer')
    expect([who, named]).toEqual([who, !isPrivate])
  }
})

test('a lead passes on from the first day of the absence, and from today where that is past', async () => {
  for (const [from, dueOn] of [
    ['2026-02-23', today],
    [today, today],
    ['2026-03-03', '2026-03-03'],
  ] as const) {
    const { leads } = await held('CR', from, null)
    expect(leads.find(({ number }) => number === 6)).toMatchObject({ dueOn })
  }
})

test.each(['KM', 'TO'])(
  'who leads next in the seat is known, where it is another: %s',
  async (who) => {
    const number = await initiative()
    await here.sql`
    update turns set leaves = true, ended_at = '2026-03-23T07:00:00Z'
    where role = 'lead' and initiative_id = (select id from initiatives where number = ${number})`
    await planTurnFor(number, who, { from: '2026-03-23T07:00:00Z', seat: 1 })
    const next = async (from: string) =>
      (await held('TO', from, null)).leads.find((lead) => lead.number === number)?.nextId
    expect(await next('2026-03-20')).toBe(who === 'TO' ? null : idOf(who))
  },
)

test('of a lead to come its own open hand-over is shown, before the notes with which it was received', async () => {
  const number = await initiative()
  const { id, taker } = await offered(number, 'KM', { dueOn: '2026-03-23', stands: 'From Tom.' })
  await on(today, () => acceptHandOver(taker, number, id))
  const handOverOf = async () =>
    (await held('KM', '2026-03-23', null)).leads.find((lead) => lead.number === number)?.handOver
  expect(await handOverOf()).toMatchObject({ id: null, stands: 'From Tom.' })
  await here.sql`
    insert into hand_overs (school_id, id, initiative_id, turn_id, to_member_id, stands, next, prepared_by, offered_by, offered_at, due_on)
    select school_id, gen_random_uuid(), initiative_id, id, ${idOf('DF')}, 'From Kofi.', 'x', member_id, member_id, skein_now(), '2026-03-30'
    from turns where member_id = ${idOf('KM')} and role = 'lead' and began_at > skein_now() and initiative_id = (select id from initiatives where number = ${number})`
  expect(await handOverOf()).toMatchObject({ toId: idOf('DF'), stands: 'From Kofi.' })
})

test('who was asked to sponsor before someone goes away answers for that, too', async () => {
  const [renata, lena, marcus] = [
    await here.cast.acting('RO'),
    await here.cast.acting('LB'),
    await here.cast.acting('MW'),
  ]
  const id = await here.cast.initiativeId(4)
  await on('2026-03-01', () => askToSponsor(renata, id, lena.memberId))
  const things = [{ kind: 'sponsorship', id, to: lena.memberId }]
  await on(today, () =>
    goOnLeave(marcus, marcus.memberId, { from: '2026-03-23', to: null, leads: [], things }),
  )
  await on('2026-03-03', () => answerSponsoring(lena, 4, { yes: false, line: '' }))
  const shown = await on('2026-03-03', () => passingsOf(renata, marcus.memberId))
  expect(shown.find(({ number }) => number === 4)).toMatchObject({ answer: 'declined' })
})
