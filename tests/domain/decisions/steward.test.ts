import { expect, test } from 'vitest'
import { goOnLeave, leaveSchool } from '../../../app/domain/absences/absences'
import { closeDecision } from '../../../app/domain/decisions/close'
import { decisionStanding } from '../../../app/domain/decisions/state'
import { decisionsWaiting } from '../../../app/domain/decisions/waiting-for-me'
import { letGo } from '../../../app/domain/absences/departures'
import { holdingsOf } from '../../../app/domain/absences/responsibilities'
import { passDecisionOn } from '../../../app/domain/decisions/steward'
import { makeNotices } from '../../../app/domain/notices/notices'
import { recordOutcome } from '../../../app/domain/decisions/outcomes'
import { askAgain } from '../../../app/domain/decisions/proposals'
import { propose } from '../../../app/domain/decisions/drafts'
import { respond } from '../../../app/domain/decisions/responses'
import { answerResponse } from '../../../app/domain/decisions/thread'
import { refusalOf } from '../../../db/connect'
import { ownSchool } from '../../support/own-school'
import { opened, proposalForm } from '../../support/proposals'
import { kindOf } from '../../support/refusals'

const school = ownSchool()

const by = <T>(who: string, act: (acting: ReturnType<typeof school.cast.who>) => Promise<T>) =>
  school.cast.inSchool(() => act(school.cast.who(who)))
const settled = { outcome: 'passed' as const, decided: 'So it is.', why: '' }
const keeperOf = async (number: number) =>
  (
    await school.sql<
      { keeper: string }[]
    >`select m.initials as keeper from decisions d join members m on m.id = coalesce(d.keeper_id, d.proposer_id) where d.number = ${number}`
  )[0]?.keeper
const waitsFor = async (who: string, number: number) =>
  (await by(who, decisionsWaiting)).toSettle.some((one) => one.number === number)
const constraintOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => refusalOf(error)?.constraint,
  )
const leave = { from: '2026-03-02', to: '2026-03-13', leads: [], things: [] }

/** A decision that one person decides after Hannah's input, proposed by Tom, closed. */
async function ledBy(who: string) {
  const number = await opened(school, [who], {
    by: 'TO',
    method: 'lead decides after input',
    advisers: school.cast.ids(['HW']),
  })
  await by('HW', (acting) =>
    respond(acting, number, { choice: 'gives input', reason: 'Mind the minutes.' }),
  )
  await by(who, (acting) => closeDecision(acting, number))
  return number
}

test('while the one who decides is on leave, the one who sees it through answers and records the outcome; before that only the one who decides', async () => {
  const number = await ledBy('DF')
  const input = (await school.cast.inSchool(() => decisionStanding(number))).responses[0]?.id ?? ''
  const answer = (who: string) =>
    kindOf(
      by(who, (acting) =>
        answerResponse(acting, number, { response: input, body: 'They are kept.' }),
      ),
    )
  const record = (who: string) =>
    kindOf(by(who, (acting) => recordOutcome(acting, number, settled)))
  expect([
    await answer('TO'),
    await record('RO'),
    await waitsFor('DF', number),
    await waitsFor('TO', number),
  ]).toEqual(['forbidden', 'forbidden', true, false])

  await by('DF', (acting) => goOnLeave(acting, acting.memberId, leave))
  expect([await waitsFor('DF', number), await waitsFor('TO', number)]).toEqual([false, true])
  expect([await answer('HW'), await record('PN')]).toEqual(['forbidden', 'forbidden'])
  expect([await answer('TO'), await record('TO')]).toEqual(['done', 'done'])
})

test('when the one who decides has left, an administrator may record the outcome as well', async () => {
  const number = await ledBy('AY')
  const input = (await school.cast.inSchool(() => decisionStanding(number))).responses[0]?.id ?? ''
  await by('RO', (acting) => letGo(acting, school.cast.who('AY').memberId))
  expect(await keeperOf(number)).toBe('TO')
  await by('RO', (acting) =>
    answerResponse(acting, number, { response: input, body: 'They are kept.' }),
  )
  expect(await kindOf(by('RO', (acting) => recordOutcome(acting, number, settled)))).toBe('done')
})

