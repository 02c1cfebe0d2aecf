import { test } from 'vitest'
import { guestsOnlyRead } from '../../../app/domain/acting'
import { acceptAsk, ask, declineAsk } from '../../../app/domain/calls/asks'
import { closeCall, openCall } from '../../../app/domain/calls/calls'
import { choose } from '../../../app/domain/calls/choice'
import { acceptOffer, declineOffer, offer } from '../../../app/domain/calls/offers'
import { agreeToPair, declinePair } from '../../../app/domain/calls/pairs'
import { moveInitiative } from '../../../app/domain/stages/moves'
import { addSeat, stepBack } from '../../../app/domain/turns/turns'
import { actsIn } from '../../support/acting-as'
import { callsIn } from '../../support/calls'
import { ownSchool } from '../../support/own-school'
import { refusalsIn } from '../../support/refused'
import { rotatingIn } from '../../support/rotating'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('calls')
const { initiative, planTurnFor } = rotatingIn(here)
const { as, goes, becomesGuest, sponsoredBy, idOf } = actsIn(here)
const stopped = 'This initiative has stopped; its history stays as it is.'
const thanks = 'Thank you.'

type Calling = Partial<Parameters<typeof openCall>[2]>
type Offering = Parameters<typeof offer>[2]

const asks = (by: string, number: number, to: string, role: Parameters<typeof ask>[2]['role']) =>
  as(by, (acting) => ask(acting, number, { to: idOf(to), role }))
const calls =
  (by: string, number: number, said: Calling = {}) =>
  async () =>
    callsIn(here.sql, here.cast).call(await here.cast.acting(by), number, said)
const offers = (by: string, number: number, said: Partial<Offering> = {}) =>
  as(by, (acting) => offer(acting, number, { readiness: 'ready', ...said }))
const stops = (number: number) =>
  as('RO', (acting) => moveInitiative(acting, number, { stage: 'stopped', reason: 'Late.' }))()
const frees = (number: number) => as('TO', (acting) => stepBack(acting, number, {}))()

const called = (by: string, number: number, said: Calling = {}) => calls(by, number, said)()
const offerOf = async (who: string, number: number) =>
  (await callsIn(here.sql, here.cast).offerOf(who, number)).id
const askOf = async (who: string, number: number) =>
  (
    await here.sql<{ id: string }[]>`
      select a.id from asks a join initiatives i on i.id = a.initiative_id
      where i.number = ${number} and a.member_id = ${idOf(who)} order by a.asked_at desc limit 1`
  )[0]?.id ?? ''

test('someone is asked by those who lead, follow or sponsor, and by administrators', async () => {
  const number = await initiative('PN', 'JC')
  await sponsoredBy(number, 'OG')
  await becomesGuest('JC')
  for (const by of ['HW', 'JC'])
    await refused(
      'Those who lead, follow or sponsor this can ask someone.',
      asks(by, number, 'DF', 'follow'),
    )
  for (const [by, to] of [
    ['TO', 'DF'],
    ['PN', 'JL'],
    ['OG', 'HW'],
    ['RO', 'KM'],
  ] as const)
    await goes(asks(by, number, to, 'follow'))
  await stops(number)
  await refused(stopped, asks('RO', number, 'GH', 'follow'))
})

test('who is asked is someone else, does not do it already, and was not asked before', async () => {
  const number = await initiative('PN')
  await refused(
    'You can take it yourself, or offer; there is no need to ask.',
    asks('PN', number, 'PN', 'shadow'),
  )
  await refused('They lead this already.', asks('PN', number, 'TO', 'follow'))
  await refused('They follow this already.', asks('TO', number, 'PN', 'follow'))
  await planTurnFor(number, 'KM', { from: '2026-04-20T07:00:00Z', seat: 2 })
  await refused('They are planned to lead this already.', asks('TO', number, 'KM', 'co-lead'))
  await goes(asks('TO', number, 'PN', 'shadow'))
  await refused(
    'They have been asked already, and have not answered yet.',
    asks('RO', number, 'PN', 'shadow'),
  )
  await goes(
    as('PN', async (acting) => declineAsk(acting, number, { id: await askOf('PN', number) })),
  )
  await goes(asks('RO', number, 'PN', 'shadow'))
})

