import { test } from 'vitest'
import { guestsOnlyRead } from '../../../app/domain/acting'
import type { Acting } from '../../../app/domain/acting'
import { closeDecision } from '../../../app/domain/decisions/close'
import { amend, askAgain, openDecision } from '../../../app/domain/decisions/proposals'
import { editDraft } from '../../../app/domain/decisions/drafts'
import { propose } from '../../../app/domain/decisions/drafts'
import { passDecisionOn } from '../../../app/domain/decisions/steward'
import { clockAt } from '../../support/clock'
import { decidingIn } from '../../support/deciding'
import { ownSchool } from '../../support/own-school'
import { drafted, opened, proposalForm } from '../../support/proposals'
import { refusalsIn } from '../../support/refused'
import { proposing } from '../../support/sources-of-decisions'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('decisions', (source) =>
  proposing.includes(source),
)
const { at, as, asGuest, says, past } = decidingIn(here)

type More = Parameters<typeof proposalForm>[0]
const ids = (...who: string[]) => here.cast.ids(who)
const form = (more: More = {}) => proposalForm({ deciders: ids('TO', 'DA'), ...more })
const proposes = (who: string, more?: More) => as(who, (acting) => propose(acting, form(more)))
const edits = (number: number, more?: More) => (acting: Acting) =>
  editDraft(acting, number, form(more))
const opens = (number: number) => (acting: Acting) => openDecision(acting, number)
const amends =
  (number: number, more = {}) =>
  (acting: Acting) =>
    amend(acting, number, { body: 'We plant five.', note: '', integrates: [], ...more })
const asks =
  (number: number, more = {}) =>
  (acting: Acting) =>
    askAgain(acting, number, { reason: 'We have talked.', ...more })
const becomes = (access: string, who: string) =>
  here.sql`update members set access = ${access} where initials = ${who}`

const notYours = 'This is for its proposer, or an administrator.'
const behind = 'That deadline has passed. Please choose a later one.'

test('a proposal is its proposer’s and an administrator’s: not who is asked, nor a stranger, nor the proposer once a guest', async () => {
  await refused(
    guestsOnlyRead,
    asGuest('TO', (acting) => propose(acting, form())),
  )
  const number = await drafted(here, ['TO', 'DA'])
  const refuses = async (act: (acting: Acting) => Promise<unknown>) => {
    for (const one of [as('DA', act), as('PN', act), asGuest('TO', act), asGuest('RO', act)])
      await refused(notYours, one)
  }
  for (const act of [edits(number), opens(number)]) await refuses(act)
  await as('LB', edits(number))()
  await as('TO', opens(number))()
  for (const act of [amends(number), asks(number)]) await refuses(act)
  await as('TO', amends(number))()
  await as('LB', asks(number))()
})

test('who passed a proposal on leads it no more; who took it over does', async () => {
  const number = await drafted(here, ['TO', 'DA'])
  await as('TO', (acting) => passDecisionOn(acting, number, here.cast.who('PN').memberId))()
  for (const act of [edits(number), opens(number)]) {
    await refused(notYours, as('TO', act))
    await as('PN', act)()
  }
})

test('what is open is neither edited nor opened again', async () => {
  const number = await drafted(here, ['TO', 'DA'])
  for (const act of [edits(number), opens(number)]) await as('TO', act)()
  await refused(
    'This is open already: amend its proposal, or withdraw it.',
    as('TO', edits(number)),
  )
  await refused('This is open already.', as('TO', opens(number)))
})

test('a deadline lies ahead when it is written, when it is opened, and in each new round', async () => {
  await refused(behind, proposes('TO', { deadlineDay: '2026-03-02', deadlineTime: '09:00' }))
  await proposes('TO', { deadlineDay: '2026-03-02', deadlineTime: '15:30' })()
  const number = await drafted(here, ['TO', 'DA'])
  await refused(behind, as('TO', edits(number, { deadlineDay: '2026-03-01' })))
  await past(number)
  await refused(
    'That deadline has passed. Please edit the draft and choose a later one.',
    as('TO', opens(number)),
  )
  await as('TO', edits(number))()
  await as('TO', opens(number))()
  for (const act of [amends, asks])
    await refused(behind, as('TO', act(number, { deadlineDay: '2026-03-01' })))
  const at = (moment: string, act: (acting: Acting) => Promise<unknown>) =>
    as('TO', async (acting) => (await clockAt(moment), act(acting)))
  const deadline = '2026-03-06T23:30:00Z'
  for (const act of [amends, asks]) await refused(behind, at(deadline, act(number)))
  await at('2026-03-06T23:29:00Z', asks(number))()
  await at(deadline, asks(number, { deadlineDay: '2026-03-09' }))()
})

test('a draft is opened when someone is asked: not those who have left, nor who decides as a guest', async () => {
  const nobody = 'Nobody is invited to respond yet. Please edit the draft and choose whom to ask.'
  const number = await drafted(here, ['OG'], { by: 'TO' })
  await becomes('guest', 'OG')
  await refused(nobody, as('TO', opens(number)))
  await becomes('member', 'OG')
  await as('TO', opens(number))()

  const leaver = '0190f000-0000-7000-8000-0000000000aa'
  await here.sql`
    insert into members (school_id, id, name, initials, position, access, joined_on)
    values (${here.cast.schoolId}, ${leaver}, 'Ana Vidal', 'AV', 'teacher', 'member', '2025-08-18')`
  const other = await drafted(here, ['TO'], { deciders: [leaver] })
  await here.sql`update members set left_on = '2026-03-02' where id = ${leaver}`
  await refused(nobody, as('TO', opens(other)))
  await as('TO', edits(other))()
  await as('TO', opens(other))()
})

test('a new version says something new, compared to the one that stands', async () => {
  const number = await opened(here, ['TO', 'DA'])
  const same =
    'This is the text as it stands. Please change it, or ask again without a new version.'
  const first = { body: 'We plant four trees by the gate.' }
  await refused(same, as('TO', amends(number, first)))
  await as('TO', amends(number))()
  await refused(same, as('TO', amends(number)))
  await as('TO', amends(number, first))()
})

test('a secret ballot is asked again until it is counted, and another method after its close too', async () => {
  const counted = async (more: More) => {
    const number = await opened(here, ['TO', 'DA', 'PN'], { method: 'majority', ...more })
    await as('TO', asks(number))()
    for (const who of ['TO', 'DA', 'PN']) await says(who, number, 'yes')
    await as('TO', (acting) => closeDecision(acting, number))()
    return number
  }
  const secret = await counted({ secret: 'on' })
  for (const act of [amends, asks])
    await refused(
      'A counted secret ballot is not asked again. Please record how it ended, and propose a new one.',
      as('TO', act(secret)),
    )
  await as('TO', asks(await counted({})))()
})

test('only what is settled is superseded, and by one alone', async () => {
  const own = await drafted(here, ['TO', 'DA'])
  for (const running of [await drafted(here, ['TO']), await opened(here, ['TO'])]) {
    const supersedesId = (await at(running)).id
    for (const act of [proposes('TO', { supersedesId }), as('TO', edits(own, { supersedesId }))])
      await refused('Only a decision that is settled can be superseded.', act)
  }
  const supersedesId = (await at(1)).id
  await as('TO', edits(own, { supersedesId }))()
  const another = await drafted(here, ['PN'])
  for (const act of [proposes('PN', { supersedesId }), as('PN', edits(another, { supersedesId }))])
    await refused(
      'Another decision supersedes that one already, or is about to. Please choose the latest in its chain.',
      act,
    )
  await as('TO', edits(own, { supersedesId }))()
})

everyRefusalIsTried()
