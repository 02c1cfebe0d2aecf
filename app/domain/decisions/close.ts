import { and, eq, lte, sql as expression } from 'drizzle-orm'
import { decisions } from '../../../db/schema'
import { db } from '../../../db/school'
import type { Closing } from '../../vocabulary/decisions'
import { may } from '../acting'
import type { Acting } from '../acting'
import { countBallots } from './ballots'
import {
  decisionStanding,
  ensureRunning,
  isEveryoneHeard,
  lockedDecision,
  toldDecision,
} from './state'
import type { DecisionStanding } from './state'
import { isLedByOne } from './methods'
import { followHeld } from './objections'
import { conflict, ensure } from '../refusal'

/**
 * Closes a decision for responses before its deadline: by everyone being heard, where its rules
 * allow it, or, where one person decides, when that person has heard enough. Refuses others as
 * forbidden, a voice that is missing and a second close as conflicts.
 */
export async function closeDecision(acting: Acting, number: number) {
  const at = await lockedDecision(number)
  const isLed = isLedByOne(at.rules)
  ensure(
    may.settle(acting, at, { isLed }) || may.steer(acting, at),
    'It is closed by its proposer, by those who decide, or by an administrator.',
  )
  ensureRunning(at)
  if (at.state === 'closing') conflict('This is closed already.')
  await finish(at, { how: howToClose(at, isLed), by: acting.memberId, today: acting.school.today })
  await toldDecision(acting, at, { kind: 'facilitated', did: 'Closed' })
}

function howToClose(at: DecisionStanding, isLed: boolean): Closing {
  if (at.isPast) return 'at the deadline'
  if (!at.rules.earlyClose) conflict('This decision is open until its deadline.')
  if (isEveryoneHeard(at)) return 'early'
  return isLed
    ? 'by the proposer'
    : conflict('Not everyone has been heard, and the deadline is still to come.')
}

/**
 * Closes what is due in the school in scope, each once, however many run at a time; answers the
 * numbers it closed. `today` is the local day.
 */
export async function closeDue(today: string) {
  const due = await db()
    .select({ number: decisions.number })
    .from(decisions)
    .where(and(eq(decisions.state, 'open'), lte(decisions.deadline, expression`skein_now()`)))
    .orderBy(decisions.number)
    .for('update')
  for (const { number } of due)
    await finish(await decisionStanding(number), { how: 'at the deadline', by: null, today })
  return due.map(({ number }) => number)
}

async function finish(
  at: DecisionStanding,
  { how, by, today }: { how: Closing; by: string | null; today: string },
) {
  await db()
    .update(decisions)
    .set({ state: 'closing', closedAt: expression`skein_now()`, closedHow: how, closedBy: by })
    .where(eq(decisions.id, at.id))
  if (at.rules.secret) await countBallots(at.id)
  await followHeld(at, { today, isClosed: true })
}
