import { test } from 'vitest'
import { guestsOnlyRead } from '../../../app/domain/acting'
import type { Acting } from '../../../app/domain/acting'
import { acceptAsk, ask } from '../../../app/domain/calls/asks'
import { acceptOffer, offer } from '../../../app/domain/calls/offers'
import { agreeToPair } from '../../../app/domain/calls/pairs'
import { lockedInitiative } from '../../../app/domain/initiatives/state'
import { moveInitiative } from '../../../app/domain/stages/moves'
import { begin } from '../../../app/domain/turns/begin-and-end'
import { addSeat, follow, leave, shadow, stepBack, takeLead } from '../../../app/domain/turns/turns'
import type { CallRole } from '../../../app/vocabulary'
import { actsIn } from '../../support/acting-as'
import { callsIn } from '../../support/calls'
import { ownSchool } from '../../support/own-school'
import { refusalsIn } from '../../support/refused'
import { rotatingIn } from '../../support/rotating'
import { changing, lookingBack, planning } from '../../support/sources-of-turns'

const here = ownSchool()
const elsewhere = [...changing, ...lookingBack, ...planning]
const { refused, everyRefusalIsTried } = refusalsIn('turns', (file) => !elsewhere.includes(file))
const { initiative, planTurnFor } = rotatingIn(here)
const { as, goes, becomesGuest, sponsoredBy, leadsBeside, idOf } = actsIn(here)

type Done = (acting: Acting, number: number) => Promise<unknown>
const does = (by: string, act: Done, number: number, day?: string) =>
  as(by, (acting) => act(acting, number), day)
const takesLead: Done = (acting, number) => takeLead(acting, number, { cameAbout: 'offered' })
const stepsBack: Done = (acting, number) => stepBack(acting, number, {})
const ready: Done = (acting, number) => offer(acting, number, { readiness: 'ready' })

const offerOf = async (who: string, number: number) =>
  (await callsIn(here.sql, here.cast).offerOf(who, number)).id
const accepted = async (number: number, of: string, day?: string) => {
  const id = await offerOf(of, number)
  return as('RO', (acting) => acceptOffer(acting, number, id), day)
}
/** Someone is asked by Renata; answers their yes. */
async function asked(number: number, to: string, role: CallRole) {
  await as('RO', (acting) => ask(acting, number, { to: idOf(to), role }))()
  const [row] = await here.sql<{ id: string }[]>`
    select id from asks where member_id = ${idOf(to)} and initiative_id = ${await here.cast.initiativeId(number)} and answer is null`
  return as(to, (acting) => acceptAsk(acting, number, row?.id ?? ''))
}

test('a guest takes no turn, and ends none of those they had', async () => {
  const number = await initiative('JC')
  await leadsBeside(number, 'NE')
  await becomesGuest('NE')
  await becomesGuest('JC')
  for (const act of [follow, shadow, takesLead, leave])
    await refused(guestsOnlyRead, does('JC', act, number))
  await refused(guestsOnlyRead, does('NE', stepsBack, number))
  await refused(
    'A seat for a co-lead is opened by a lead, the sponsor or an administrator.',
    does('NE', addSeat, number),
  )
})

test('a seat is opened by a lead, the sponsor or an administrator, up to three, and not by who follows or is to lead', async () => {
  const number = await initiative('PN')
  await sponsoredBy(number, 'OG')
  await planTurnFor(number, 'KM', { from: '2026-04-20T07:00:00Z', seat: 2 })
  for (const by of ['PN', 'KM', 'HW'])
    await refused(
      'A seat for a co-lead is opened by a lead, the sponsor or an administrator.',
      does(by, addSeat, number),
    )
  for (const by of ['TO', 'OG']) await goes(does(by, addSeat, number))
  await refused(
    'There are three seats already; more leads than that and nobody leads.',
    does('LB', addSeat, number),
  )
  await goes(does('LB', addSeat, await initiative()))
})

test('only who leads steps back: nobody who follows, is to lead, or did', async () => {
  const number = await initiative('PN')
  await planTurnFor(number, 'KM', { from: '2026-04-20T07:00:00Z', seat: 2 })
  const cannot = (by: string) =>
    refused('Only someone who leads this can step back from it.', does(by, stepsBack, number))
  for (const by of ['PN', 'KM', 'RO']) await cannot(by)
  await goes(does('TO', stepsBack, number))
  await cannot('TO')
})

test('who leads neither follows nor shadows nor leaves, and hands over instead', async () => {
  const number = await initiative()
  for (const act of [follow, shadow, leave])
    await refused(
      'You lead this. Step back, or hand over the lead, so that everyone knows.',
      does('TO', act, number),
    )
  await goes(does('TO', stepsBack, number))
  await goes(does('TO', shadow, number))
})

