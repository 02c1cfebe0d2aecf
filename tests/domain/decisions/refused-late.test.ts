import { test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { closeDecision } from '../../../app/domain/decisions/close'
import { recordDecision } from '../../../app/domain/decisions/decided-in-room'
import { nudge } from '../../../app/domain/decisions/nudges'
import {
  confirmIntegration,
  denyIntegration,
  withdrawObjection,
} from '../../../app/domain/decisions/objections'
import { letStand } from '../../../app/domain/decisions/standing-objections'
import { recordOutcome, withdrawDecision } from '../../../app/domain/decisions/outcomes'
import { amend, askAgain, openDecision } from '../../../app/domain/decisions/proposals'
import { editDraft } from '../../../app/domain/decisions/drafts'
import { inviteLate, respond, takeBackObjection } from '../../../app/domain/decisions/responses'
import { endRound, holdRound, noteSpeaker } from '../../../app/domain/decisions/rounds'
import { passDecisionOn } from '../../../app/domain/decisions/steward'
import { answerEntry, answerResponse, speakUp } from '../../../app/domain/decisions/thread'
import { asRead } from '../../../app/domain/decisions/version-read'
import { markOf } from '../../../app/forms/kit/marks'
import { decidingIn, settled } from '../../support/deciding'
import { ownSchool } from '../../support/own-school'
import { drafted, opened, proposalForm, roomForm } from '../../support/proposals'
import { refusalsIn } from '../../support/refused'
import { reading } from '../../support/sources-of-decisions'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('decisions', (source) =>
  reading.includes(source),
)
const { at, as, says, past, objectionOf } = decidingIn(here)

type Act = (acting: Acting) => Promise<unknown>
const idOf = (who: string) => here.cast.who(who).memberId
const line = 'We have talked.'
const nothing = '0190f000-0000-7000-8000-000000000000'

/** What only an open decision takes; each may be done after the one before it. */
const whileOpen = (number: number): Act[] => [
  (acting) => respond(acting, number, { choice: 'consents', reason: '' }),
  (acting) => nudge(acting, number),
  (acting) => inviteLate(acting, number, { member: idOf('PN') }),
  (acting) => holdRound(acting, number, { kind: 'present' }),
]
/** What a running one takes of who steers it. */
const whileRunning = (number: number, objection = nothing): Act[] => [
  (acting) => letStand(acting, number, { objection, line }),
  (acting) => amend(acting, number, { body: `${line} Five.`, note: '', integrates: [] }),
  (acting) => askAgain(acting, number, { reason: line }),
  (acting) => closeDecision(acting, number),
]
/** What becomes of an objection. */
const ofObjection = (number: number, objection = nothing): Act[] => [
  (acting) => confirmIntegration(acting, number, objection),
  (acting) => denyIntegration(acting, number, { objection, line }),
  (acting) => withdrawObjection(acting, number, { objection, line }),
  (acting) => takeBackObjection(acting, number, { objection, line }),
]
const speaks: (number: number) => Act = (number) => (acting) =>
  noteSpeaker(acting, number, { member: acting.memberId, turn: 'spoke' })
/** Every act on a decision that is done in the product, and not in a room. */
const all = (number: number): Act[] => [
  ...whileOpen(number),
  ...whileRunning(number),
  ...ofObjection(number),
  speaks(number),
  (acting) => endRound(acting, number),
  (acting) => editDraft(acting, number, proposalForm({ deciders: [idOf('TO')] })),
  (acting) => openDecision(acting, number),
  (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' }),
  (acting) => withdrawDecision(acting, number, line),
  (acting) => passDecisionOn(acting, number, idOf('PN')),
  (acting) => answerResponse(acting, number, { response: nothing, body: line }),
]
const inTheThread = (number: number): Act[] => [
  (acting) => speakUp(acting, number, { kind: 'view', body: line, isQuestion: false }),
  (acting) => answerEntry(acting, number, { entry: nothing, body: line }),
]

test('no act is done on a decision that is not there', async () => {
  for (const act of [...all(9999), ...inTheThread(9999)])
    await refused('This school has no decision with that number.', as('RO', act))
})

test('what was decided in a room takes no act', async () => {
  const number = await as('RO', (acting) =>
    recordDecision(acting, roomForm([idOf('TO'), idOf('RO')])),
  )()
  for (const act of all(number))
    await refused('This was decided in the room, and stands as it was written down.', as('RO', act))
})

test('of a draft nobody is asked anything yet, and it does not run', async () => {
  const number = await drafted(here, ['TO', 'DA'])
  for (const act of whileOpen(number))
    await refused('This is a draft still; nobody is asked yet.', as('TO', act))
  for (const act of whileRunning(number))
    await refused('This is a draft still. Open it first.', as('TO', act))
  await as('TO', (acting) => openDecision(acting, number))()
  await says('DA', number, 'objects')
  const objection = await objectionOf(number)
  for (const act of whileRunning(number, objection).slice(0, 3)) await as('TO', act)()
  for (const act of whileOpen(number)) await as('TO', act)()
})

test('after its deadline, its close and its end a decision is closed for responses', async () => {
  const closed = 'This decision is closed for responses.'
  const number = await opened(here, ['TO', 'DA'])
  const refuses = async () => {
    for (const act of whileOpen(number)) await refused(closed, as('TO', act))
  }
  await past(number)
  await refuses()
  await as('TO', (acting) => closeDecision(acting, number))()
  await refuses()
  await as('TO', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'referred' }))()
  await refuses()
})

