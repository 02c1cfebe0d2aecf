import { afterAll, beforeAll, expect, test } from 'vitest'
import { goOnLeave } from '../../app/domain/absences'
import { closeDecision, closeDue } from '../../app/domain/closings'
import { decisionStanding, tallyOf } from '../../app/domain/deciding'
import { decisionShown } from '../../app/domain/decision-page'
import { confirmIntegration, denyIntegration, letStand, withdrawObjection } from '../../app/domain/objections'
import { makeNotices } from '../../app/domain/notices'
import { nudge, sendNudges } from '../../app/domain/nudges'
import { settleDue } from '../../app/domain/decisions-due'
import { afterQuietHours } from '../../app/domain/quiet-hours'
import { recordOutcome, withdrawDecision } from '../../app/domain/outcomes'
import { amend, askAgain, editDraft, openDecision, propose } from '../../app/domain/proposals'
import { inviteLate, respond, takeBackObjection } from '../../app/domain/responses'
import { reviewDecision, reviewsDue } from '../../app/domain/reviews'
import { endRound, holdRound, noteSpeaker } from '../../app/domain/rounds'
import { answerEntry, answerResponse, speakUp } from '../../app/domain/threads'
import { Proposal } from '../../app/forms/deciding'
import { refusalOf } from '../../db/connect'
import { kindOf, openHarborRidge } from '../support/harbor-ridge'
import { opened, proposalForm } from '../support/proposals'

let school: Awaited<ReturnType<typeof openHarborRidge>>
beforeAll(async () => void (school = await openHarborRidge()))
afterAll(() => school.close())

const at = (number: number) => school.inSchool(() => decisionStanding(number))
const says = (who: string, number: number, choice: string, reason = 'x') => school.inSchool(() => respond(school.cast(who), number, { choice: choice as never, reason }))
const by = <T>(who: string, act: (acting: ReturnType<typeof school.cast>) => Promise<T>) => school.inSchool(() => act(school.cast(who)))
const past = (number: number) => school.sql`update decisions set opened_at = opened_at, deadline = greatest(opened_at + interval '1 microsecond', skein_now() - interval '1 second') where number = ${number}`
async function revealsTogether(number: number) {
  await school.sql`alter table decisions disable trigger decisions_kept`
  await school.sql`update decisions set rules = jsonb_set(rules, '{reveal}', '"together"') where number = ${number}`
  await school.sql`alter table decisions enable trigger decisions_kept`
}
const settled = { decided: 'So it is.', why: '', reviewOn: '2026-04-02' }
const adviceOn = (number: number) => school.sql<{ id: string; round: number }[]>`select r.id, r.round from responses r join decisions d on d.id = r.decision_id where d.number = ${number} and r.choice is not null order by r.round, r.id`
const objectionOf = async (number: number) => (await at(number)).objections[0]?.id ?? ''

test('who is not heard is a row from the invitation on', async () => {
  const number = await opened(school, ['RO', 'TO', 'DA'])
  const standing = await at(number)
  expect(standing.responses.map(({ isHeard }) => isHeard)).toEqual([false, false, false])
  expect([standing.state, standing.round, standing.version]).toEqual(['open', 1, 1])
})

