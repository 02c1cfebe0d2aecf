import { test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { closeDecision } from '../../../app/domain/decisions/close'
import { recordDecision } from '../../../app/domain/decisions/decided-in-room'
import { nudge } from '../../../app/domain/decisions/nudges'
import { recordOutcome, withdrawDecision } from '../../../app/domain/decisions/outcomes'
import { askAgain, openDecision } from '../../../app/domain/decisions/proposals'
import { inviteLate } from '../../../app/domain/decisions/responses'
import { passDecisionOn } from '../../../app/domain/decisions/steward'
import { keepTemplate, templates } from '../../../app/domain/decisions/templates'
import { answerEntry, answerResponse, speakUp } from '../../../app/domain/decisions/thread'
import { Template } from '../../../app/forms/decision-methods'
import { decidingIn, settled } from '../../support/deciding'
import { ownSchool } from '../../support/own-school'
import { drafted, opened, roomForm } from '../../support/proposals'
import { refusalsIn } from '../../support/refused'
import { answering } from '../../support/sources-of-decisions'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('decisions', (source) =>
  answering.includes(source),
)
const { at, by, as, asGuest, says } = decidingIn(here)

const idOf = (who: string) => here.cast.who(who).memberId
const becomes = (access: string, who: string) =>
  here.sql`update members set access = ${access} where initials = ${who}`
const answersAs = (number: number, choice: string, reason?: string) => (who: string) => () =>
  says(who, number, choice, reason)
const invites = (number: number, who: string) => (acting: Acting) =>
  inviteLate(acting, number, { member: idOf(who) })
const nudges = (number: number) => (acting: Acting) => nudge(acting, number)
const speaks = (number: number) => (acting: Acting) =>
  speakUp(acting, number, { kind: 'criticism', body: 'No water there.', isQuestion: false })
const entryOn = async (number: number) =>
  (
    await here.sql<{ id: string }[]>`
      select e.id from thread_entries e join decisions d on d.id = e.decision_id where d.number = ${number}`
  )[0]?.id ?? ''
const leadDecides = { by: 'TO', method: 'lead decides after input' }

test('who was not asked does not respond: a stranger, an adviser, a guest, the one who decides alone', async () => {
  const notPut = 'This was not put to you. You can still speak in its thread.'
  const number = await opened(here, ['TO', 'DA', 'OG'], { advisers: here.cast.ids(['PN']) })
  const consents = answersAs(number, 'consents')
  await becomes('guest', 'OG')
  for (const who of ['HW', 'PN', 'RO', 'OG']) await refused(notPut, consents(who))
  await becomes('member', 'OG')
  for (const who of ['DA', 'OG']) await consents(who)()

  const led = await opened(here, ['HW'], { ...leadDecides, advisers: here.cast.ids(['PN']) })
  const gives = answersAs(led, 'gives input')
  for (const who of ['HW', 'TO']) await refused(notPut, gives(who))
  await gives('PN')()
})

test('a response is one that its method offers, with the reason it asks for', async () => {
  const number = await opened(here, ['TO', 'DA'])
  await refused(
    'This decision has no such answer. Please choose one of those on its page.',
    answersAs(number, 'yes')('DA'),
  )
  await refused(
    '“Objection” comes with a reason. How would this harm our aim?',
    answersAs(number, 'objects', '')('DA'),
  )
  await answersAs(number, 'consents', '')('DA')()
  await answersAs(number, 'objects', 'No water.')('DA')()
})

test('a secret ballot asks for no reason, whatever its way of deciding says', async () => {
  const reasons = { options: [{ reason: 'on' }, { reason: 'on' }] }
  const majority = { method: 'majority', threshold: 50, quorum: 50 }
  const form = Template.parse({ name: 'With reasons', ...majority, ...reasons })
  await as('LB', (acting) => keepTemplate(acting, form))()
  const way = (await here.cast.inSchool(templates)).find(({ name }) => name === form.name)
  const more = { method: 'majority', templateId: way?.id }
  const yes = async (secret?: string) =>
    answersAs(await opened(here, ['TO', 'DA'], { ...more, secret }), 'yes', '')('DA')
  await refused('“Yes” comes with a reason. Would you like to say why?', await yes())
  await (
    await yes('on')
  )()
})

test('the one who steers a decision invites, each person once: not who is asked, nor the proposer once it is passed on or they are a guest', async () => {
  const theirs = 'People are invited by the proposer, or an administrator.'
  const number = await opened(here, ['TO', 'DA'])
  const invite = invites(number, 'HW')
  for (const act of [as('DA', invite), as('HW', invite), asGuest('TO', invite)])
    await refused(theirs, act)
  for (const who of ['TO', 'DA'])
    await refused('They are invited already.', as('TO', invites(number, who)))
  await as('TO', invite)()
  await refused('They are invited already.', as('LB', invite))
  await as('LB', invites(number, 'PN'))()
  await as('TO', (acting) => passDecisionOn(acting, number, idOf('DA')))()
  await refused(theirs, as('TO', invites(number, 'KM')))
  await as('DA', invites(number, 'KM'))()
})

test('one nudge a round, by someone who is invited, while someone is not heard: who voted secretly is heard', async () => {
  const theirs = 'A nudge is sent by someone who is invited.'
  const number = await opened(here, ['TO', 'DA'])
  for (const act of [as('HW', nudges(number)), asGuest('DA', nudges(number))])
    await refused(theirs, act)
  await as('DA', nudges(number))()
  for (const who of ['DA', 'TO'])
    await refused('One nudge has been sent already; one is enough.', as(who, nudges(number)))
  await as('TO', (acting) => askAgain(acting, number, { reason: 'Once more.' }))()
  await as('TO', nudges(number))()

  const secret = await opened(here, ['TO', 'DA'], { method: 'majority', secret: 'on' })
  await says('TO', secret, 'yes')
  const last = await opened(here, ['TO', 'DA'], { method: 'majority', secret: 'on' })
  for (const who of ['TO', 'DA']) await says(who, last, 'yes')
  await as('TO', nudges(secret))()
  await refused('Everyone has been heard.', as('TO', nudges(last)))
})

test('a guest speaks and answers where they are invited', async () => {
  const number = await opened(here, ['TO', 'DA'])
  await as('TO', speaks(number))()
  const entry = await entryOn(number)
  const answers = (acting: Acting) => answerEntry(acting, number, { entry, body: 'By the pond.' })
  for (const act of [speaks(number), answers]) {
    await refused('Guests speak where they are invited.', asGuest('HW', act))
    await asGuest('DA', act)()
  }
})

test('nobody answers their own question or criticism, the proposer neither', async () => {
  for (const [who, other] of [
    ['DA', 'TO'],
    ['TO', 'DA'],
  ] as const) {
    const number = await opened(here, ['TO', 'DA'])
    await as(who, speaks(number))()
    const entry = await entryOn(number)
    const answers = (acting: Acting) => answerEntry(acting, number, { entry, body: 'By the pond.' })
    await refused('Someone else answers this; add to it by a new entry.', as(who, answers))
    await as(other, answers)()
  }
})

test('a thread begins when the decision is opened and ends when it is settled', async () => {
  const number = await drafted(here, ['TO', 'DA'])
  await refused(
    'This is a draft still. Its thread begins when it is opened.',
    as('TO', speaks(number)),
  )
  await as('TO', (acting) => openDecision(acting, number))()
  await as('TO', speaks(number))()
  for (const who of ['TO', 'DA']) await says(who, number, 'consents')
  await as('TO', (acting) => closeDecision(acting, number))()
  await as('TO', speaks(number))()
  await as('TO', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' }))()
  const isSettled = 'This is settled. Please speak at its review, or propose anew.'
  await refused(isSettled, as('TO', speaks(number)))
  const form = roomForm([idOf('TO')])
  const inRoom = await as('TO', (acting) => recordDecision(acting, form))()
  await refused(isSettled, as('TO', speaks(inRoom)))
})

const responseTo = async (number: number, who: string) =>
  (await at(number)).responses.find(({ memberId }) => memberId === idOf(who))?.id ?? ''
const answers = (number: number, response: string) => (acting: Acting) =>
  answerResponse(acting, number, { response, body: 'We asked them.' })

test('input is answered by the one who decides, until it is settled: not by its giver, the proposer, an administrator or a guest', async () => {
  const number = await opened(here, ['HW'], { ...leadDecides, advisers: here.cast.ids(['PN']) })
  await says('PN', number, 'gives input')
  const answer = answers(number, await responseTo(number, 'PN'))
  for (const act of [as('PN', answer), as('TO', answer), as('LB', answer), as('DA', answer)])
    await refused('This is answered by those who decide.', act)
  await as('HW', answer)()
  await as('HW', (acting) => closeDecision(acting, number))()
  await as('HW', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' }))()
  const isSettled = 'This is settled; nothing is added to it any more.'
  await refused(isSettled, as('HW', answer))

  const withdrawn = await opened(here, ['HW'], { ...leadDecides, advisers: here.cast.ids(['PN']) })
  await says('PN', withdrawn, 'gives input')
  const late = answers(withdrawn, await responseTo(withdrawn, 'PN'))
  await by('TO', (acting) => withdrawDecision(acting, withdrawn, 'No more.'))
  await refused(isSettled, as('HW', late))
})

test('what shows together is answered at the close, and once its round is over', async () => {
  const number = await opened(here, ['TO', 'DA'], { method: 'gradients of agreement' })
  for (const who of ['TO', 'DA']) await says(who, number, 'disagrees seriously')
  const answer = answers(number, await responseTo(number, 'DA'))
  const atTheClose = 'What people said is shown at the close; it is answered then.'
  await refused(atTheClose, as('TO', answer))
  await as('TO', (acting) => askAgain(acting, number, { reason: 'Once more.' }))()
  await as('TO', answer)()
  for (const who of ['TO', 'DA']) await says(who, number, 'disagrees seriously')
  const again = answers(number, await responseTo(number, 'DA'))
  await refused(atTheClose, as('TO', again))
  await as('TO', (acting) => closeDecision(acting, number))()
  await as('TO', again)()
})

everyRefusalIsTried()
