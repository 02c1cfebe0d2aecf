import { expect, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { closeDecision } from '../../../app/domain/decisions/close'
import { recordOutcome, withdrawDecision } from '../../../app/domain/decisions/outcomes'
import { openDecision } from '../../../app/domain/decisions/proposals'
import { passDecisionOn } from '../../../app/domain/decisions/steward'
import { keepTemplate, templates } from '../../../app/domain/decisions/templates'
import { answerResponse } from '../../../app/domain/decisions/thread'
import { Template } from '../../../app/forms/decision-methods'
import { decidingIn, settled } from '../../support/deciding'
import { ownSchool } from '../../support/own-school'
import { drafted, opened } from '../../support/proposals'
import { refusalsIn } from '../../support/refused'
import {
  answering,
  correcting,
  choosing,
  objecting,
  proposing,
  reading,
  recording,
} from '../../support/sources-of-decisions'

const here = ownSchool()
const elsewhere = [
  ...proposing,
  ...choosing,
  ...answering,
  ...correcting,
  ...objecting,
  ...reading,
  ...recording,
]
const { refused, everyRefusalIsTried } = refusalsIn(
  'decisions',
  (source) => !elsewhere.includes(source),
)
const { at, as, asGuest, says, past } = decidingIn(here)

const idOf = (who: string) => here.cast.who(who).memberId
const closes = (number: number) => (acting: Acting) => closeDecision(acting, number)
type Said = Parameters<typeof recordOutcome>[2]
const ends =
  (number: number, outcome: Said['outcome'] = 'passed', more: Partial<Said> = {}) =>
  (acting: Acting) =>
    recordOutcome(acting, number, { ...settled, outcome, ...more })
const withdraws = (number: number) => (acting: Acting) => withdrawDecision(acting, number, 'No.')
const passesTo = (number: number, who: string) => (acting: Acting) =>
  passDecisionOn(acting, number, idOf(who))
const led = () =>
  opened(here, ['HW'], {
    by: 'TO',
    method: 'lead decides after input',
    advisers: here.cast.ids(['PN']),
  })
/** What Tom and Denise say on what Tom proposes to them; all is in, and it is closed. */
async function closed(choice = 'consents', more = {}) {
  const number = await opened(here, ['TO', 'DA'], more)
  for (const who of ['TO', 'DA']) await says(who, number, choice)
  await as('TO', closes(number))()
  return number
}

test('a decision is closed by who steers it, or who decides alone: not by who is asked, nor the proposer as a guest or once it is passed on', async () => {
  const theirs = 'It is closed by its proposer, by those who decide, or by an administrator.'
  const ready = async () => {
    const number = await opened(here, ['TO', 'DA'])
    for (const who of ['TO', 'DA']) await says(who, number, 'consents')
    return number
  }
  const number = await ready()
  for (const one of [
    as('DA', closes(number)),
    as('PN', closes(number)),
    asGuest('TO', closes(number)),
  ])
    await refused(theirs, one)
  await as('TO', closes(number))()
  await as('LB', closes(await ready()))()
  const passedOn = await ready()
  await as('TO', passesTo(passedOn, 'DA'))()
  await refused(theirs, as('TO', closes(passedOn)))
  await as('DA', closes(passedOn))()

  const alone = await led()
  await refused(theirs, as('PN', closes(alone)))
  await as('HW', closes(alone))()
  for (const who of ['TO', 'LB']) await as(who, closes(await led()))()
})

test('a decision is closed once', async () => {
  const number = await closed()
  for (const who of ['TO', 'LB']) await refused('This is closed already.', as(who, closes(number)))
})

test('before its deadline a decision closes when everyone has been heard, and only where its rules allow it', async () => {
  const missing = 'Not everyone has been heard, and the deadline is still to come.'
  const number = await opened(here, ['TO', 'DA'])
  await says('TO', number, 'consents')
  await refused(missing, as('TO', closes(number)))
  await says('DA', number, 'consents')
  await as('TO', closes(number))()

  const quiet = await opened(here, ['TO', 'DA'])
  await refused(missing, as('TO', closes(quiet)))
  await past(quiet)
  await as('TO', closes(quiet))()

  const form = Template.parse({ name: 'To the end', method: 'consent', quorum: 50 })
  await as('LB', (acting) => keepTemplate(acting, form))()
  const [way] = (await here.cast.inSchool(templates)).filter(({ name }) => name === form.name)
  const whole = await opened(here, ['TO'], { templateId: way?.id })
  await says('TO', whole, 'consents')
  await refused('This decision is open until its deadline.', as('TO', closes(whole)))
  await past(whole)
  await as('TO', closes(whole))()
})

test('an outcome is recorded by who steers, or who decides alone: not by who was asked, a guest, nor the proposer while the one who decides is here', async () => {
  const theirs = 'The outcome is recorded by those who decide, or by the proposer.'
  const number = await closed()
  for (const one of [as('DA', ends(number)), as('PN', ends(number)), asGuest('TO', ends(number))])
    await refused(theirs, one)
  await as('LB', ends(number))()
  const alone = await led()
  await as('HW', closes(alone))()
  for (const who of ['TO', 'PN', 'RO']) await refused(theirs, as(who, ends(alone)))
  await as('HW', ends(alone))()
})

test('an outcome waits for the close, and there is one', async () => {
  const waits = 'This is not waiting for an outcome.'
  const number = await drafted(here, ['TO'])
  await refused(waits, as('TO', ends(number)))
  await as('TO', (acting) => openDecision(acting, number))()
  await says('TO', number, 'consents')
  await refused('This is still open. Close it first.', as('TO', ends(number)))
  await as('TO', closes(number))()
  await as('TO', ends(number))()
  for (const outcome of ['passed', 'referred'] as const)
    await refused(waits, as('TO', ends(number, outcome)))
})

test('no outcome goes against the count: what passes has passed, what does not has not, what waits is referred', async () => {
  const passes = await closed()
  await refused(
    'By its method this passes. No objection is open.',
    as('TO', ends(passes, 'not passed')),
  )
  await as('TO', ends(passes))()
  const fails = await closed('no', { method: 'majority' })
  await refused(
    'By its method this does not pass. No more said yes than no.',
    as('TO', ends(fails)),
  )
  await as('TO', ends(fails, 'not passed'))()
  const waiting = await led()
  await says('PN', waiting, 'gives input')
  await as('HW', closes(waiting))()
  for (const outcome of ['passed', 'not passed'] as const)
    await refused(
      'By its method this waits. 1 input waits for an answer.',
      as('HW', ends(waiting, outcome)),
    )
  const response = (await at(waiting)).responses[0]?.id ?? ''
  await as('HW', (acting) => answerResponse(acting, waiting, { response, body: 'Yes.' }))()
  await as('HW', ends(waiting, 'not passed'))()
})

test('what passes by consent is reviewed, and every review is later than today, as its field says', async () => {
  const none = { reviewOn: undefined }
  const number = await closed()
  await refused(
    'A consent decision carries a review date: good enough for now, until then.',
    as('TO', ends(number, 'passed', none)),
  )
  for (const outcome of ['passed', 'referred'] as const)
    await refused(
      'Please choose a review day after the decision.',
      as('TO', ends(number, outcome, { reviewOn: '2026-03-02' })),
    )
  const early = as('TO', ends(number, 'passed', { reviewOn: '2026-03-01' }))
  await expect(early()).rejects.toMatchObject({ field: 'reviewOn' })
  await as('TO', ends(number, 'passed', { reviewOn: '2026-03-03' }))()
  await as('TO', ends(await closed(), 'referred', none))()
  await as('TO', ends(await closed('yes', { method: 'majority' }), 'passed', none))()
})

test('a decision is taken back until it is decided, by who steers it', async () => {
  const theirs = 'It is withdrawn by its proposer, or an administrator.'
  const number = await closed()
  const act = withdraws(number)
  for (const one of [as('DA', act), as('PN', act), asGuest('TO', act)]) await refused(theirs, one)
  await as('TO', act)()
  const decided = 'This is decided. A later decision may supersede it.'
  for (const who of ['TO', 'LB']) await refused(decided, as(who, act))
  const alone = await led()
  await refused(theirs, as('HW', withdraws(alone)))
  await as('LB', withdraws(alone))()
})

test('a decision is passed on until it is decided, by who sees it through, to someone else', async () => {
  const theirs = 'It is passed on by the person responsible, or an administrator.'
  const number = await closed()
  const act = passesTo(number, 'DA')
  for (const one of [as('DA', act), as('PN', act), asGuest('TO', act)]) await refused(theirs, one)
  const already = (who: string) => `${here.cast.who(who).name} sees it through already.`
  for (const who of ['TO', 'LB']) await refused(already('TO'), as(who, passesTo(number, 'TO')))
  await as('TO', act)()
  await refused(already('DA'), as('DA', act))
  await refused(theirs, as('TO', passesTo(number, 'PN')))
  await as('LB', passesTo(number, 'TO'))()
  await as('TO', ends(number))()
  for (const who of ['TO', 'LB'])
    await refused('This is decided. There is nothing left to see through.', as(who, act))
})

everyRefusalIsTried()