test('the one who goes hands over what they see through: to whom they choose, or to who is nearest, and then nothing of it is theirs', async () => {
  const open = await opened(school, ['TO', 'DA'], { by: 'TO' })
  const draft = await by('TO', (acting) =>
    propose(acting, proposalForm({ deciders: school.cast.ids(['TO', 'DA']) })),
  )
  const { things } = await by('TO', ({ memberId }) =>
    holdingsOf(memberId, { from: '2026-03-02', to: null }),
  )
  const mine = things
    .filter(({ kind }) => kind === 'decision')
    .map(({ id }) => ({ kind: 'decision', id, to: school.cast.who('DA').memberId }))
  expect(mine).toHaveLength(2)
  expect(
    await constraintOf(school.sql`update members set left_on = '2026-03-02' where initials = 'TO'`),
  ).toBe('members_leave_nothing_behind')
  await by('TO', (acting) =>
    leaveSchool(acting, acting.memberId, {
      lastDay: '2026-03-02',
      leads: [],
      things: mine.slice(0, 1),
    }),
  )
  expect(new Set([await keeperOf(open), await keeperOf(draft)])).toEqual(new Set(['DA', 'RO']))
  expect(
    await constraintOf(
      school.sql`update decisions set keeper_id = ${school.cast.who('TO').memberId} where number = ${open}`,
    ),
  ).toBe('decisions_not_gone')

  const keeper = (await keeperOf(open)) ?? ''
  expect(
    await kindOf(by(keeper, (acting) => askAgain(acting, open, { reason: 'Tom has left us.' }))),
  ).toBe('done')
  const [row] = await school.sql<
    { proposer: string }[]
  >`select m.initials as proposer from decisions d join members m on (m.school_id, m.id) = (d.school_id, d.proposer_id) where d.number = ${open}`
  expect(row?.proposer).toBe('TO')
})

test('a decision is passed on by the one who sees it through, to a member who is here, and they are told once', async () => {
  const number = await opened(school, ['GH', 'DA'], { by: 'GH' })
  const pass = (who: string, to: string) =>
    kindOf(by(who, (acting) => passDecisionOn(acting, number, school.cast.who(to).memberId)))
  expect([
    await pass('DA', 'DA'),
    await pass('GH', 'GH'),
    await pass('GH', 'DA'),
    await pass('GH', 'PN'),
  ]).toEqual(['forbidden', 'conflict', 'done', 'forbidden'])
  expect(await keeperOf(number)).toBe('DA')
  await Promise.all([1, 2].map(() => school.cast.inSchool(makeNotices)))
  const told = await school.sql<
    { initials: string }[]
  >`select m.initials from notices n join members m on (m.school_id, m.id) = (n.school_id, n.member_id) where n.decision = ${number} and n.key like 'open keep %'`
  expect(told.map(({ initials }) => initials)).toEqual(['DA'])
  const [line] = await school.sql<
    { text: string }[]
  >`select c.text from contributions c join decisions d on (d.school_id, d.id) = (c.school_id, c.decision_id) where d.number = ${number} and c.kind = 'handed over'`
  expect(line?.text).toBe(`Passed on, to Denise Abara, decision ${number}: Do we plant trees?`)
})

test('people who hand over to each other while decisions of theirs are acted on do not wait for each other for ever', async () => {
  const numbers = await Promise.all(
    ['JL', 'ZM', 'GH'].map((who) => opened(school, ['JL', 'ZM', 'GH'], { by: who })),
  )
  const acts = numbers.flatMap((number) =>
    ['JL', 'ZM', 'GH'].map((who) =>
      kindOf(by(who, (acting) => respond(acting, number, { choice: 'consents', reason: '' }))),
    ),
  )
  const going = ['JL', 'ZM', 'GH'].map((who) =>
    kindOf(by('RO', (acting) => letGo(acting, school.cast.who(who).memberId))),
  )
  const ends = await Promise.all([...acts, ...going])
  expect(ends.every((end) => end === 'done')).toBe(true)
  expect(await Promise.all(numbers.map(keeperOf))).toEqual(['RO', 'RO', 'RO'])
})
