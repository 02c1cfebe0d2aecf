import { test } from 'vitest'
import { closeCall } from '../../../app/domain/calls/calls'
import { choose } from '../../../app/domain/calls/choice'
import { offer } from '../../../app/domain/calls/offers'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { lockedInitiative } from '../../../app/domain/initiatives/state'
import { moveInitiative } from '../../../app/domain/stages/moves'
import { setPlan } from '../../../app/domain/turns/rotation-plan'
import type { PlanSaid } from '../../../app/domain/turns/rotation-plan'
import { planTurn } from '../../../app/domain/turns/schedule'
import { changeNow } from '../../../app/domain/turns/succession'
import { addSeat } from '../../../app/domain/turns/turns'
import { actsIn } from '../../support/acting-as'
import { callsIn } from '../../support/calls'
import { ownSchool } from '../../support/own-school'
import { refusalsIn } from '../../support/refused'
import { rotatingIn } from '../../support/rotating'
import { planning } from '../../support/sources-of-turns'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('turns', (file) => planning.includes(file))
const { initiative, offered, planTurnFor, endTurnsOf } = rotatingIn(here)
const { as, goes, idOf, sponsoredBy, leadsBeside } = actsIn(here)

const termly: PlanSaid = { cadence: 'every term', seats: 1, choosing: 'fairest first' }
const plans = (by: string, number: number, said: Partial<PlanSaid> = {}) =>
  as(by, (acting) => setPlan(acting, number, { ...termly, ...said }))

/** A call from a day on that someone offers to, and the act of choosing them. */
async function chosen(
  number: number,
  {
    by,
    who,
    role = 'lead' as const,
    startsOn = '2026-03-30',
  }: {
    by: string
    who: string
    role?: 'lead' | 'co-lead'
    startsOn?: string
  },
) {
  const { call, offerOf } = callsIn(here.sql, here.cast)
  const id = await call(await here.cast.acting(by), number, { role, startsOn })
  await as(who, (acting) => offer(acting, number, { call: id, readiness: 'ready' }))()
  const { id: given } = await offerOf(who, number)
  return as(by, (acting) =>
    choose(acting, number, { call: id, offer: given, reason: 'Knows it.', thanks: 'Thank you.' }),
  )
}

test('a rotation is planned by a lead, the sponsor or an administrator, and not by who follows or is to lead', async () => {
  const number = await initiative('PN')
  await sponsoredBy(number, 'OG')
  await planTurnFor(number, 'KM', { from: '2026-04-20T07:00:00Z', seat: 2 })
  for (const by of ['PN', 'KM', 'HW'])
    await refused(
      'The rotation is planned by a lead, the sponsor or an administrator.',
      plans(by, number),
    )
  for (const by of ['TO', 'OG', 'LB']) await goes(plans(by, number, { seats: 2 }))
})

test('a plan has a seat for everyone who leads, an order of at least one, each once, and a day to come', async () => {
  const number = await initiative('PN')
  await leadsBeside(number, 'RT')
  const [tom, priya] = here.cast.ids(['TO', 'PN'])
  const not = (sentence: string, plan: Partial<PlanSaid>) =>
    refused(sentence, plans('TO', number, { seats: 2, ...plan }))
  await not('2 lead this now. Please plan at least as many seats.', { seats: 1 })
  const inOrder = { choosing: 'in this order' as const }
  await not('Please put at least one person into the order, or let the fairest go first.', inOrder)
  await not('Someone is in the order twice. Please name each person once.', {
    ...inOrder,
    order: [tom!, priya!, tom!],
  })
  const milestone = { cadence: 'at a milestone' as const, milestone: 'The first fair' }
  await not('That day is over. Please choose today or a day to come.', {
    ...milestone,
    milestoneOn: '2026-03-01',
  })
  await goes(plans('TO', number, { seats: 2, ...inOrder, order: [tom!, priya!] }))
  await goes(plans('TO', number, { seats: 2, ...milestone, milestoneOn: '2026-03-02' }))
})

test('nobody is chosen to lead from a day on which they lead already', async () => {
  const number = await initiative()
  const opens = as('TO', (acting) => addSeat(acting, number))
  await goes(opens)
  await goes(opens)
  await planTurnFor(number, 'KM', { from: '2026-04-20T07:00:00Z', seat: 2 })
  const from = (startsOn: string, who: string) =>
    chosen(number, { by: 'TO', who, role: 'co-lead', startsOn })
  await refused('They lead this already at that time.', await from('2026-04-27', 'KM'))
  const [call] = await here.sql<{ id: string }[]>`
    select id from calls where initiative_id = ${await here.cast.initiativeId(number)}`
  await goes(
    as('TO', (acting) =>
      closeCall(acting, number, { call: call?.id ?? '', closing: 'They do.', thanks: 'Thanks.' }),
    ),
  )
  await goes(await from('2026-04-27', 'HW'))
})

