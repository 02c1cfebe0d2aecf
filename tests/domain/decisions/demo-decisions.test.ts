import { expect, test } from 'vitest'
import { closeDecision } from '../../../app/domain/decisions/close'
import { decisionStanding, tallyOf } from '../../../app/domain/decisions/state'
import { decisionShown } from '../../../app/domain/decisions/page'
import { recordOutcome, spokenTally } from '../../../app/domain/decisions/outcomes'
import { openDecision } from '../../../app/domain/decisions/proposals'
import { respond } from '../../../app/domain/decisions/responses'
import { answerResponse } from '../../../app/domain/decisions/thread'
import { decisions } from '../../../db/demo/decisions'
import { ownSchool } from '../../support/own-school'

const school = ownSchool()

const at = (number: number) => school.cast.inSchool(() => decisionStanding(number))
const shown = (number: number) =>
  school.cast.inSchool(() => decisionShown(school.cast.who('RO'), number))

test.each([
  [1, 'D1 norms', 'passes', '8 consent, 1 objection integrated'],
  [2, 'D2 devices, first round', 'does not pass', '5 5 4 4 3 3 2'],
  [3, 'D2 devices with hotspots', 'passes', '5 5 4 4 4 3 3'],
  [4, 'D3 pilot start', 'passes', '1 support, 2 caution, 1 another way'],
  [5, 'D4 circles', 'passes', '6 consent, 1 objection integrated'],
  [6, 'D5 two doors', 'passes', '3 input'],
  [7, 'D6 circles reviewed', 'passes', '6 consent'],
  [8, 'D7 planning time', 'passes', '1 ×4, 2 ×5, 3 ×3, 4 ×1, 5 ×2'],
  [9, 'D8 grade 7, first', 'does not pass', '5 consent, 1 objection, 1 objection standing'],
  [10, 'D8 grade 7, revised', 'passes', '6 consent'],
])('decision %i of the demo (%s) counts to what its log says', async (number, _, verdict, said) => {
  const standing = await at(number)
  const counted = tallyOf(standing)
  expect([counted.verdict, spokenTally(standing, counted)]).toEqual([verdict, said])
  const [row] = await school.sql`select tally from decisions where number = ${number}`
  expect(row?.tally).toBe(said)
})

test('D1: Denise objected to version 1, version 2 met it, and she said so herself', async () => {
  const [objection] = (await shown(1)).objections
  expect([
    objection?.initials,
    objection?.version,
    objection?.state,
    objection?.integratedVersion,
  ]).toEqual(['DA', 1, 'integrated', 2])
  expect(objection?.steps.map(({ step, by }) => [step, by])).toEqual([
    ['raised', 'Denise Abara'],
    ['integration offered', 'Renata Osei'],
    ['integrated', 'Denise Abara'],
  ])
  expect((await shown(1)).rounds.map(({ kind }) => kind)).toEqual([
    'present',
    'clarifying questions',
    'reactions',
    'consent',
  ])
})

test('D4 was reviewed by D6: kept, amended; D8 names the first as its ancestor', async () => {
  const circles = await shown(5)
  expect(circles.reviews.map(({ dueOn, result }) => [dueOn, result])).toEqual([
    ['2025-12-11', 'amended'],
  ])
  expect(circles.chain.map(({ number }) => number)).toEqual([5, 7])
  expect((await shown(10)).facts.supersedes).toBe(9)
  expect((await shown(9)).objections.map(({ initials, state }) => [initials, state])).toEqual([
    ['HW', 'stands'],
  ])
})

test('D9 is open on the demo’s day with eight heard, and with everyone heard it is 11, 3 and 2: a recommendation passes', async () => {
  const before = await at(11)
  expect([
    before.state,
    before.authority,
    before.responses.filter(({ isHeard }) => isHeard).length,
  ]).toEqual(['open', 'recommends', 8])
  const [said = {}] =
    decisions.find(({ key }) => key === 'D9')?.rounds.map((round) => round.said) ?? []
  for (const [who, [choice, reason = '']] of Object.entries(said))
    await school.cast.inSchool(() => respond(school.cast.who(who), 11, { choice, reason }))
  await school.cast.inSchool(() => closeDecision(school.cast.who('FS'), 11))
  const counted = tallyOf(await at(11))
  expect([counted.counts.map(({ count }) => count), counted.verdict, counted.hasQuorum]).toEqual([
    [11, 3, 2],
    'passes',
    true,
  ])
  await school.cast.inSchool(() =>
    recordOutcome(school.cast.who('FS'), 11, {
      outcome: 'passed',
      decided: 'We recommend a stipend.',
      why: '',
    }),
  )
  expect((await shown(11)).facts).toMatchObject({
    outcome: 'passed',
    authority: 'recommends',
    tally: '11 yes, 3 no, 2 abstain',
  })
})

test('D10 is a draft on the demo’s day, and is decided by Kofi or Joel once every input is answered', async () => {
  expect((await at(12)).state).toBe('draft')
  await school.sql`update decisions set deadline = skein_now() + interval '9 days' where number = 12`
  await school.cast.inSchool(() => openDecision(school.cast.who('KM'), 12))
  for (const who of ['GH', 'MW'])
    await school.cast.inSchool(() =>
      respond(school.cast.who(who), 12, { choice: 'gives input', reason: 'What I know.' }),
    )
  await school.cast.inSchool(() => closeDecision(school.cast.who('KM'), 12))
  expect(tallyOf(await at(12)).verdict).toBe('waits')
  for (const { id } of (await at(12)).responses)
    await school.cast.inSchool(() =>
      answerResponse(school.cast.who('JC'), 12, { response: id, body: 'Used.' }),
    )
  await school.cast.inSchool(() =>
    recordOutcome(school.cast.who('JC'), 12, {
      outcome: 'passed',
      decided: 'We stop them.',
      why: 'Change direction.',
    }),
  )
  expect((await shown(12)).facts).toMatchObject({ outcome: 'passed', tally: '2 input' })
})
