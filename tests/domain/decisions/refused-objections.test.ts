import { test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import {
  confirmIntegration,
  denyIntegration,
  withdrawObjection,
} from '../../../app/domain/decisions/objections'
import { letStand } from '../../../app/domain/decisions/standing-objections'
import { amend } from '../../../app/domain/decisions/proposals'
import { takeBackObjection } from '../../../app/domain/decisions/responses'
import { endRound, holdRound, noteSpeaker } from '../../../app/domain/decisions/rounds'
import { passDecisionOn } from '../../../app/domain/decisions/steward'
import type { RoundKind } from '../../../app/vocabulary/decisions'
import { decidingIn } from '../../support/deciding'
import { ownSchool } from '../../support/own-school'
import { opened } from '../../support/proposals'
import { refusalsIn } from '../../support/refused'
import { objecting } from '../../support/sources-of-decisions'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('decisions', (source) =>
  objecting.includes(source),
)
const { as, asGuest, says, objectionOf } = decidingIn(here)

/** Hannah's objection to what Tom proposes to her and Denise. */
async function objectedTo() {
  const number = await opened(here, ['TO', 'HW', 'DA'])
  await says('HW', number, 'objects', 'No water there.')
  const objection = await objectionOf(number)
  const said = { objection, line: 'There is a tap.' }
  return {
    number,
    confirms: (acting: Acting) => confirmIntegration(acting, number, objection),
    denies: (acting: Acting) => denyIntegration(acting, number, said),
    withdraws: (acting: Acting) => withdrawObjection(acting, number, said),
    takesBack: (acting: Acting) => takeBackObjection(acting, number, said),
    stands: (acting: Acting) => letStand(acting, number, said),
    amends:
      (body: string, integrates = [objection]) =>
      (acting: Acting) =>
        amend(acting, number, { body, note: '', integrates }),
  }
}

test('what became of an objection says its objector alone: not the proposer, an administrator, another who was asked, or the objector as a guest', async () => {
  const { confirms, denies, withdraws, takesBack, amends } = await objectedTo()
  await as('TO', amends('By the tap.'))()
  for (const act of [confirms, denies, withdraws, takesBack])
    for (const one of [as('TO', act), as('RO', act), as('DA', act), asGuest('HW', act)])
      await refused('Only the one who raised an objection says what became of it.', one)
  await as('HW', denies)()
  await as('TO', amends('By the other tap.'))()
  await as('HW', confirms)()
})

test('a version is confirmed or found wanting while it is offered: not before, not twice, not when it was left out or the objection stands', async () => {
  const { confirms, denies, stands, amends } = await objectedTo()
  const refuses = async () => {
    for (const act of [confirms, denies])
      await refused('No version has been offered as its integration yet.', as('HW', act))
  }
  await refuses()
  await as('TO', amends('By the gate.', []))()
  await refuses()
  await as('TO', amends('By the tap.'))()
  await as('HW', denies)()
  await refuses()
  await as('TO', amends('By the other tap.'))()
  await as('TO', stands)()
  await refuses()
  await as('TO', amends('By the well.'))()
  await as('HW', confirms)()
})

test('that an objection stands is recorded by who steers the decision: not its objector, another who was asked, or the proposer as a guest', async () => {
  const { number, stands, amends } = await objectedTo()
  const theirs = 'That an objection stands is recorded by the proposer, or an administrator.'
  for (const one of [as('HW', stands), as('DA', stands), asGuest('TO', stands)])
    await refused(theirs, one)
  await as('TO', stands)()
  await as('TO', amends('By the tap.'))()
  await as('TO', (acting) => passDecisionOn(acting, number, here.cast.who('DA').memberId))()
  await refused(theirs, as('TO', stands))
  await as('DA', stands)()
})

test('an objection that was integrated or withdrawn is settled for everyone', async () => {
  for (const end of ['confirms', 'withdraws'] as const) {
    const objected = await objectedTo()
    const { confirms, denies, withdraws, takesBack, stands, amends } = objected
    await as('TO', amends('By the tap.'))()
    await as('HW', objected[end])()
    const late = [confirms, denies, withdraws, takesBack].map((act) => as('HW', act))
    for (const act of [...late, as('TO', stands), as('TO', amends('By the other tap.'))])
      await refused('This objection is settled already.', act)
    await as('TO', amends('By the other tap.', []))()
  }
})

const holds = (number: number, kind: RoundKind) => (acting: Acting) =>
  holdRound(acting, number, { kind })
const notes = (number: number, who: string) => (acting: Acting) =>
  noteSpeaker(acting, number, { member: here.cast.who(who).memberId, turn: 'spoke' })
const ends = (number: number) => (acting: Acting) => endRound(acting, number)

test('a round is held by someone who is invited: not a stranger, nor a guest who is invited', async () => {
  const number = await opened(here, ['TO', 'DA'])
  const hold = holds(number, 'present')
  for (const one of [as('HW', hold), asGuest('DA', hold), asGuest('TO', hold)])
    await refused('A round is held by someone who is invited.', one)
  for (const who of ['DA', 'TO', 'LB']) await as(who, hold)()
})

test('no round comes before its time; each may be held again', async () => {
  const number = await opened(here, ['TO', 'DA'])
  const kinds = ['present', 'clarifying questions', 'reactions', 'consent'] as const
  for (const [place, kind] of kinds.entries()) {
    for (const later of kinds.slice(place + 1))
      await refused(
        'Rounds keep their order: present, clarifying questions, reactions, consent.',
        as('TO', holds(number, later)),
      )
    await as('TO', holds(number, kind))()
    await as('TO', holds(number, kind))()
  }
})

test('who spoke is noted by themselves, the holder and who steers, until the round has ended; a guest notes nothing', async () => {
  const number = await opened(here, ['TO', 'DA', 'HW', 'PN'])
  await as('DA', holds(number, 'present'))()
  const theirs = 'This is noted by the person who holds the round.'
  await refused(theirs, as('HW', notes(number, 'PN')))
  await refused(theirs, asGuest('HW', notes(number, 'HW')))
  await refused(theirs, asGuest('DA', notes(number, 'PN')))
  await as('HW', notes(number, 'HW'))()
  for (const who of ['DA', 'TO', 'LB']) await as(who, notes(number, 'PN'))()
  await as('DA', ends(number))()
  for (const who of ['DA', 'HW'])
    await refused('This round has ended.', as(who, notes(number, 'HW')))
  await as('HW', holds(number, 'present'))()
  await refused(theirs, as('DA', notes(number, 'PN')))
})

test('a round is ended once, by its holder or who steers: not by who spoke in it, nor the holder as a guest', async () => {
  const number = await opened(here, ['TO', 'DA', 'HW'])
  await as('DA', holds(number, 'present'))()
  for (const one of [as('HW', ends(number)), as('PN', ends(number)), asGuest('DA', ends(number))])
    await refused('The round is ended by the person who holds it.', one)
  await as('DA', ends(number))()
  for (const who of ['DA', 'TO'])
    await refused('This round has ended already.', as(who, ends(number)))
})

everyRefusalIsTried()
