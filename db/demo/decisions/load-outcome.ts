import { eq } from 'drizzle-orm'
import { decisionReviews, decisions as decisionTable } from '../../schema'
import { db } from '../../school'
import { decisions } from '../decisions'
import type { Step } from './step'
import { member, told } from './step'
import { hasCome } from '../demo-school'
import type { Ids } from '../demo-school'

export async function settle(step: Step, ids: Ids) {
  const { loaded, decision, id } = step
  const { calendar } = loaded
  const { outcome, decided, why, tally, review, by, on } = decision
  await db()
    .update(decisionTable)
    .set({
      state: 'closing',
      closedAt: calendar.at(on, '15:58'),
      closedHow: 'early',
      closedBy: member(loaded, by),
    })
    .where(eq(decisionTable.id, id))
  await db()
    .update(decisionTable)
    .set({
      state: 'decided',
      outcome,
      decided,
      why,
      tally,
      decidedOn: calendar.day(on),
      reviewOn: review ? calendar.day(review) : null,
      recordedBy: member(loaded, by),
      recordedAt: calendar.at(on, '16:20'),
    })
    .where(eq(decisionTable.id, id))
  told(step, { who: by, on, kind: 'decided', did: 'Recorded the outcome of' })
  await loadReviews(step, ids)
}

async function loadReviews(step: Step, ids: Ids) {
  const { loaded, decision, id } = step
  const former = decisions.find(({ key }) => key === decision.supersedes)
  const { calendar } = loaded
  for (const { on, by, result, line, next } of decision.reviews ?? []) {
    if (!hasCome(loaded, on)) continue
    await db()
      .insert(decisionReviews)
      .values({
        decisionId: id,
        dueOn: calendar.day(decision.review ?? on),
        result,
        line,
        nextReviewOn: next && calendar.day(next),
        reviewedBy: member(loaded, by),
        reviewedOn: calendar.day(on),
        reviewedAt: calendar.at(on, '16:10'),
      })
    told(step, { who: by, on, kind: 'reviewed', did: 'Kept, at its review,' })
  }
  if (former?.review && former.outcome === 'passed' && decision.outcome === 'passed')
    await db()
      .insert(decisionReviews)
      .values({
        decisionId: ids[former.key] ?? '',
        dueOn: calendar.day(former.review),
        result: 'amended',
        line: '',
        reviewedBy: member(loaded, decision.by),
        reviewedOn: calendar.day(decision.on),
        reviewedAt: calendar.at(decision.on, '16:20'),
      })
}
