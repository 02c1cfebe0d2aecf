import { expect, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { closeDecision } from '../../../app/domain/decisions/close'
import { correctEntry } from '../../../app/domain/decisions/entries'
import { nudge } from '../../../app/domain/decisions/nudges'
import { confirmIntegration, denyIntegration } from '../../../app/domain/decisions/objections'
import { letStand } from '../../../app/domain/decisions/standing-objections'
import { recordOutcome, withdrawDecision } from '../../../app/domain/decisions/outcomes'
import { amend, askAgain, openDecision } from '../../../app/domain/decisions/proposals'
import { propose } from '../../../app/domain/decisions/drafts'
import { editDraft } from '../../../app/domain/decisions/drafts'
import { inviteLate, respond, takeBackObjection } from '../../../app/domain/decisions/responses'
import { reviewDecision } from '../../../app/domain/decisions/reviews'
import { endRound, holdRound, noteSpeaker } from '../../../app/domain/decisions/rounds'
import { passDecisionOn } from '../../../app/domain/decisions/steward'
import { answerEntry, speakUp } from '../../../app/domain/decisions/thread'
import type { DecidingNoun } from '../../../app/forms/decisions'
import { decidingIn } from '../../support/deciding'
import { ownSchool } from '../../support/own-school'
import { opened, proposalForm } from '../../support/proposals'

const school = ownSchool()
const { by, says } = decidingIn(school)
const secret = 'I cannot bear plums'
const idOf = (who: string) => school.cast.who(who).memberId

const draft = () =>
  by('RO', (acting) => propose(acting, proposalForm({ deciders: school.cast.ids(['RO', 'TO']) })))
const open = () => opened(school, ['RO', 'TO'])
async function objected() {
  const number = await open()
  await says('TO', number, 'objects', secret)
  return number
}
async function offered() {
  const number = await objected()
  const integrates = [await objectionOf(number)]
  await by('RO', (acting) => amend(acting, number, { body: 'Bushes.', note: '', integrates }))
  return number
}
async function asked() {
  const number = await open()
  await by('GH', (acting) =>
    speakUp(acting, number, { kind: 'view', body: secret, isQuestion: true }),
  )
  return number
}
async function inARound() {
  const number = await open()
  await by('RO', (acting) => holdRound(acting, number, { kind: 'present' }))
  return number
}
async function heard() {
  const number = await open()
  for (const who of ['RO', 'TO']) await says(who, number, 'consents', secret)
  return number
}
async function closed() {
  const number = await heard()
  await by('RO', (acting) => closeDecision(acting, number))
  return number
}
const outcome = { outcome: 'passed' as const, decided: secret, why: secret }
async function passed() {
  const number = await closed()
  await by('RO', (acting) => recordOutcome(acting, number, { ...outcome, reviewOn: '2026-03-09' }))
  return number
}
async function objectionOf(number: number) {
  const [objection] = await school.sql<{ id: string }[]>`
    select o.id from objections o
    join decisions d on (d.school_id, d.id) = (o.school_id, o.decision_id) where d.number = ${number}`
  return objection?.id ?? ''
}
async function entryOf(number: number) {
  const [entry] = await school.sql<{ id: string }[]>`
    select e.id from thread_entries e
    join decisions d on (d.school_id, d.id) = (e.school_id, e.decision_id) where d.number = ${number}`
  return entry?.id ?? ''
}
const later = (acting: Acting): Acting => ({
  ...acting,
  school: { ...acting.school, today: '2026-03-09' },
})

type Case = [
  lines: string[],
  before: () => Promise<number>,
  who: string,
  act: (acting: Acting, number: number) => Promise<unknown>,
]
const said = { body: secret, note: secret, integrates: [] }
// A draft is its author's, and who is invited, or noted in a round, has done nothing yet.
const acts: Record<DecidingNoun | 'respond' | 'object' | 'integrate', Case> = {
  edit: [
    [],
    draft,
    'RO',
    (acting, number) =>
      editDraft(acting, number, proposalForm({ deciders: school.cast.ids(['TO']) })),
  ],
  open: [['proposed'], draft, 'RO', openDecision],
  respond: [
    ['responded'],
    open,
    'TO',
    (acting, number) => respond(acting, number, { choice: 'consents', reason: secret }),
  ],
  object: [
    ['objected', 'responded'],
    open,
    'TO',
    (acting, number) => respond(acting, number, { choice: 'objects', reason: secret }),
  ],
  amend: [['proposed'], open, 'RO', (acting, number) => amend(acting, number, said)],
  integrate: [
    ['integrated'],
    objected,
    'RO',
    async (acting, number) =>
      amend(acting, number, { ...said, integrates: [await objectionOf(number)] }),
  ],
  again: [
    ['facilitated'],
    heard,
    'RO',
    (acting, number) => askAgain(acting, number, { reason: secret }),
  ],
  invite: [[], open, 'RO', (acting, number) => inviteLate(acting, number, { member: idOf('DA') })],
  close: [['facilitated'], heard, 'RO', closeDecision],
  outcome: [
    ['decided'],
    closed,
    'RO',
    (acting, number) => recordOutcome(acting, number, { ...outcome, reviewOn: '2026-03-09' }),
  ],
  'pass-on': [
    ['handed over'],
    open,
    'RO',
    (acting, number) => passDecisionOn(acting, number, idOf('TO')),
  ],
  withdraw: [['decided'], open, 'RO', (acting, number) => withdrawDecision(acting, number, secret)],
  thread: [
    ['spoke up'],
    open,
    'GH',
    (acting, number) => speakUp(acting, number, { kind: 'view', body: secret, isQuestion: false }),
  ],
  'correct-entry': [
    ['spoke up'],
    asked,
    'GH',
    async (acting, number) =>
      correctEntry(acting, number, { entry: await entryOf(number), body: 'No pond.' }),
  ],
  answer: [
    ['answered'],
    asked,
    'TO',
    async (acting, number) =>
      answerEntry(acting, number, { entry: await entryOf(number), body: secret }),
  ],
  confirm: [
    ['integrated'],
    offered,
    'TO',
    async (acting, number) => confirmIntegration(acting, number, await objectionOf(number)),
  ],
  'not-yet': [
    ['objected'],
    offered,
    'TO',
    async (acting, number) =>
      denyIntegration(acting, number, { objection: await objectionOf(number), line: secret }),
  ],
  'withdraw-objection': [
    ['responded'],
    objected,
    'TO',
    async (acting, number) =>
      takeBackObjection(acting, number, { objection: await objectionOf(number), line: secret }),
  ],
  stands: [
    ['facilitated'],
    objected,
    'RO',
    async (acting, number) =>
      letStand(acting, number, { objection: await objectionOf(number), line: secret }),
  ],
  round: [
    ['facilitated'],
    open,
    'RO',
    (acting, number) => holdRound(acting, number, { kind: 'present' }),
  ],
  speaker: [
    [],
    inARound,
    'RO',
    (acting, number) => noteSpeaker(acting, number, { member: idOf('TO'), turn: 'spoke' }),
  ],
  'end-round': [[], inARound, 'RO', endRound],
  nudge: [['facilitated'], open, 'RO', nudge],
  review: [
    ['reviewed'],
    passed,
    'TO',
    (acting, number) => reviewDecision(later(acting), number, { result: 'kept', line: secret }),
  ],
}

const linesOf = (number: number) => school.sql<{ id: string; kind: string; who: string }[]>`
  select c.id, c.kind, m.initials as who from contributions c
  join decisions d on (d.school_id, d.id) = (c.school_id, c.decision_id)
  join members m on (m.school_id, m.id) = (c.school_id, c.member_id)
  where d.number = ${number} and c.source = 'act'`

test.each(Object.entries(acts))(
  'what “%s” leaves of a decision in the ledger is what is written here, of the one who did it',
  async (_, [lines, arrange, who, act]) => {
    const number = await arrange()
    const before = new Set((await linesOf(number)).map(({ id }) => id))
    await by(who, (acting) => act(acting, number))
    const left = (await linesOf(number)).filter(({ id }) => !before.has(id))
    expect(left.map((one) => [one.kind, one.who]).toSorted()).toEqual(
      lines.map((kind) => [kind, who]),
    )
  },
)

test('no line of the ledger says what anyone answered, wrote or decided', async () => {
  const [all] = await school.sql<{ lines: number; telling: number }[]>`
    select count(*)::int as lines,
      count(*) filter (where text ~* ${`${secret}|consents|objects\\M`})::int as telling
    from contributions c join decisions d on (d.school_id, d.id) = (c.school_id, c.decision_id)
    where d.question = 'Do we plant trees?'`
  expect(all?.lines).toBeGreaterThan(Object.keys(acts).length)
  expect(all?.telling).toBe(0)
})
