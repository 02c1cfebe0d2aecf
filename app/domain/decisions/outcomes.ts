import { eq, sql } from 'drizzle-orm'
import { decisions } from '../../../db/schema'
import { db } from '../../../db/school'
import type { Outcome } from '../../vocabulary/decisions'
import { may } from '../acting'
import type { Acting } from '../acting'
import { discardBallots } from './ballots'
import { lockedDecision, tallyOf, toldDecision } from './state'
import type { DecisionStanding } from './state'
import { isLedByOne } from './methods'
import { letAllStand } from './standing-objections'
import { conflict, ensure } from '../refusal'
import { ensureReviewAfter, markAmended } from './reviews'
import { tallyLine } from './tally'
import type { Tally } from './tally'

type Said = {
  outcome: Exclude<Outcome, 'withdrawn'>
  decided: string
  why: string
  reviewOn?: string | undefined
}

/**
 * Records how a closed decision ended; from then on nothing about it changes. The outcome is what
 * its method says of the responses, or "referred" (back to the proposer, or to someone else).
 * Objections still open are recorded as standing. Days are local days. Refuses others than the one
 * who settles it as forbidden (where nobody who decides is here, that is the one who sees it
 * through); an outcome the count does not bear, and what still waits, as conflicts.
 */
export async function recordOutcome(
  acting: Acting,
  number: number,
  { outcome, decided, why, reviewOn }: Said,
) {
  const at = await lockedDecision(number)
  ensure(
    may.settle(acting, at, { isLed: isLedByOne(at.rules) }),
    'The outcome is recorded by those who decide, or by the proposer.',
  )
  if (at.state === 'open') conflict('This is still open. Close it first.')
  if (at.state !== 'closing') conflict('This is not waiting for an outcome.')
  const counted = tallyOf(at)
  ensureBorne(at, outcome, counted)
  ensureReviewAfter(acting.school.today, {
    isConsent: outcome === 'passed' && at.method === 'consent',
    reviewOn,
  })
  if (outcome !== 'passed') await letAllStand(acting, at)
  const settled = {
    state: 'decided' as const,
    outcome,
    decided,
    why,
    tally: spokenTally(at, counted),
    decidedOn: acting.school.today,
    reviewOn: reviewOn ?? null,
    recordedBy: acting.memberId,
    recordedAt: sql`skein_now()`,
  }
  await db().update(decisions).set(settled).where(eq(decisions.id, at.id))
  if (outcome === 'passed') await markAmended(acting, at.id)
  await toldDecision(acting, at, { kind: 'decided', did: 'Recorded the outcome of' })
}

/**
 * Takes a draft or a running decision back, with a line; what was said stays. For the one who
 * steers it (else forbidden).
 */
export async function withdrawDecision(acting: Acting, number: number, reason: string) {
  const at = await lockedDecision(number)
  ensure(may.steer(acting, at), 'It is withdrawn by its proposer, or an administrator.')
  if (at.state === 'decided') conflict('This is decided. A later decision may supersede it.')
  await discardBallots(at.id)
  const taken = {
    state: 'decided' as const,
    outcome: 'withdrawn' as const,
    decided: `Withdrawn: ${reason}`,
    decidedOn: acting.school.today,
    reviewOn: null,
    recordedBy: acting.memberId,
    recordedAt: sql`skein_now()`,
  }
  await db().update(decisions).set(taken).where(eq(decisions.id, at.id))
  await toldDecision(acting, at, { kind: 'decided', did: 'Withdrew' })
}

/**
 * The outcomes that the count bears, the likelier first; where one person decides and all is
 * answered, that person is free.
 */
export function outcomesOpen(at: DecisionStanding, { verdict }: Tally): Said['outcome'][] {
  if (verdict === 'waits') return ['referred']
  if (isLedByOne(at.rules)) return ['passed', 'not passed', 'referred']
  return verdict === 'passes' ? ['passed', 'referred'] : ['not passed', 'referred']
}

function ensureBorne(at: DecisionStanding, outcome: Said['outcome'], counted: Tally) {
  if (!outcomesOpen(at, counted).includes(outcome))
    conflict(
      `By its method this ${counted.verdict === 'waits' ? 'waits' : counted.verdict}. ${counted.because.join(' ')}`,
    )
}

/** The count in a line, with what became of objections: as it stands in the log. */
export function spokenTally(at: DecisionStanding, counted: Tally) {
  const settled = (['integrated', 'withdrawn', 'stands', 'open'] as const).flatMap((state) => {
    const n = at.objections.filter((one) => one.state === state).length
    return n
      ? [`${n} ${n === 1 ? 'objection' : 'objections'} ${state === 'stands' ? 'standing' : state}`]
      : []
  })
  return [tallyLine(at.rules, counted), ...settled].filter(Boolean).join(', ').slice(0, 200)
}
