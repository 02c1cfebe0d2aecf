import { eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { builtIn } from '../../app/vocabulary/decision-methods'
import { decisionParticipants, decisions as decisionTable, proposals, schools } from '../schema'
import { db } from '../school'
import { decisions } from './decisions'
import { partsOf } from './decisions/demo-decision'
import type { DecisionLine, Step } from './decisions/step'
import type { DemoSchool, Ids } from './demo-school'
import { member, proposerOf, told } from './decisions/step'
import { askRound } from './decisions/load-rounds'
import { loadAloud, loadThread } from './decisions/load-thread'
import { settle } from './decisions/load-outcome'
import { hasCome } from './demo-school'

/**
 * The decisions of the year, each as far as the day of the demo: settled, open with the responses
 * given so far, or still a draft.
 */
export async function loadDecisions(loaded: DemoSchool): Promise<DecisionLine[]> {
  const ids: Ids = {}
  const lines: DecisionLine[] = []
  for (const [place, decision] of loaded.calendar.retold(decisions).entries()) {
    const id = (ids[decision.key] = uuidv7())
    const step = { loaded, decision, id, number: place + 1, lines }
    await draft(step, ids)
    if (hasCome(loaded, decision.opened)) await open(step, ids)
  }
  await db().update(schools).set({ lastDecision: decisions.length })
  return lines
}

async function draft({ loaded, decision, id, number }: Step, ids: Ids) {
  const { calendar, initiativeIds } = loaded
  const proposer = member(loaded, proposerOf(decision))
  const written = hasCome(loaded, decision.opened)
    ? calendar.at(decision.opened, '09:00')
    : calendar.at('2026-02-27', '16:05')
  const { question, method, authority, initiative, supersedes } = decision
  await db()
    .insert(decisionTable)
    .values({
      id,
      number,
      state: 'draft',
      inTheRoom: false,
      question,
      method,
      rules: builtIn[method],
      authority,
      proposerId: proposer,
      recordedBy: proposer,
      recordedAt: written,
      deadline: calendar.at(decision.on, '16:00'),
      reviewOn: decision.review && calendar.day(decision.review),
      initiativeId: initiative && initiativeIds[initiative],
      supersedesId: supersedes && ids[supersedes],
    })
  await db()
    .insert(decisionParticipants)
    .values(
      partsOf(decision).map(({ who, ...part }) => ({
        ...part,
        decisionId: id,
        memberId: member(loaded, who),
      })),
    )
  await db().insert(proposals).values({
    decisionId: id,
    version: 1,
    body: decision.proposal,
    writtenBy: proposer,
    writtenAt: written,
  })
}

async function open(step: Step, ids: Ids) {
  const { loaded, decision, id } = step
  told(step, { who: proposerOf(decision), on: decision.opened, kind: 'proposed', did: 'Proposed' })
  await db()
    .update(decisionTable)
    .set({ state: 'open', round: 1, openedAt: loaded.calendar.at(decision.opened, '09:00') })
    .where(eq(decisionTable.id, id))
  for (const place of decision.rounds.keys()) await askRound(step, place)
  await loadThread(step)
  await loadAloud(step)
  if (hasCome(loaded, decision.on)) await settle(step, ids)
}