test('to lead someone is asked where a seat is free; one beside the lead by who may open it', async () => {
  const number = await initiative('PN')
  await refused(
    'Others lead this now. Someone who leads can hand over; or ask for a co-lead.',
    asks('TO', number, 'HW', 'lead'),
  )
  await refused(
    'No seat for a co-lead is free. A lead, the sponsor or an administrator can ask for one more.',
    asks('PN', number, 'HW', 'co-lead'),
  )
  await goes(asks('TO', number, 'HW', 'co-lead'))
  await as('TO', (acting) => addSeat(acting, number))()
  for (const role of ['co-lead', 'lead'] as const) await goes(asks('PN', number, 'DF', role))
})

test('an ask is answered once, and one that a call made by an offer', async () => {
  const number = await initiative()
  await goes(asks('TO', number, 'HW', 'follow'))
  const id = await askOf('HW', number)
  await goes(as('HW', (acting) => declineAsk(acting, number, { id })))
  for (const answers of [
    acceptAsk,
    (...[by, at]: Parameters<typeof acceptAsk>) => declineAsk(by, at, { id }),
  ])
    await refused(
      'This has been answered already.',
      as('HW', (acting) => answers(acting, number, id)),
    )
  const call = await called('TO', number, {
    role: 'shadow',
    audience: 'some',
    asked: [idOf('GH')],
  })
  const byCall = await askOf('GH', number)
  await refused(
    'This asks you to answer a call. Please make an offer, and say how ready you are.',
    as('GH', (acting) => acceptAsk(acting, number, byCall)),
  )
  await refused(
    'This call goes to some, by name. You can leave a standing offer, and the team will know.',
    offers('HW', number, { call }),
  )
  await goes(offers('GH', number, { call }))
  await goes(offers('HW', number))
})

test('a call is opened by a lead, the sponsor or an administrator, one for a role', async () => {
  const number = await initiative('PN')
  await sponsoredBy(number, 'OG')
  await planTurnFor(number, 'KM', { from: '2026-04-20T07:00:00Z', seat: 2 })
  for (const by of ['PN', 'KM', 'HW'])
    await refused(
      'A call is opened by a lead, the sponsor or an administrator.',
      calls(by, number, { role: 'shadow' }),
    )
  await goes(calls('TO', number, { role: 'shadow' }))
  await refused(
    'There is an open call for this role already. Close that one first, or wait for its offers.',
    calls('RO', number, { role: 'shadow' }),
  )
  await goes(calls('OG', number, { role: 'follow' }))
  await goes(calls('RO', number, { role: 'co-lead' }))
  await stops(number)
  await refused(stopped, calls('RO', number, { role: 'lead' }))
})

test('a call begins in a school year', async () => {
  const number = await initiative()
  const isOver = 'The school year ends on Friday, June 5. Please choose a day in it.'
  for (const startsOn of ['2026-06-06', '2027-03-06'])
    await refused(isOver, calls('TO', number, { role: 'shadow', startsOn }))
  await goes(calls('TO', number, { role: 'shadow', startsOn: '2026-06-05' }))
})

test('a call looks ahead, and lasts longer than the days that the school is closed', async () => {
  const number = await initiative()
  const past = 'A call looks ahead. Please choose today or a day to come.'
  const role = 'shadow'
  await refused(past, calls('TO', number, { role, startsOn: '2026-03-01' }))
  await refused(past, calls('TO', number, { role, closesOn: '2026-03-01' }))
  await here.sql`
    insert into closed_days (school_id, id, name, starts_on, ends_on)
    values (${here.cast.schoolId}, gen_random_uuid(), 'Works', '2026-05-11', '2026-05-14')`
  const endingOn = (endsOn: string) => calls('TO', number, { role, startsOn: '2026-05-12', endsOn })
  await refused(
    'The school is closed until Friday, May 15, so it would end before it begins. Please choose later days.',
    endingOn('2026-05-14'),
  )
  await goes(endingOn('2026-05-15'))
  await goes(calls('TO', number, { role: 'follow', closesOn: '2026-03-02' }))
})

test('a call is closed once, by who opened it, a lead, the sponsor or an administrator', async () => {
  const number = await initiative('PN')
  const id = await called('RO', number, { role: 'shadow' })
  const closes = (by: string, call: string) =>
    as(by, (acting) => closeCall(acting, number, { call, closing: 'Enough.', thanks }))
  await refused(
    'A call is closed by who opened it, a lead, the sponsor or an administrator.',
    closes('PN', id),
  )
  await goes(closes('TO', id))
  await refused('This call is closed already.', closes('TO', id))
  await refused('This call is closed already.', offers('HW', number, { call: id }))
  const own = await called('TO', number, { role: 'shadow' })
  await frees(number)
  await goes(closes('TO', own))
})

