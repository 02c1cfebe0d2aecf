import { expect, test } from 'vitest'
import { closeDecision, closeDue } from '../../../app/domain/decisions/close'
import { tallyOf } from '../../../app/domain/decisions/state'
import { recordOutcome } from '../../../app/domain/decisions/outcomes'
import { amend, openDecision } from '../../../app/domain/decisions/proposals'
import { editDraft, propose } from '../../../app/domain/decisions/drafts'
import { endRound, holdRound, noteSpeaker } from '../../../app/domain/decisions/rounds'
import { speakUp } from '../../../app/domain/decisions/thread'
import { refusalOf } from '../../../db/connect'
import { decidingIn, settled } from '../../support/deciding'
import { ownSchool } from '../../support/own-school'
import { opened, proposalForm } from '../../support/proposals'
import { kindOf } from '../../support/refusals'

const school = ownSchool()

const { at, by, says, past } = decidingIn(school)

test('who is not heard is a row from the invitation on', async () => {
  const number = await opened(school, ['RO', 'TO', 'DA'])
  const standing = await at(number)
  expect(standing.responses.map(({ isHeard }) => isHeard)).toEqual([false, false, false])
  expect([standing.state, standing.round, standing.version]).toEqual(['open', 1, 1])
})

test('take-home devices: 5 5 4 4 3 3 2 goes to a second round, and passes when every hand is at three or above', async () => {
  const team = ['TO', 'IP', 'JL', 'ZM', 'DA', 'MW', 'GH']
  const number = await opened(school, team, { method: 'fist to five' })
  const shown = ['five', 'five', 'four', 'four', 'three', 'three', 'two']
  for (const [place, who] of team.entries()) await says(who, number, shown[place] ?? '')
  await by('TO', (acting) => closeDecision(acting, number))
  expect(tallyOf(await at(number)).verdict).toBe('does not pass')
  await by('TO', (acting) =>
    amend(acting, number, {
      body: 'With a hotspot for every family that needs one.',
      note: 'Hotspots',
      integrates: [],
    }),
  )
  for (const who of team) await says(who, number, 'three', '')
  await by('TO', (acting) => closeDecision(acting, number))
  await by('TO', (acting) => recordOutcome(acting, number, { ...settled, outcome: 'passed' }))
  expect((await school.sql`select tally from decisions where number = ${number}`)[0]?.tally).toBe(
    '3 3 3 3 3 3 3',
  )
  const [said] =
    await school.sql`select array_agg(distinct split_part(text, ':', 1)) as lines from contributions c join decisions d on (d.school_id, d.id) = (c.school_id, c.decision_id) where d.number = ${number} and c.kind = 'responded'`
  expect(said?.lines).toEqual([
    `Responded to decision ${number}`,
    `Responded to version 2 of decision ${number}`,
  ])
})

test('only those asked respond, only with what the method offers, with a reason where it wants one, and only until the deadline', async () => {
  const number = await opened(school, ['RO', 'TO'])
  expect(await kindOf(says('PN', number, 'consents'))).toBe('forbidden')
  expect(await kindOf(says('TO', number, 'yes'))).toBe('conflict')
  expect(await kindOf(says('TO', number, 'objects', ''))).toBe('conflict')
  await past(number)
  expect(await kindOf(says('TO', number, 'consents'))).toBe('conflict')
  expect(await school.cast.inSchool(() => closeDue('2026-03-02'))).toContain(number)
  expect(await school.cast.inSchool(() => closeDue('2026-03-02'))).toEqual([])
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

test('a round keeps its order and says who spoke, passed and was not reached', async () => {
  const number = await opened(school, ['RO', 'TO', 'DA'])
  expect(await kindOf(by('RO', (acting) => holdRound(acting, number, { kind: 'reactions' })))).toBe(
    'conflict',
  )
  await by('RO', (acting) => holdRound(acting, number, { kind: 'present' }))
  await by('DA', (acting) => holdRound(acting, number, { kind: 'clarifying questions' }))
  await by('DA', (acting) =>
    noteSpeaker(acting, number, { member: school.cast.who('TO').memberId, turn: 'spoke' }),
  )
  await by('DA', (acting) =>
    noteSpeaker(acting, number, { member: acting.memberId, turn: 'passed' }),
  )
  expect(
    await kindOf(
      by('TO', (acting) =>
        noteSpeaker(acting, number, { member: school.cast.who('DA').memberId, turn: 'spoke' }),
      ),
    ),
  ).toBe('forbidden')
  await by('DA', (acting) => endRound(acting, number))
  const turns =
    await school.sql`select m.initials, s.turn from speakers s join members m on (m.school_id, m.id) = (s.school_id, s.member_id) join rounds r on (r.school_id, r.id) = (s.school_id, s.round_id) join decisions d on (d.school_id, d.id) = (r.school_id, r.decision_id) where d.number = ${number} and r.number = 2 order by 1`
  expect(turns.map(({ initials, turn }) => [initials, turn])).toEqual([
    ['DA', 'passed'],
    ['RO', 'not reached'],
    ['TO', 'spoke'],
  ])
  for (const who of ['RO', 'TO', 'DA']) await says(who, number, 'consents')
  await by('RO', (acting) => closeDecision(acting, number))
  expect(await kindOf(by('RO', (acting) => holdRound(acting, number, { kind: 'reactions' })))).toBe(
    'conflict',
  )
})

test('a draft is rewritten freely; an open decision keeps its question and its rules', async () => {
  const number = await by('TO', (acting) =>
    propose(acting, proposalForm({ deciders: school.cast.ids(['TO']) })),
  )
  await by('TO', (acting) =>
    editDraft(
      acting,
      number,
      proposalForm({ question: 'Do we plant five?', deciders: school.cast.ids(['TO', 'RO']) }),
    ),
  )
  expect((await at(number)).invited).toHaveLength(2)
  expect(await kindOf(by('PN', (acting) => openDecision(acting, number)))).toBe('forbidden')
  await by('TO', (acting) => openDecision(acting, number))
  expect(
    await kindOf(
      by('TO', (acting) =>
        editDraft(acting, number, proposalForm({ deciders: school.cast.ids(['TO']) })),
      ),
    ),
  ).toBe('conflict')
  const forced = school.sql`update decisions set question = 'Another?' where number = ${number}`
  expect(await forced.catch((error: unknown) => refusalOf(error)?.constraint)).toBe(
    'decisions_opened_kept',
  )
  expect(
    await kindOf(
      by('TO', (acting) =>
        propose(acting, proposalForm({ deciders: ['0190f000-0000-7000-8000-000000000000'] })),
      ),
    ),
  ).toBe('missing')
})

test('a draft is its author’s: its thread begins when it is opened', async () => {
  const number = await by('TO', (acting) =>
    propose(acting, proposalForm({ deciders: school.cast.ids(['TO']) })),
  )
  const speak = () =>
    kindOf(
      by('GH', (acting) =>
        speakUp(acting, number, { kind: 'view', body: 'Nice.', isQuestion: false }),
      ),
    )
  expect(await speak()).toBe('conflict')
  const forced = school.sql`insert into thread_entries (school_id, id, decision_id, version, kind, body, written_by) select school_id, gen_random_uuid(), id, 1, 'view', 'x', proposer_id from decisions where number = ${number}`
  expect(await forced.catch((error: unknown) => refusalOf(error)?.constraint)).toBe(
    'thread_entries_not_of_draft',
  )
  await by('TO', (acting) => openDecision(acting, number))
  expect(await speak()).toBe('done')
})
