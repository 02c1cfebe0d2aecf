import { expect, test } from 'vitest'
import { closeDecision } from '../../../app/domain/decisions/close'
import { tallyOf } from '../../../app/domain/decisions/state'
import { decisionShown } from '../../../app/domain/decisions/page'
import { recordOutcome, withdrawDecision } from '../../../app/domain/decisions/outcomes'
import { amend, askAgain } from '../../../app/domain/decisions/proposals'
import { inviteLate } from '../../../app/domain/decisions/responses'
import { answerEntry, answerResponse, speakUp } from '../../../app/domain/decisions/thread'
import { refusalOf } from '../../../db/connect'
import { decidingIn, settled } from '../../support/deciding'
import { ownSchool } from '../../support/own-school'
import { opened } from '../../support/proposals'
import { kindOf } from '../../support/refusals'

const school = ownSchool()

const { at, by, says } = decidingIn(school)
async function revealsTogether(number: number) {
  await school.sql`alter table decisions disable trigger decisions_kept`
  await school.sql`update decisions set rules = jsonb_set(rules, '{reveal}', '"together"') where number = ${number}`
  await school.sql`alter table decisions enable trigger decisions_kept`
}
const adviceOn = (number: number) =>
  school.sql<
    { id: string; round: number }[]
  >`select r.id, r.round from responses r join decisions d on (d.school_id, d.id) = (r.school_id, r.decision_id) where d.number = ${number} and r.choice is not null order by r.round, r.id`

test('pilot start: the owner decides once someone affected and someone who knows were heard and each piece of advice is answered', async () => {
  const number = await opened(school, [], {
    by: 'PN',
    method: 'advice process',
    affected: school.cast.ids(['FS', 'RT']),
    experts: school.cast.ids(['IP', 'CR']),
  })
  await says('FS', number, 'cautions', 'Write to families first.')
  await by('PN', (acting) => closeDecision(acting, number))
  expect(
    await kindOf(
      by('PN', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' })),
    ),
  ).toBe('conflict')
  await by('PN', (acting) =>
    askAgain(acting, number, { reason: 'We still need someone who knows the devices.' }),
  )
  await says('IP', number, 'suggests another way', 'One practice day.')
  await by('PN', (acting) =>
    inviteLate(acting, number, { member: school.cast.who('MT').memberId, voice: 'affected' }),
  )
  await by('PN', (acting) => closeDecision(acting, number))
  const advice = await adviceOn(number)
  expect(advice.map(({ round }) => round)).toEqual([1, 2])
  expect(
    await kindOf(
      by('CR', (acting) =>
        answerResponse(acting, number, { response: advice[0]?.id ?? '', body: 'Done.' }),
      ),
    ),
  ).toBe('forbidden')
  for (const { id } of advice)
    await by('PN', (acting) => answerResponse(acting, number, { response: id, body: 'Done.' }))
  await by('PN', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' }))
  expect((await at(number)).outcome).toBe('passed')
})

test('who was heard on a version need not say it again in its next round; on another version, somebody affected and somebody who knows is heard anew', async () => {
  const number = await opened(school, [], {
    by: 'PN',
    method: 'advice process',
    affected: school.cast.ids(['FS']),
    experts: school.cast.ids(['IP']),
  })
  for (const who of ['FS', 'IP']) await says(who, number, 'supports', 'Go on.')
  await by('PN', (acting) => askAgain(acting, number, { reason: 'One more week.' }))
  const missing = async () =>
    tallyOf(await at(number)).because.filter((sentence) => sentence.startsWith('Nobody'))
  expect(await missing()).toEqual([])
  await by('PN', (acting) =>
    amend(acting, number, { body: 'Eight trees.', note: '', integrates: [] }),
  )
  expect(await missing()).toEqual([
    'Nobody who is affected has been heard yet.',
    'Nobody who knows the matter has been heard yet.',
  ])
})

test('what was said in an earlier round stands open until it is answered, may be answered while the next round runs, and the database agrees', async () => {
  const number = await opened(school, [], {
    by: 'PN',
    method: 'lead decides after input',
    advisers: school.cast.ids(['FS', 'CR']),
  })
  await revealsTogether(number)
  await says('FS', number, 'gives input', 'Write to families first.')
  await by('PN', (acting) => closeDecision(acting, number))
  await by('PN', (acting) => askAgain(acting, number, { reason: 'Carla was away.' }))
  await says('CR', number, 'gives input', 'Ask the drivers.')
  const [first, second] = await adviceOn(number)
  expect(
    await kindOf(
      by('PN', (acting) =>
        answerResponse(acting, number, { response: second?.id ?? '', body: 'We will.' }),
      ),
    ),
  ).toBe('conflict')
  await by('PN', (acting) => closeDecision(acting, number))
  await by('PN', (acting) =>
    answerResponse(acting, number, { response: second?.id ?? '', body: 'We will.' }),
  )

  expect(tallyOf(await at(number))).toMatchObject({
    verdict: 'waits',
    heard: 1,
    because: ['1 input waits for an answer, from an earlier round.'],
  })
  expect(
    await kindOf(
      by('PN', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' })),
    ),
  ).toBe('conflict')
  const shown = await by('GH', (acting) => decisionShown(acting, number))
  expect(
    shown.responses
      .filter(({ isUnanswered }) => isUnanswered)
      .map(({ round, reason }) => [round, reason]),
  ).toEqual([[1, 'Write to families first.']])
  const forced = school.sql`update decisions set state = 'decided', outcome = 'passed', decided = 'x', decided_on = '2026-03-02' where number = ${number}`
  expect(await forced.catch((error: unknown) => refusalOf(error)?.constraint)).toBe(
    'decisions_all_answered',
  )
  await by('PN', (acting) => askAgain(acting, number, { reason: 'Once more.' }))
  expect(
    await kindOf(
      by('PN', (acting) =>
        answerResponse(acting, number, { response: first?.id ?? '', body: 'It is written.' }),
      ),
    ),
  ).toBe('done')
  await by('PN', (acting) => closeDecision(acting, number))
  expect(
    await kindOf(
      by('PN', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' })),
    ),
  ).toBe('done')
})

test('questions and criticism are answered by someone else; a settled decision takes no more of them', async () => {
  const number = await opened(school, ['RO', 'TO'])
  await by('GH', (acting) =>
    speakUp(acting, number, { kind: 'criticism', body: 'Who waters them?', isQuestion: false }),
  )
  const [entry] =
    await school.sql`select e.id from thread_entries e join decisions d on (d.school_id, d.id) = (e.school_id, e.decision_id) where d.number = ${number}`
  expect(
    await kindOf(
      by('GH', (acting) => answerEntry(acting, number, { entry: String(entry?.id), body: 'Me.' })),
    ),
  ).toBe('conflict')
  await by('RT', (acting) =>
    answerEntry(acting, number, { entry: String(entry?.id), body: 'I do.' }),
  )
  await by('RO', (acting) => withdrawDecision(acting, number, 'The ground is frozen.'))
  expect(
    await kindOf(
      by('GH', (acting) => speakUp(acting, number, { kind: 'view', body: 'x', isQuestion: false })),
    ),
  ).toBe('conflict')
})