test('circles: a safety objection is integrated by version 2, confirmed by its objector, and the decision passes with a review date', async () => {
  const number = await opened(school, ['AY', 'LB', 'HW'])
  await says('AY', number, 'consents')
  await says('LB', number, 'objects', 'Nobody watches the corridor.')
  const objection = await objectionOf(number)
  await by('AY', (acting) => amend(acting, number, { body: 'Six weeks, with cover in the corridor.', note: 'Cover added, six weeks', integrates: [objection] }))
  expect((await at(number)).responses.every(({ isHeard }) => !isHeard)).toBe(true)
  expect(await kindOf(by('AY', (acting) => confirmIntegration(acting, number, objection)))).toBe('forbidden')
  for (const who of ['AY', 'HW']) await says(who, number, 'consents')
  expect(tallyOf(await at(number)).verdict).toBe('does not pass')
  await by('LB', (acting) => confirmIntegration(acting, number, objection))
  await says('LB', number, 'consents')
  await by('AY', (acting) => closeDecision(acting, number))
  expect(await kindOf(by('AY', (acting) => recordOutcome(acting, number, { ...settled, reviewOn: undefined, outcome: 'passed' })))).toBe('conflict')
  await by('AY', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' }))
  const [row] = await school.sql`select tally, outcome, review_on::text as review from decisions where number = ${number}`
  expect(row).toEqual({ tally: '3 consent, 1 objection integrated', outcome: 'passed', review: '2026-04-02' })
  const kept = await school.sql`select r.round, count(r.choice)::int as n from responses r join decisions d on d.id = r.decision_id where d.number = ${number} group by 1 order by 1`
  expect(kept.map(({ round, n }) => [round, n])).toEqual([[1, 2], [2, 3]])
})

test('an objection carries over a new version until its objector settles it; the database itself refuses to pass over one', async () => {
  const number = await opened(school, ['DF', 'HW'])
  await says('HW', number, 'objects', 'Four students would lose minutes.')
  const objection = await objectionOf(number)
  await by('DF', (acting) => amend(acting, number, { body: 'With the minutes kept.', note: '', integrates: [objection] }))
  await by('HW', (acting) => denyIntegration(acting, number, { objection, line: 'Two students still do.' }))
  expect((await at(number)).objections[0]).toMatchObject({ state: 'open', offeredVersion: null, version: 1 })
  await says('DF', number, 'consents')
  await says('HW', number, 'objects', 'Two students still do.')
  await by('DF', (acting) => closeDecision(acting, number))
  expect(await kindOf(by('DF', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' })))).toBe('conflict')
  const forced = school.sql`update decisions set state = 'decided', outcome = 'passed', decided = 'x', decided_on = '2026-03-02', review_on = '2026-04-02' where number = ${number}`
  expect(await forced.catch((error: unknown) => refusalOf(error)?.constraint)).toBe('decisions_no_open_objection')
  await by('DF', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'referred', decided: 'Back to Dario.' }))
  expect((await at(number)).objections[0]?.state).toBe('stands')

  const former = (await at(number)).id
  const again = await opened(school, ['DF', 'HW'], { supersedesId: former, body: 'Hannah teaches a station.' })
  for (const who of ['DF', 'HW']) await says(who, again, 'consents')
  await by('DF', (acting) => closeDecision(acting, again))
  await by('DF', (acting) => recordOutcome(acting, again, { ...settled, outcome: 'passed' }))
  const [row] = await school.sql`select f.number from decisions d join decisions f on f.id = d.supersedes_id where d.number = ${again}`
  expect(row?.number).toBe(number)
})

test('responding otherwise withdraws an objection with a line; withdrawing one leaves the concern', async () => {
  const number = await opened(school, ['RO', 'TO'])
  await says('TO', number, 'objects', 'Too fast.')
  await says('TO', number, 'consents', 'I slept on it.')
  expect((await at(number)).objections[0]?.state).toBe('withdrawn')
  await says('RO', number, 'objects', 'No water there.')
  const objection = (await at(number)).objections.find(({ state }) => state === 'open')?.id ?? ''
  expect(await kindOf(by('TO', (acting) => withdrawObjection(acting, number, { objection, line: 'x' })))).toBe('forbidden')
  await by('RO', (acting) => takeBackObjection(acting, number, { objection, line: 'There is a tap.' }))
  expect((await at(number)).responses.find(({ memberId }) => memberId === school.cast('RO').memberId)?.meaning).toBe('has a concern')
  const changes = await school.sql`select c.choice from response_changes c join responses r on r.id = c.response_id join decisions d on d.id = r.decision_id where d.number = ${number} order by c.said_at`
  expect(changes.map(({ choice }) => choice)).toEqual(['objects', 'consents', 'objects', 'has a concern'])
})

test('take-home devices: 5 5 4 4 3 3 2 goes to a second round, and passes when every hand is at three or above', async () => {
  const team = ['TO', 'IP', 'JL', 'ZM', 'DA', 'MW', 'GH']
  const number = await opened(school, team, { method: 'fist to five' })
  const shown = ['five', 'five', 'four', 'four', 'three', 'three', 'two']
  for (const [place, who] of team.entries()) await says(who, number, shown[place] ?? '')
  await by('TO', (acting) => closeDecision(acting, number))
  expect(tallyOf(await at(number)).verdict).toBe('does not pass')
  await by('TO', (acting) => amend(acting, number, { body: 'With a hotspot for every family that needs one.', note: 'Hotspots', integrates: [] }))
  for (const who of team) await says(who, number, 'three', '')
  await by('TO', (acting) => closeDecision(acting, number))
  await by('TO', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' }))
  expect((await school.sql`select tally from decisions where number = ${number}`)[0]?.tally).toBe('3 3 3 3 3 3 3')
})

test('only those asked respond, only with what the method offers, with a reason where it wants one, and only until the deadline', async () => {
  const number = await opened(school, ['RO', 'TO'])
  expect(await kindOf(says('PN', number, 'consents'))).toBe('forbidden')
  expect(await kindOf(says('TO', number, 'yes'))).toBe('conflict')
  expect(await kindOf(says('TO', number, 'objects', ''))).toBe('conflict')
  await past(number)
  expect(await kindOf(says('TO', number, 'consents'))).toBe('conflict')
  expect(await school.inSchool(() => closeDue('2026-03-02'))).toContain(number)
  expect(await school.inSchool(() => closeDue('2026-03-02'))).toEqual([])
  expect(await kindOf(says('TO', number, 'consents'))).toBe('conflict')
})

test('an early close waits for every voice, where the method allows one at all', async () => {
  const number = await opened(school, ['RO', 'TO'])
  await says('RO', number, 'consents')
  expect(await kindOf(by('RO', (acting) => closeDecision(acting, number)))).toBe('conflict')
  expect(await kindOf(by('TO', (acting) => closeDecision(acting, number)))).toBe('forbidden')
  await says('TO', number, 'consents')
  expect(await kindOf(by('RO', (acting) => closeDecision(acting, number)))).toBe('done')
  expect(await kindOf(by('RO', (acting) => closeDecision(acting, number)))).toBe('conflict')
})

test('a common reveal keeps an objection back until the close, and then it is one', async () => {
  const number = await opened(school, ['RO', 'TO'])
  await revealsTogether(number)
  await says('RO', number, 'consents')
  await says('TO', number, 'objects', 'Too fast.')
  expect((await at(number)).objections).toEqual([])
  await by('RO', (acting) => closeDecision(acting, number))
  expect((await at(number)).objections.map(({ state, memberId }) => [state, memberId])).toEqual([['open', school.cast('TO').memberId]])
})

test('an objection that a common reveal holds back is raised when a new version gives its round an end, and carries over', async () => {
  const number = await opened(school, ['RO', 'TO'])
  await revealsTogether(number)
  await says('TO', number, 'objects', 'Too fast.')
  await by('RO', (acting) => amend(acting, number, { body: 'Four trees, one a week.', note: '', integrates: [] }))
  expect((await at(number)).objections.map(({ state, version, memberId }) => [state, version, memberId])).toEqual([['open', 1, school.cast('TO').memberId]])
  await says('RO', number, 'consents')
  await past(number)
  await school.inSchool(() => closeDue('2026-03-02'))
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

test('pilot start: the owner decides once someone affected and someone who knows were heard and each piece of advice is answered', async () => {
  const number = await opened(school, [], { by: 'PN', method: 'advice process', affected: school.ids(['FS', 'RT']), experts: school.ids(['IP', 'CR']) })
  await says('FS', number, 'cautions', 'Write to families first.')
  await by('PN', (acting) => closeDecision(acting, number))
  expect(await kindOf(by('PN', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' })))).toBe('conflict')
  await by('PN', (acting) => askAgain(acting, number, { reason: 'We still need someone who knows the devices.' }))
  await says('IP', number, 'suggests another way', 'One practice day.')
  await by('PN', (acting) => inviteLate(acting, number, { member: school.cast('MT').memberId, voice: 'affected' }))
  await by('PN', (acting) => closeDecision(acting, number))
  const advice = await adviceOn(number)
  expect(advice.map(({ round }) => round)).toEqual([1, 2])
  expect(await kindOf(by('CR', (acting) => answerResponse(acting, number, { response: advice[0]?.id ?? '', body: 'Done.' })))).toBe('forbidden')
  for (const { id } of advice) await by('PN', (acting) => answerResponse(acting, number, { response: id, body: 'Done.' }))
  await by('PN', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' }))
  expect((await at(number)).outcome).toBe('passed')
})

test('who was heard on a version need not say it again in its next round; on another version, somebody affected and somebody who knows is heard anew', async () => {
  const number = await opened(school, [], { by: 'PN', method: 'advice process', affected: school.ids(['FS']), experts: school.ids(['IP']) })
  for (const who of ['FS', 'IP']) await says(who, number, 'supports', 'Go on.')
  await by('PN', (acting) => askAgain(acting, number, { reason: 'One more week.' }))
  const missing = async () => tallyOf(await at(number)).because.filter((sentence) => sentence.startsWith('Nobody'))
  expect(await missing()).toEqual([])
  await by('PN', (acting) => amend(acting, number, { body: 'Eight trees.', note: '', integrates: [] }))
  expect(await missing()).toEqual(['Nobody who is affected has been heard yet.', 'Nobody who knows the matter has been heard yet.'])
})

test('what was said in an earlier round stands open until it is answered, may be answered while the next round runs, and the database agrees', async () => {
  const number = await opened(school, [], { by: 'PN', method: 'lead decides after input', advisers: school.ids(['FS', 'CR']) })
  await revealsTogether(number)
  await says('FS', number, 'gives input', 'Write to families first.')
  await by('PN', (acting) => closeDecision(acting, number))
  await by('PN', (acting) => askAgain(acting, number, { reason: 'Carla was away.' }))
  await says('CR', number, 'gives input', 'Ask the drivers.')
  const [first, second] = await adviceOn(number)
  expect(await kindOf(by('PN', (acting) => answerResponse(acting, number, { response: second?.id ?? '', body: 'We will.' })))).toBe('conflict')
  await by('PN', (acting) => closeDecision(acting, number))
  await by('PN', (acting) => answerResponse(acting, number, { response: second?.id ?? '', body: 'We will.' }))

  expect(tallyOf(await at(number))).toMatchObject({ verdict: 'waits', heard: 1, because: ['1 input waits for an answer, from an earlier round.'] })
  expect(await kindOf(by('PN', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' })))).toBe('conflict')
  const shown = await by('GH', (acting) => decisionShown(acting, number))
  expect(shown.responses.filter(({ isUnanswered }) => isUnanswered).map(({ round, reason }) => [round, reason])).toEqual([[1, 'Write to families first.']])
  const forced = school.sql`update decisions set state = 'decided', outcome = 'passed', decided = 'x', decided_on = '2026-03-02' where number = ${number}`
  expect(await forced.catch((error: unknown) => refusalOf(error)?.constraint)).toBe('decisions_all_answered')
  await by('PN', (acting) => askAgain(acting, number, { reason: 'Once more.' }))
  expect(await kindOf(by('PN', (acting) => answerResponse(acting, number, { response: first?.id ?? '', body: 'It is written.' })))).toBe('done')
  await by('PN', (acting) => closeDecision(acting, number))
  expect(await kindOf(by('PN', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' })))).toBe('done')
})

test('questions and criticism are answered by someone else; a settled decision takes no more of them', async () => {
  const number = await opened(school, ['RO', 'TO'])
  await by('GH', (acting) => speakUp(acting, number, { kind: 'criticism', body: 'Who waters them?', isQuestion: false }))
  const [entry] = await school.sql`select e.id from thread_entries e join decisions d on d.id = e.decision_id where d.number = ${number}`
  expect(await kindOf(by('GH', (acting) => answerEntry(acting, number, { entry: String(entry?.id), body: 'Me.' })))).toBe('conflict')
  await by('RT', (acting) => answerEntry(acting, number, { entry: String(entry?.id), body: 'I do.' }))
  await by('RO', (acting) => withdrawDecision(acting, number, 'The ground is frozen.'))
  expect(await kindOf(by('GH', (acting) => speakUp(acting, number, { kind: 'view', body: 'x', isQuestion: false })))).toBe('conflict')
})

test('a round keeps its order and says who spoke, passed and was not reached', async () => {
  const number = await opened(school, ['RO', 'TO', 'DA'])
  expect(await kindOf(by('RO', (acting) => holdRound(acting, number, { kind: 'reactions' })))).toBe('conflict')
  await by('RO', (acting) => holdRound(acting, number, { kind: 'present' }))
  await by('DA', (acting) => holdRound(acting, number, { kind: 'clarifying questions' }))
  await by('DA', (acting) => noteSpeaker(acting, number, { member: school.cast('TO').memberId, turn: 'spoke' }))
  await by('DA', (acting) => noteSpeaker(acting, number, { member: acting.memberId, turn: 'passed' }))
  expect(await kindOf(by('TO', (acting) => noteSpeaker(acting, number, { member: school.cast('DA').memberId, turn: 'spoke' })))).toBe('forbidden')
  await by('DA', (acting) => endRound(acting, number))
  const turns = await school.sql`select m.initials, s.turn from speakers s join members m on m.id = s.member_id join rounds r on r.id = s.round_id join decisions d on d.id = r.decision_id where d.number = ${number} and r.number = 2 order by 1`
  expect(turns.map(({ initials, turn }) => [initials, turn])).toEqual([['DA', 'passed'], ['RO', 'not reached'], ['TO', 'spoke']])
})

test('one nudge a round, never in quiet hours', async () => {
  const number = await opened(school, ['RO', 'TO'])
  expect(await kindOf(by('TO', (acting) => nudge(acting, number)))).toBe('done')
  expect(await kindOf(by('RO', (acting) => nudge(acting, number)))).toBe('conflict')
  const closed = [{ name: 'Snow', startsOn: '2026-03-09', endsOn: '2026-03-09' }]
  const after = (instant: string, days: typeof closed = []) => afterQuietHours(instant, { from: '18:00', to: '07:00', timeZone: 'America/Los_Angeles', calendar: { years: [], terms: [], closed: days } })
  expect(after('2026-03-02T18:00:00Z')).toBe('2026-03-02T18:00:00Z')
  expect(after('2026-03-03T03:00:00Z')).toBe('2026-03-03T15:00:00Z')
  expect(after('2026-03-03T10:00:00Z')).toBe('2026-03-03T15:00:00Z')
  expect(after('2026-03-07T03:00:00Z')).toBe('2026-03-09T14:00:00Z')
  expect(after('2026-03-07T03:00:00Z', closed)).toBe('2026-03-10T14:00:00Z')
})

test('a nudge is told once, to those still not heard, and is over when they are', async () => {
  const number = await opened(school, ['RO', 'TO', 'DA'])
  await by('RO', (acting) => nudge(acting, number))
  await says('TO', number, 'consents')
  await Promise.all([1, 2, 3].map(() => school.inSchool(sendNudges)))
  await school.inSchool(makeNotices)
  const waiting = () => school.sql<{ member_id: string }[]>`select member_id from notices where key like 'open nudged %' and decision = ${number} and seen_at is null`
  expect((await waiting()).map(({ member_id }) => member_id).sort()).toEqual(school.ids(['RO', 'DA']).sort())
  await says('DA', number, 'consents')
  await school.inSchool(makeNotices)
  expect((await waiting()).map(({ member_id }) => member_id)).toEqual(school.ids(['RO']))
})

test('what is due is done once however many look: a deadline closes, a review returns with one notice', async () => {
  const number = await opened(school, ['RO', 'TO'])
  await past(number)
  await school.sql`delete from review_reminders`
  const look = () => school.inSchool(() => settleDue({ today: '2026-03-02' }))
  await Promise.all([look(), look(), look()])
  expect((await at(number)).state).toBe('closing')
  expect((await school.sql`select count(*)::int as n from review_reminders r join decisions d on d.id = r.decision_id where d.number = 6`)[0]?.n).toBe(1)
  await Promise.all([1, 2].map(() => school.inSchool(makeNotices)))
  const told = await school.sql`select m.name, m.id = d.recorded_by as recorded from notices n join decisions d on d.number = n.decision join members m on m.id = n.member_id where n.key like 'open review %' and d.number = 6`
  expect(told.map(({ recorded }) => recorded as boolean)).toEqual([true])
})

test('a draft is rewritten freely; an open decision keeps its question and its rules', async () => {
  const number = await by('TO', (acting) => propose(acting, proposalForm({ deciders: school.ids(['TO']) })))
  await by('TO', (acting) => editDraft(acting, number, proposalForm({ question: 'Do we plant five?', deciders: school.ids(['TO', 'RO']) })))
  expect((await at(number)).invited).toHaveLength(2)
  expect(await kindOf(by('PN', (acting) => openDecision(acting, number)))).toBe('forbidden')
  await by('TO', (acting) => openDecision(acting, number))
  expect(await kindOf(by('TO', (acting) => editDraft(acting, number, proposalForm({ deciders: school.ids(['TO']) }))))).toBe('conflict')
  const forced = school.sql`update decisions set question = 'Another?' where number = ${number}`
  expect(await forced.catch((error: unknown) => refusalOf(error)?.constraint)).toBe('decisions_opened_kept')
  expect(await kindOf(by('TO', (acting) => propose(acting, proposalForm({ deciders: ['0190f000-0000-7000-8000-000000000000'] }))))).toBe('missing')
})

test('a review that is due is answered once: kept until a later day, ended, or amended by a decision that passes', async () => {
  const pass = async (more = {}) => {
    const number = await opened(school, ['RO'], more)
    await says('RO', number, 'consents')
    await by('RO', (acting) => closeDecision(acting, number))
    await by('RO', (acting) => recordOutcome(acting, number, { ...settled, reviewOn: '2026-03-09', outcome: 'passed' }))
    return number
  }
  const number = await pass()
  const onReviewDay = (who: string) => ({ ...school.cast(who), school: { ...school.cast(who).school, today: '2026-03-09' } })
  expect(await kindOf(school.inSchool(() => reviewDecision(school.cast('TO'), number, { result: 'kept', line: 'x' })))).toBe('conflict')
  expect((await school.inSchool(() => reviewsDue('2026-03-09', number))).map(({ dueOn }) => dueOn)).toEqual(['2026-03-09'])
  const both = await Promise.all(['TO', 'PN'].map((who) => kindOf(school.inSchool(() => reviewDecision(onReviewDay(who), number, { result: 'kept', line: 'It works.', nextReviewOn: '2026-05-04' })))))
  expect(both.sort()).toEqual(['conflict', 'done'])
  expect(await school.inSchool(() => reviewsDue('2026-05-03', number))).toEqual([])
  expect((await school.inSchool(() => reviewsDue('2026-05-04', number)))[0]?.dueOn).toBe('2026-05-04')
  const amended = await pass({ supersedesId: (await at(number)).id })
  expect(await school.inSchool(() => reviewsDue('2026-06-01', number))).toEqual([])
  const results = await school.sql`select r.result from decision_reviews r join decisions d on d.id = r.decision_id where d.number = ${number} order by r.due_on`
  expect(results.map(({ result }) => result)).toEqual(['kept', 'amended'])
  expect((await school.inSchool(() => reviewsDue('2026-06-01', amended)))[0]?.number).toBe(amended)
})

test('every act on a decision leaves its line in the ledger, and none says what was answered', async () => {
  const number = await opened(school, ['RO', 'TO'])
  await says('TO', number, 'objects', 'Secretly I hate trees')
  const objection = await objectionOf(number)
  await by('RO', (acting) => amend(acting, number, { body: 'Bushes.', note: '', integrates: [objection] }))
  await by('TO', (acting) => confirmIntegration(acting, number, objection))
  await by('GH', (acting) => speakUp(acting, number, { kind: 'view', body: 'Nice.', isQuestion: true }))
  const lines = await school.sql<{ kind: string; text: string }[]>`select c.kind, c.text from contributions c join decisions d on d.id = c.decision_id where d.number = ${number} order by c.id`
  expect(lines.map(({ kind }) => kind).sort()).toEqual(['integrated', 'integrated', 'objected', 'proposed', 'responded', 'spoke up'])
  expect(lines.some(({ text }) => /hate|consents/.test(text))).toBe(false)
})

test('nobody waits for someone who has left: the others close early, and the next round asks those who are here', async () => {
  const leaver = '0190f000-0000-7000-8000-0000000000aa'
  await school.sql`insert into members (school_id, id, name, initials, position, access, joined_on) values (${school.schoolId}, ${leaver}, 'Ana Vidal', 'AV', 'teacher', 'member', '2025-08-18')`
  const number = await opened(school, ['RO', 'TO'], { deciders: [...school.ids(['RO', 'TO']), leaver] })
  for (const who of ['RO', 'TO']) await says(who, number, 'consents')
  await school.sql`update members set left_on = '2026-03-02' where id = ${leaver}`
  expect(await kindOf(by('RO', (acting) => nudge(acting, number)))).toBe('conflict')
  await by('RO', (acting) => closeDecision(acting, number))
  expect(tallyOf(await at(number))).toMatchObject({ heard: 2, invited: 3, verdict: 'passes' })
  await by('RO', (acting) => askAgain(acting, number, { reason: 'Ana has moved away.' }))
  expect((await at(number)).responses.map(({ memberId }) => memberId).sort()).toEqual(school.ids(['RO', 'TO']).sort())
  await by('RO', (acting) => holdRound(acting, number, { kind: 'present' }))
  const [round] = await school.sql`select count(*)::int as speakers from speakers s join rounds r on r.id = s.round_id join decisions d on d.id = r.decision_id where d.number = ${number}`
  expect(round?.speakers).toBe(2)
})

test('a guest is invited to comment and is never counted, but may advise where one person decides', async () => {
  await school.sql`update members set access = 'guest' where initials = 'NE'`
  const guest = { ...school.cast('NE'), access: 'guest' as const }
  expect(await kindOf(by('RO', (acting) => propose(acting, proposalForm({ deciders: school.ids(['RO', 'NE']) }))))).toBe('conflict')
  const number = await opened(school, ['RO', 'TO'], { advisers: school.ids(['NE']) })
  expect((await at(number)).invited.find(({ memberId }) => memberId === guest.memberId)?.part).toBe('guest')
  expect(await kindOf(school.inSchool(() => respond(guest, number, { choice: 'consents', reason: '' })))).toBe('forbidden')
  expect(await kindOf(school.inSchool(() => speakUp(guest, number, { kind: 'view', body: 'Plant plums.', isQuestion: false })))).toBe('done')
  expect((await at(number)).responses).toHaveLength(2)
  const late = await opened(school, ['RO', 'TO'])
  await by('RO', (acting) => inviteLate(acting, late, { member: guest.memberId }))
  expect((await at(late)).responses).toHaveLength(2)
  const led = await opened(school, [], { by: 'RO', method: 'lead decides after input', advisers: school.ids(['NE']) })
  expect(await kindOf(school.inSchool(() => respond(guest, led, { choice: 'gives input', reason: 'Plums.' })))).toBe('done')
  await school.sql`update members set access = 'member' where initials = 'NE'`
})

test('everyone who is here, or the people of an initiative, are invited by one choice; what was ticked beside it counts for nothing', async () => {
  const { sql } = school
  const invited = async (more: object, who = 'TO') => {
    const number = await by(who, (acting) => propose(acting, proposalForm(more)))
    return sql<{ initials: string; part: string; voice: string | null }[]>`select m.initials, p.part, p.voice from decision_participants p join members m on m.id = p.member_id join decisions d on d.id = p.decision_id where d.number = ${number} order by 1`
  }
  const initials = (rows: readonly { initials: string }[]) => rows.map((one) => one.initials)
  await by('SK', (acting) => goOnLeave(acting, acting.memberId, { from: '2026-03-02', to: '2026-03-06', leads: [], things: [] }))
  const here = initials(await sql<{ initials: string }[]>`select initials from members where left_on is null and access <> 'guest' and initials <> 'SK' order by 1`)
  const [circles] = await sql<{ id: string; people: string[] }[]>`
    select i.id, array_agg(distinct m.initials order by m.initials) as people from initiatives i join turns t on t.initiative_id = i.id and t.during @> skein_now() join members m on m.id = t.member_id where i.number = 3 group by i.id`
  const { id, people } = circles ?? { id: '', people: [] }

  expect(initials(await invited({ whom: 'everyone', deciders: school.ids(['SK']) }))).toEqual(here)
  expect([people.length > 1, initials(await invited({ whom: 'initiative', initiativeId: id }))]).toEqual([true, people])
  const asked = await invited({ method: 'lead decides after input', whom: 'everyone' })
  expect([asked.length, asked.filter(({ part }) => part === 'decision-maker').map((one) => one.initials)]).toEqual([here.length, ['TO']])
  const affected = await invited({ method: 'advice process', whom: 'initiative', initiativeId: id, experts: school.ids(['IP']) })
  expect(affected.filter(({ voice }) => voice?.includes('affected')).map((one) => one.initials)).toEqual(people.filter((one) => one !== 'TO'))
  expect(Proposal.safeParse({ ...proposalForm({ deciders: school.ids(['TO']) }), secret: undefined, whom: 'initiative' }).error?.issues.map(({ path }) => path)).toEqual([['initiativeId']])
  const [still] = await sql<{ id: string }[]>`insert into initiatives (school_id, id, number, title, purpose, challenge, stage, lead_seats, created_by) select ${school.schoolId}, gen_random_uuid(), 90, 'Still', 'x', 'adaptive', 'idea', 1, id from members where initials = 'RO' returning id`
  expect(await kindOf(by('TO', (acting) => propose(acting, proposalForm({ whom: 'initiative', initiativeId: still?.id }))))).toBe('conflict')
})

test('letting an objection stand is for whoever proposed', async () => {
  const number = await opened(school, ['RO', 'TO'])
  await says('TO', number, 'objects', 'Too fast.')
  const objection = await objectionOf(number)
  expect(await kindOf(by('TO', (acting) => letStand(acting, number, { objection, line: 'x' })))).toBe('forbidden')
  await by('RO', (acting) => letStand(acting, number, { objection, line: 'Three offers were made.' }))
  expect(tallyOf(await at(number)).verdict).toBe('does not pass')
})
