import { expect, test } from 'vitest'
import { closeDecision, closeDue } from '../../../app/domain/decisions/close'
import { tallyOf } from '../../../app/domain/decisions/state'
import {
  confirmIntegration,
  denyIntegration,
  wordsOfObjections,
  withdrawObjection,
} from '../../../app/domain/decisions/objections'
import { letStand } from '../../../app/domain/decisions/standing-objections'
import { recordOutcome } from '../../../app/domain/decisions/outcomes'
import { amend, askAgain } from '../../../app/domain/decisions/proposals'
import { takeBackObjection } from '../../../app/domain/decisions/responses'
import { refusalOf } from '../../../db/connect'
import { decidingIn, settled } from '../../support/deciding'
import { ownSchool } from '../../support/own-school'
import { opened } from '../../support/proposals'
import { kindOf } from '../../support/refusals'

const school = ownSchool()

const { at, by, says, past, objectionOf } = decidingIn(school)
async function revealsTogether(number: number) {
  await school.sql`alter table decisions disable trigger decisions_kept`
  await school.sql`update decisions set rules = jsonb_set(rules, '{reveal}', '"together"') where number = ${number}`
  await school.sql`alter table decisions enable trigger decisions_kept`
}

test('circles: a safety objection is integrated by version 2, confirmed by its objector, and the decision passes with a review date', async () => {
  const number = await opened(school, ['AY', 'LB', 'HW'])
  await says('AY', number, 'consents')
  await says('LB', number, 'objects', 'Nobody watches the corridor.')
  const objection = await objectionOf(number)
  const raised = await at(number)
  expect([...(await school.cast.inSchool(() => wordsOfObjections(raised)))]).toEqual([
    [objection, 'Nobody watches the corridor.'],
  ])
  await by('AY', (acting) =>
    amend(acting, number, {
      body: 'Six weeks, with cover in the corridor.',
      note: 'Cover added, six weeks',
      integrates: [objection],
    }),
  )
  expect((await at(number)).responses.every(({ isHeard }) => !isHeard)).toBe(true)
  expect(await kindOf(by('AY', (acting) => confirmIntegration(acting, number, objection)))).toBe(
    'forbidden',
  )
  for (const who of ['AY', 'HW']) await says(who, number, 'consents')
  expect(tallyOf(await at(number)).verdict).toBe('does not pass')
  await by('LB', (acting) => confirmIntegration(acting, number, objection))
  await says('LB', number, 'consents')
  await by('AY', (acting) => closeDecision(acting, number))
  expect(
    await kindOf(
      by('AY', (acting) =>
        recordOutcome(acting, number, { ...settled, reviewOn: undefined, outcome: 'passed' }),
      ),
    ),
  ).toBe('conflict')
  await by('AY', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' }))
  const [row] =
    await school.sql`select tally, outcome, review_on::text as review from decisions where number = ${number}`
  expect(row).toEqual({
    tally: '3 consent, 1 objection integrated',
    outcome: 'passed',
    review: '2026-04-02',
  })
  const kept =
    await school.sql`select r.round, count(r.choice)::int as n from responses r join decisions d on (d.school_id, d.id) = (r.school_id, r.decision_id) where d.number = ${number} group by 1 order by 1`
  expect(kept.map(({ round, n }) => [round, n])).toEqual([
    [1, 2],
    [2, 3],
  ])
})

test('an objection carries over a new version until its objector settles it; the database itself refuses to pass over one', async () => {
  const number = await opened(school, ['DF', 'HW'])
  await says('HW', number, 'objects', 'Four students would lose minutes.')
  const objection = await objectionOf(number)
  await by('DF', (acting) =>
    amend(acting, number, { body: 'With the minutes kept.', note: '', integrates: [objection] }),
  )
  await by('HW', (acting) =>
    denyIntegration(acting, number, { objection, line: 'Two students still do.' }),
  )
  expect((await at(number)).objections[0]).toMatchObject({
    state: 'open',
    offeredVersion: null,
    version: 1,
  })
  await says('DF', number, 'consents')
  await says('HW', number, 'objects', 'Two students still do.')
  await by('DF', (acting) => closeDecision(acting, number))
  expect(
    await kindOf(
      by('DF', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' })),
    ),
  ).toBe('conflict')
  const forced = school.sql`update decisions set state = 'decided', outcome = 'passed', decided = 'x', decided_on = '2026-03-02', review_on = '2026-04-02' where number = ${number}`
  expect(await forced.catch((error: unknown) => refusalOf(error)?.constraint)).toBe(
    'decisions_no_open_objection',
  )
  await by('DF', (acting) =>
    recordOutcome(acting, number, { ...settled, outcome: 'referred', decided: 'Back to Dario.' }),
  )
  expect((await at(number)).objections[0]?.state).toBe('stands')

  const former = (await at(number)).id
  const again = await opened(school, ['DF', 'HW'], {
    supersedesId: former,
    body: 'Hannah teaches a station.',
  })
  for (const who of ['DF', 'HW']) await says(who, again, 'consents')
  await by('DF', (acting) => closeDecision(acting, again))
  await by('DF', (acting) => recordOutcome(acting, again, { ...settled, outcome: 'passed' }))
  const [row] =
    await school.sql`select f.number from decisions d join decisions f on (f.school_id, f.id) = (d.school_id, d.supersedes_id) where d.number = ${again}`
  expect(row?.number).toBe(number)
})

test('responding otherwise withdraws an objection with a line; withdrawing one leaves the concern', async () => {
  const number = await opened(school, ['RO', 'TO'])
  await says('TO', number, 'objects', 'Too fast.')
  await says('TO', number, 'consents', 'I slept on it.')
  expect((await at(number)).objections[0]?.state).toBe('withdrawn')
  await says('RO', number, 'objects', 'No water there.')
  const objection = (await at(number)).objections.find(({ state }) => state === 'open')?.id ?? ''
  expect(
    await kindOf(by('TO', (acting) => withdrawObjection(acting, number, { objection, line: 'x' }))),
  ).toBe('forbidden')
  await by('RO', (acting) =>
    takeBackObjection(acting, number, { objection, line: 'There is a tap.' }),
  )
  expect(
    (await at(number)).responses.find(({ memberId }) => memberId === school.cast.who('RO').memberId)
      ?.meaning,
  ).toBe('has a concern')
  const changes =
    await school.sql`select c.choice from response_changes c join responses r on (r.school_id, r.id) = (c.school_id, c.response_id) join decisions d on (d.school_id, d.id) = (r.school_id, r.decision_id) where d.number = ${number} order by c.said_at`
  expect(changes.map(({ choice }) => choice)).toEqual([
    'objects',
    'consents',
    'objects',
    'has a concern',
  ])
})

test('a common reveal keeps an objection back until the close, and then it is one', async () => {
  const number = await opened(school, ['RO', 'TO'])
  await revealsTogether(number)
  await says('RO', number, 'consents')
  await says('TO', number, 'objects', 'Too fast.')
  expect((await at(number)).objections).toEqual([])
  await by('RO', (acting) => closeDecision(acting, number))
  expect((await at(number)).objections.map(({ state, memberId }) => [state, memberId])).toEqual([
    ['open', school.cast.who('TO').memberId],
  ])
})

test('an objection that a common reveal holds back is raised when a new version gives its round an end, and carries over', async () => {
  const number = await opened(school, ['RO', 'TO'])
  await revealsTogether(number)
  await says('TO', number, 'objects', 'Too fast.')
  await by('RO', (acting) =>
    amend(acting, number, { body: 'Four trees, one a week.', note: '', integrates: [] }),
  )
  expect(
    (await at(number)).objections.map(({ state, version, memberId }) => [state, version, memberId]),
  ).toEqual([['open', 1, school.cast.who('TO').memberId]])
  await says('RO', number, 'consents')
  await past(number)
  await school.cast.inSchool(() => closeDue('2026-03-02'))
  expect(tallyOf(await at(number)).verdict).toBe('does not pass')
})

test('where responses are revealed together, consenting to a later version settles an objection at the close, not before', async () => {
  const number = await opened(school, ['RO', 'TO'])
  await revealsTogether(number)
  await says('TO', number, 'objects', 'Too fast.')
  await by('RO', (acting) => askAgain(acting, number, { reason: 'We talked.' }))
  for (const who of ['RO', 'TO']) await says(who, number, 'consents', 'We talked.')
  expect((await at(number)).objections[0]?.state).toBe('open')
  await by('RO', (acting) => closeDecision(acting, number))
  expect((await at(number)).objections[0]?.state).toBe('withdrawn')
  expect(tallyOf(await at(number)).verdict).toBe('passes')
})

test('letting an objection stand is for the one who proposed', async () => {
  const number = await opened(school, ['RO', 'TO'])
  await says('TO', number, 'objects', 'Too fast.')
  const objection = await objectionOf(number)
  expect(
    await kindOf(by('TO', (acting) => letStand(acting, number, { objection, line: 'x' }))),
  ).toBe('forbidden')
  await by('RO', (acting) =>
    letStand(acting, number, { objection, line: 'Three offers were made.' }),
  )
  expect(tallyOf(await at(number)).verdict).toBe('does not pass')
})