test('among offers to a call its opener chooses, among standing ones those who give the lead', async () => {
  const number = await initiative('PN')
  const call = await called('RO', number, { role: 'shadow' })
  await goes(offers('HW', number, { call }))
  await goes(offers('GH', number))
  const chooses = async (by: string, of: string, given?: string) => {
    const chosen = { offer: await offerOf(of, number), call: given, reason: 'Good.', thanks }
    return as(by, (acting) => choose(acting, number, chosen))
  }
  await refused(
    'Only the one who opened the call chooses among its offers.',
    await chooses('TO', 'HW', call),
  )
  await refused(
    'Among standing offers, a lead, the sponsor or an administrator chooses.',
    await chooses('PN', 'GH'),
  )
  const other = await called('RO', number, { role: 'follow' })
  await refused('This offer answers another call.', await chooses('RO', 'HW', other))
  await refused('This offer answers another call.', await chooses('RO', 'HW'))
  await goes(await chooses('RO', 'HW', call))
  await goes(await chooses('RO', 'GH', other))
})

test('an offer is made by who does not lead, once, and in confidence to a call alone', async () => {
  const number = await initiative()
  await refused('You lead this already.', offers('TO', number))
  await refused(
    'An offer in confidence answers a call, so that there is someone who reads it.',
    offers('HW', number, { isPrivate: true }),
  )
  await becomesGuest('NE')
  await refused(guestsOnlyRead, offers('NE', number))
  await goes(offers('HW', number))
  await refused(
    'You have offered already. Withdraw that offer first, if you would rather make another.',
    offers('HW', number),
  )
  const call = await called('RO', number, { role: 'shadow' })
  await goes(offers('HW', number, { call, isPrivate: true }))
  await refused(
    'You have offered already. Withdraw that offer first, if you would rather make another.',
    offers('HW', number),
  )
  await stops(number)
  await refused(stopped, offers('DF', number))
})

test('an offer is answered by those who give the lead, one to an open call by who opened it, once', async () => {
  const number = await initiative('PN')
  const accepts = async (by: string, of: string) => {
    const id = await offerOf(of, number)
    return as(by, (acting) => acceptOffer(acting, number, id))
  }
  const declines = async (by: string, of: string) => {
    const id = await offerOf(of, number)
    return as(by, (acting) => declineOffer(acting, number, { id }))
  }
  const notYours =
    'Offers are answered by a lead, the sponsor or an administrator; those to a call by who opened it.'
  await goes(offers('HW', number, { readiness: 'shadow first' }))
  await refused(
    'Offers are answered by a lead, the sponsor or an administrator.',
    await accepts('PN', 'HW'),
  )
  await refused(notYours, await declines('PN', 'HW'))
  const call = await called('RO', number, { role: 'shadow' })
  await goes(offers('GH', number, { call }))
  await refused(
    'This offer answers an open call. The one who opened the call chooses there, with all the offers in sight.',
    await accepts('RO', 'GH'),
  )
  await refused(notYours, await declines('TO', 'GH'))
  await goes(await declines('RO', 'GH'))
  await goes(await accepts('TO', 'HW'))
  for (const again of [accepts, declines])
    await refused('This offer has been answered already.', await again('TO', 'HW'))
  await goes(offers('DF', number))
  await goes(await declines('DF', 'DF'))
})

test('a pair is two people who do not lead, and the other answers once', async () => {
  const number = await initiative()
  const pairs = (by: string, other: string) => offers(by, number, { withMember: idOf(other) })
  await refused(
    'A pair is two people. Please choose someone else, or offer alone.',
    pairs('HW', 'HW'),
  )
  await refused(
    'They lead this already. Please choose someone else, or offer alone.',
    pairs('HW', 'TO'),
  )
  for (const [by, other] of [
    ['HW', 'DF'],
    ['GH', 'KM'],
  ] as const)
    await goes(pairs(by, other))
  await planTurnFor(number, 'KM', { from: '2026-03-09T07:00:00Z', seat: 2 })
  const answering = async (by: string, of: string, act: typeof agreeToPair, day?: string) => {
    const id = await offerOf(of, number)
    return as(by, (acting) => act(acting, number, id), day)
  }
  await refused('You lead this already.', await answering('KM', 'GH', agreeToPair, '2026-03-09'))
  await goes(await answering('KM', 'GH', declinePair, '2026-03-09'))
  await goes(await answering('DF', 'HW', agreeToPair))
  for (const act of [agreeToPair, declinePair])
    await refused('You have answered this already.', await answering('DF', 'HW', act))
})

everyRefusalIsTried()
