import { expect, test } from 'vitest'
import { leaveSchool } from '../../../app/domain/absences/absences'
import { guestsOnlyRead } from '../../../app/domain/acting'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { acceptHandOver, declineHandOver } from '../../../app/domain/hand-overs/answers'
import { askForAbsent } from '../../../app/domain/hand-overs/asked-for-absent'
import { addClosedDays } from '../../../app/domain/hand-overs/closed-days'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { setPlan } from '../../../app/domain/turns/rotation-plan'
import { addSeat, stepBack, takeLead } from '../../../app/domain/turns/turns'
import { actsIn } from '../../support/acting-as'
import { ownSchool } from '../../support/own-school'
import { refusalsIn } from '../../support/refused'
import { kindOf } from '../../support/refusals'
import { notes, rotatingIn } from '../../support/rotating'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('hand-overs')
const { initiative, offered, openIn, planTurnFor } = rotatingIn(here)
const { as, goes, becomesGuest, leadsBeside, idOf } = actsIn(here)

type Said = Parameters<typeof handOver>[2]
/** Tom's lead is offered to Priya, unless said. */
const gives = (by: string, number: number, said: Partial<Said> = {}) =>
  as(by, (acting) =>
    handOver(acting, number, {
      ...notes,
      to: idOf('PN'),
      choiceReason: 'Knows it best.',
      ...said,
    }),
  )
const accepts = (by: string, number: number, id: string) =>
  as(by, (acting) => acceptHandOver(acting, number, id))
const declines = (by: string, number: number, id: string) =>
  as(by, (acting) => declineHandOver(acting, number, { id }))

test('a lead is handed over by who leads or an administrator, and not by who follows, is to lead or sponsors', async () => {
  const number = await initiative('PN')
  await planTurnFor(number, 'KM', { from: '2026-04-20T07:00:00Z', seat: 2 })
  for (const by of ['PN', 'KM', 'HW'])
    await refused(
      'The lead is handed over by the one who leads, or by an administrator.',
      gives(by, number, { to: idOf('DF') }),
    )
  await goes(gives('TO', number))
  await goes(gives('LB', await initiative('PN'), { from: idOf('TO') }))
})

test('who leads beside hands over their own lead alone', async () => {
  const number = await initiative('PN')
  await leadsBeside(number, 'RT')
  await refused(
    'You can hand over your own lead, not another’s.',
    gives('RT', number, { from: idOf('TO') }),
  )
  await goes(gives('RT', number))
  await goes(gives('TO', number, { to: idOf('DF') }))
})

test('what nobody leads is not handed over: not one’s own, not another’s, nor who follows', async () => {
  const number = await initiative('PN')
  for (const from of [undefined, idOf('PN'), idOf('HW')])
    await refused(
      'They do not lead this any more, so there is nothing to hand over.',
      gives('RO', number, { from, to: idOf('DF') }),
    )
  await goes(gives('RO', number, { from: idOf('TO') }))
})

test('an administrator writes no reflection for who led', async () => {
  const number = await initiative('PN')
  const said = { from: idOf('TO'), reflection: 'They were tired.' }
  await refused(
    'A reflection is written by the one who led. Please leave it to them.',
    gives('RO', number, said),
  )
  await goes(gives('TO', number, said))
})

test('a lead passes on today or a day to come', async () => {
  const number = await initiative('PN')
  const isOver = 'That day is over. Please choose today or a day to come.'
  await refused(isOver, gives('TO', number, { dueOn: '2026-03-01' }))
  await refused(isOver, gives('TO', number, { dueOn: '2026-03-01', keep: true }))
  await goes(gives('TO', number, { dueOn: '2026-03-02' }))
})

test('a lead is handed over in a school year, and the notes keep no other day', async () => {
  const number = await initiative('PN')
  const isOver =
    'The school year ends on Friday, June 5. Please choose a day in it, or leave this empty to hand over as soon as they accept.'
  for (const dueOn of ['2026-06-06', '2026-07-01', '2027-03-06'])
    for (const keep of [false, true]) await refused(isOver, gives('TO', number, { dueOn, keep }))
  await goes(gives('TO', number, { dueOn: '2026-06-05' }))
})

test('who will be away asks nobody for a day after the school year', async () => {
  const number = await initiative('PN')
  const asks = (dueOn: string) =>
    as('TO', async (acting) => {
      const { id: initiativeId, held } = await initiativeState(number)
      const none = { open: undefined, suggestedId: undefined, wish: '', wantedOn: null }
      return askForAbsent(
        acting,
        { initiativeId, turnId: held[0]?.turnId ?? '' },
        { ...notes, ...none, to: idOf('PN'), dueOn, choiceReason: 'Agreed.' },
      )
    })
  await refused(
    'The school year ends on Friday, June 5, so nobody takes the lead over on Monday, June 8. Please leave it open.',
    asks('2026-06-08'),
  )
  await goes(asks('2026-06-05'))
})

test('a lead is offered to no guest, to nobody who leads already, oneself among them, and to nobody who has left', async () => {
  const number = await initiative('PN')
  await leadsBeside(number, 'RT')
  await becomesGuest('NE')
  await goes(
    as('RO', (acting) =>
      leaveSchool(acting, idOf('GH'), { lastDay: '2026-03-02', leads: [], things: [] }),
    ),
  )
  await refused(
    'Guests can read but not act, so they cannot lead.',
    gives('TO', number, { to: idOf('NE') }),
  )
  for (const to of ['TO', 'RT'])
    await refused('They lead this already.', gives('TO', number, { to: idOf(to) }))
  expect(await kindOf(gives('TO', number, { to: idOf('GH') })())).toBe('missing')
  await goes(gives('TO', number))
})