test('what is decided runs no more: nothing becomes of an objection, a round or a text', async () => {
  const number = await opened(here, ['TO', 'DA'])
  await as('DA', whileOpen(number)[3] as Act)()
  await says('DA', number, 'objects')
  const objection = await objectionOf(number)
  await says('TO', number, 'consents')
  await as('TO', (acting) => closeDecision(acting, number))()
  await as('DA', speaks(number))()
  await as('TO', whileRunning(number, objection)[0] as Act)()
  await as('TO', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'referred' }))()
  const own = [...ofObjection(number, objection), speaks(number)].map((act) => as('DA', act))
  const steering = whileRunning(number, objection).map((act) => as('TO', act))
  for (const act of [...own, ...steering])
    await refused('This is decided. A later decision may supersede it.', act)
})

const press = 'What you wrote is kept here: press again once you have read it.'

test('who answers a version or a round that no longer stands is told which, and answers what stands', async () => {
  const number = await opened(here, ['TO', 'DA'])
  const act: Act = (acting) => respond(acting, number, { choice: 'consents', reason: '' })
  const having = (mark: string | undefined, who = 'DA') =>
    as(who, (acting) => asRead(number, mark, () => act(acting)))
  await having('1.1', 'TO')()
  await as('TO', whileRunning(number)[1] as Act)()
  await refused(`You read version 1; the text is version 2 now. ${press}`, having('1.1'))
  await as('TO', whileRunning(number)[2] as Act)()
  await refused(`Everyone was asked again while you had this open. ${press}`, having('2.2'))
  for (const mark of [undefined, '', '3.3', '0.1', 'x'])
    await refused(
      `This did not say which version it is about. The text is version 2 now. ${press}`,
      having(mark),
    )
  await refused('This was not put to you. You can still speak in its thread.', having('1.1', 'PN'))
  await having('2.3')()
  await as('TO', (acting) => withdrawDecision(acting, number, line))()
  await refused('This decision is closed for responses.', having('1.1'))
})

const changed = (who: string) =>
  `What ${here.cast.who(who).name} says was changed while you had this open; above is how it stands now. ${press}`

test('who answers a response that has been changed meanwhile is told, and answers how it stands', async () => {
  const number = await opened(here, ['HW'], {
    by: 'TO',
    method: 'lead decides after input',
    advisers: here.cast.ids(['PN']),
  })
  await says('PN', number, 'gives input', 'Mind the pond.')
  const response = (await at(number)).responses[0]?.id ?? ''
  await says('PN', number, 'gives input', 'Mind the gate.')
  const answers = (read: string) => {
    const said = markOf(['gives input', read])
    return as('HW', (acting) => answerResponse(acting, number, { response, body: line, said }))
  }
  await refused(changed('PN'), answers('Mind the pond.'))
  await answers('Mind the gate.')()
})

test('who lets an objection stand of which more was said meanwhile is told', async () => {
  const number = await opened(here, ['TO', 'DA'])
  await says('DA', number, 'objects', 'No water.')
  const objection = await objectionOf(number)
  await says('DA', number, 'objects', 'No water, no soil.')
  const stands = (said: string) =>
    as('TO', (acting) => letStand(acting, number, { objection, line, said }))
  await refused(changed('DA'), stands('1'))
  await stands('2')()
})

everyRefusalIsTried()