test('who follows or shadows does not begin to again, and leaves once', async () => {
  const number = await initiative('PN')
  await refused('You follow this already.', does('PN', follow, number))
  await goes(does('PN', shadow, number))
  await refused('You shadow this already.', does('PN', shadow, number))
  await goes(does('PN', leave, number))
  for (const by of ['PN', 'HW'])
    await refused('You do not follow or shadow this now.', does(by, leave, number))
  await goes(does('PN', follow, number))
})

test('nobody begins anything where all has stopped', async () => {
  const number = await initiative()
  await as('TO', (acting) =>
    moveInitiative(acting, number, { stage: 'stopped', reason: 'Late.' }),
  )()
  for (const act of [follow, shadow, takesLead])
    await refused(
      'This initiative has stopped; its history stays as it is.',
      does('PN', act, number),
    )
  await as('TO', (acting) => moveInitiative(acting, number, { stage: 'pilot' }))()
  for (const act of [follow, shadow, takesLead]) await goes(does('PN', act, number))
})

test('who leads takes no second seat, and nobody one that is held or kept for a turn to come', async () => {
  const number = await initiative()
  const isHeld = 'Others lead this now. You can offer, and the team will know.'
  await refused(isHeld, does('PN', takesLead, number))
  await planTurnFor(number, 'KM', { from: '2026-04-20T07:00:00Z', seat: 2 })
  await goes(does('TO', addSeat, number))
  await refused(isHeld, does('PN', takesLead, number))
  await goes(does('TO', addSeat, number))
  await refused('You lead this already.', does('TO', takesLead, number))
  await goes(does('PN', takesLead, number))
})

test('a seat and a person are held by one turn at a time, even where the rules are passed by', async () => {
  const number = await initiative('PN')
  const begins = (who: string, rest: { role: 'lead' | 'shadow'; seat?: number }) =>
    as('RO', async (acting) =>
      begin(acting, await lockedInitiative(number), {
        memberId: idOf(who),
        cameAbout: 'asked',
        ...rest,
      }),
    )
  await refused(
    'Someone took this seat a moment earlier. Please look again.',
    begins('HW', { role: 'lead', seat: 1 }),
  )
  await refused(
    'This person took another role here a moment earlier. Please look again.',
    begins('PN', { role: 'shadow' }),
  )
  await goes(begins('HW', { role: 'lead', seat: 2 }))
})

test('who leads by now is given no second seat by an offer they made before', async () => {
  const number = await initiative()
  await planTurnFor(number, 'KM', { from: '2026-03-09T07:00:00Z', seat: 2 })
  await goes(does('TO', addSeat, number))
  await goes(does('TO', addSeat, number))
  await goes(does('KM', ready, number))
  await goes(does('HW', ready, number))
  await refused('They lead this already.', await accepted(number, 'KM', '2026-03-09'))
  await goes(await accepted(number, 'HW', '2026-03-09'))
})

test('who holds a place by now is not given it again by what they were asked or offered before', async () => {
  const number = await initiative('PN')
  await goes(does('TO', addSeat, number))
  const [follows, shadows] = [
    await asked(number, 'JL', 'follow'),
    await asked(number, 'DF', 'shadow'),
  ]
  await goes(does('JL', takesLead, number))
  await refused('You lead this already.', follows)
  await goes(does('DF', shadow, number))
  await refused('You shadow this already.', shadows)
  await goes(does('DF', follow, number))
  await goes(shadows)

  const first: Done = (acting, at) => offer(acting, at, { readiness: 'shadow first' })
  await goes(does('HW', first, number))
  await goes(does('HW', shadow, number))
  await refused('They shadow this already.', await accepted(number, 'HW'))
  await goes(does('HW', leave, number))
  await goes(await accepted(number, 'HW'))
})

test('an offer of two is taken up once the other has said yes', async () => {
  const number = await initiative()
  await goes(does('TO', stepsBack, number))
  await goes(
    as('JL', (acting) => offer(acting, number, { readiness: 'ready', withMember: idOf('DF') })),
  )
  const yes = await accepted(number, 'JL')
  await refused('This is an offer of two, and the other has not said yes yet.', yes)
  const id = await offerOf('JL', number)
  await goes(as('DF', (acting) => agreeToPair(acting, number, id)))
  await goes(yes)
})

test('a fourth seat is opened for nobody', async () => {
  const number = await initiative()
  for (const who of ['JL', 'DF']) await goes(await asked(number, who, 'co-lead'))
  await refused(
    'There are three seats already, and all are held. More leads than that and nobody leads.',
    await asked(number, 'HW', 'co-lead'),
  )
})

test('who has become a guest is given nothing that they offered', async () => {
  const number = await initiative()
  for (const act of [stepsBack, addSeat])
    await goes(does(act === addSeat ? 'RO' : 'TO', act, number))
  for (const by of ['GH', 'HW']) await goes(does(by, ready, number))
  await becomesGuest('GH')
  await refused(
    'One of them is no longer a member of the school, so this cannot be taken up.',
    await accepted(number, 'GH'),
  )
  await goes(await accepted(number, 'HW'))
})

everyRefusalIsTried()