test('a lead from a day on takes a seat that is free then, or that of the one who chooses', async () => {
  const number = await initiative('PN')
  await refused(
    'All leads still lead on that day. Someone who leads can hand over, or a place for a co-lead can be opened.',
    await chosen(number, { by: 'LB', who: 'PN' }),
  )
  await goes(await chosen(await initiative('PN'), { by: 'TO', who: 'PN' }))
  await goes(await chosen(await initiative('PN'), { by: 'LB', who: 'PN', role: 'co-lead' }))
})

test('a seat that a plan takes away is opened for nobody while someone is planned in it', async () => {
  const number = await initiative()
  await planTurnFor(number, 'KM', { from: '2026-03-09T07:00:00Z', seat: 2 })
  const chooses = await chosen(number, { by: 'TO', who: 'HW', role: 'co-lead' })
  await refused('That seat is held by then. Please look again.', chooses)
  await goes(as('TO', (acting) => addSeat(acting, number)))
  await goes(chooses)
})

test('nothing is planned where all has stopped', async () => {
  const number = await initiative('PN')
  const planned = as('TO', async (acting) =>
    planTurn(acting, await lockedInitiative(number), {
      memberId: idOf('JL'),
      role: 'follow',
      from: '2026-03-30',
      cameAbout: 'asked',
      reason: '',
    }),
  )
  await as('TO', (acting) =>
    moveInitiative(acting, number, { stage: 'stopped', reason: 'Late.' }),
  )()
  await refused('This initiative has stopped; its history stays as it is.', planned)
  await as('TO', (acting) => moveInitiative(acting, number, { stage: 'pilot' }))()
  await goes(planned)
})

test('nothing is planned from after the last school year on', async () => {
  const number = await initiative('PN')
  const planned = (from: string) =>
    as('RO', async (acting) =>
      planTurn(acting, await lockedInitiative(number), {
        memberId: idOf('RT'),
        role: 'follow',
        from,
        cameAbout: 'asked',
        reason: '',
      }),
    )
  await refused(
    'The school year is over by then. Please choose a day in it.',
    planned('2026-06-06'),
  )
  await goes(planned('2026-06-05'))
})

const inItsPlace = 'That lead has ended in the meantime, and someone leads in its place.'

test('a lead that has run out is taken up where nobody leads in its place', async () => {
  const number = await initiative('PN')
  const { id } = await offered(number, 'PN')
  const accepts = as('PN', (acting) => acceptHandOver(acting, number, id), '2026-03-16')
  await endTurnsOf(number, ['TO'], '2026-03-09T07:00:00Z')
  await planTurnFor(number, 'KM', { from: '2026-03-10T07:00:00Z', seat: 1 })
  await refused(inItsPlace, accepts)
  await here.sql`update turns set leaves = true, ended_at = '2026-03-16T07:00:00Z' where member_id = ${idOf('KM')} and initiative_id = ${await here.cast.initiativeId(number)}`
  await goes(accepts)
})

test('a lead is taken up on its day where nobody but who is planned for it leads in its place', async () => {
  const number = await initiative('PN')
  const { id } = await offered(number, 'PN', { dueOn: '2026-03-30' })
  const accepts = (day: string) => as('PN', (acting) => acceptHandOver(acting, number, id), day)
  await endTurnsOf(number, ['TO'], '2026-03-09T07:00:00Z')
  await planTurnFor(number, 'KM', { from: '2026-03-10T07:00:00Z', seat: 1 })
  await refused(inItsPlace, accepts('2026-03-16'))
  await goes(accepts('2026-03-09'))
})

test('what is handed over is a lead', async () => {
  const number = await initiative('PN')
  const gives = (who: string) =>
    as('JL', async (acting) => {
      const at = await initiativeState(number)
      const turnId = at.held.find(({ memberId }) => memberId === idOf(who))?.turnId ?? ''
      const given = { reflection: '', reflectionShared: false, weeksShadowed: 0, weeksBeside: 0 }
      return changeNow(acting, at, { turnId, ...given })
    })
  await refused('Only a lead is handed over.', gives('PN'))
  await goes(gives('TO'))
})

test('a rotation has as many seats as people who are planned to lead at once', async () => {
  const number = await initiative('PN')
  await here.sql`update initiatives set lead_seats = 2 where number = ${number}`
  await planTurnFor(number, 'KM', { from: '2026-04-20T07:00:00Z', seat: 2 })
  await refused(
    '2 are to lead this from Monday, April 20. Please plan at least as many seats.',
    plans('RO', number),
  )
  await goes(plans('RO', number, { seats: 2 }))
})

test('what has stopped is planned no further, and no seat is opened there', async () => {
  const number = await initiative('PN')
  await as('RO', (acting) =>
    moveInitiative(acting, number, { stage: 'stopped', reason: 'It was too soon.' }),
  )()
  const sentence = 'This initiative has stopped; its history stays as it is.'
  await refused(sentence, plans('RO', number))
  await refused(
    sentence,
    as('RO', (acting) => addSeat(acting, number)),
  )
})

everyRefusalIsTried()