test('whom, where it stands and what comes next are asked for, and none of it to keep the notes', async () => {
  const number = await initiative('PN')
  const missing = (sentence: string, said: Partial<Said>) =>
    refused(sentence, gives('TO', number, said))
  await missing('Please choose whom you ask, or keep the notes for now.', { to: undefined })
  await missing('Please say where it stands, so that the next lead can begin.', { stands: '' })
  await missing('Please say what comes next.', { next: '' })
  await goes(gives('TO', number, { to: undefined, stands: '', next: '', keep: true }))
  await goes(gives('TO', number))
})

test('another than who is suggested takes a line, unless they are planned', async () => {
  const said = (to: string) => ({ choiceReason: '', to: idOf(to) })
  const fairest = await initiative('PN')
  await refused(
    'Priya Natarajan would be next (last led until February 13). Another choice is fine; please say why in one line.',
    gives('TO', fairest, said('DF')),
  )
  await goes(gives('TO', fairest, said('PN')))

  const ordered = await initiative('PN')
  await goes(
    as('TO', (acting) =>
      setPlan(acting, ordered, {
        cadence: 'every term',
        seats: 1,
        choosing: 'in this order',
        order: [idOf('TO'), idOf('JL')],
      }),
    ),
  )
  await refused(
    'Jess Lindqvist is next in the agreed order. Another choice is fine; please say why in one line.',
    gives('TO', ordered, said('PN')),
  )
  await goes(gives('TO', ordered, said('JL')))

  const planned = await initiative('PN')
  await planTurnFor(planned, 'DF', { from: '2026-04-20T07:00:00Z', seat: 2 })
  await goes(gives('TO', planned, said('DF')))
})

test('a lead is offered to one at a time, and the notes wait for their answer', async () => {
  const number = await initiative('PN')
  await goes(gives('TO', number))
  for (const said of [{ to: idOf('DF') }, {}, { keep: true }])
    await refused(
      'This lead is being handed over already; withdraw that first.',
      gives('TO', number, said),
    )
  await goes(declines('TO', number, await openIn(number)))
  await goes(gives('TO', number, { to: idOf('DF') }))
})

test('who has agreed to a day is not asked for it again', async () => {
  const number = await initiative('PN')
  const { id } = await offered(number, 'PN', { dueOn: '2026-03-23' })
  await goes(accepts('PN', number, id))
  await refused(
    'They have agreed already to lead this from Monday, March 23. To move that, please choose another day.',
    gives('TO', number, { dueOn: '2026-03-23' }),
  )
  await goes(gives('TO', number, { dueOn: '2026-03-24' }))
})

test('a lead is accepted by the one who receives it, and by nobody while the notes are kept', async () => {
  const number = await initiative('PN')
  const cannot = async (by: string) =>
    refused(
      'Only the one who receives the lead can accept it.',
      accepts(by, number, await openIn(number)),
    )
  await goes(gives('TO', number, { keep: true }))
  for (const by of ['PN', 'TO']) await cannot(by)
  await goes(gives('TO', number))
  for (const by of ['TO', 'RO', 'HW']) await cannot(by)
  await goes(accepts('PN', number, await openIn(number)))
})

test('who leads by now takes over no second seat', async () => {
  const number = await initiative('PN')
  const { id } = await offered(number, 'PN')
  await goes(as('TO', (acting) => addSeat(acting, number)))
  await goes(as('PN', (acting) => takeLead(acting, number, { cameAbout: 'offered' })))
  await refused('You lead this already.', accepts('PN', number, id))
  await goes(as('PN', (acting) => stepBack(acting, number, {})))
  await goes(accepts('PN', number, id))
})

test('a hand-over is declined or withdrawn by the two, and by who gave it or an administrator', async () => {
  for (const by of ['PN', 'TO', 'LB']) {
    const number = await initiative('PN', 'DF')
    await leadsBeside(number, 'RT')
    const { id } = await offered(number, 'PN')
    for (const other of ['DF', 'RT', 'HW'])
      await refused('This was not offered to you.', declines(other, number, id))
    await goes(declines(by, number, id))
  }
})

test('a hand-over is answered once, and by no guest', async () => {
  const number = await initiative('PN')
  const answered = 'This hand-over has been answered already.'
  const isAnswered = async (id: string) => {
    await refused(answered, accepts('PN', number, id))
    for (const by of ['PN', 'TO']) await refused(answered, declines(by, number, id))
  }
  for (const by of ['PN', 'TO']) {
    const { id } = await offered(number, 'PN')
    await goes(declines(by, number, id))
    await isAnswered(id)
  }
  const { id } = await offered(number, 'PN')
  await goes(accepts('PN', number, id))
  await isAnswered(id)

  const other = await initiative()
  const { id: toGuest } = await offered(other, 'JC')
  await becomesGuest('JC')
  await refused(guestsOnlyRead, accepts('JC', other, toGuest))
  await refused(guestsOnlyRead, declines('JC', other, toGuest))
})

test('closed days are in the calendar once by their name', async () => {
  const days = { name: 'Fair', startsOn: '2026-05-11', endsOn: '2026-05-12' }
  const adds = as('LB', (acting) => addClosedDays(acting, days))
  await goes(adds)
  await refused('These days are in the calendar by this name already.', adds)
})

everyRefusalIsTried()
