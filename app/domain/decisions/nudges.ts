import { and, isNull, lte, sql as expression } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import { decisionNudges } from '../../../db/schema'
import { db } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import { ensureOpen, isEveryoneHeard, lockedDecision, toldDecision } from './state'
import { afterQuietHours, quietHours } from '../calendar/quiet-hours'
import { conflict, ensure } from '../refusal'

/**
 * Asks everyone who has not been heard, once a round, for their response; answers from when on they
 * are told: within a minute, or after the quiet hours. For those invited and administrators (else
 * forbidden). A second nudge, and one with nobody to ask, are conflicts.
 */
export async function nudge(acting: Acting, number: number) {
  const at = await lockedDecision(number)
  ensure(may.nudge(acting, at), 'A nudge is sent by someone who is invited.')
  ensureOpen(at)
  if (isEveryoneHeard(at)) conflict('Everyone has been heard.')
  const sendAfter = afterQuietHours(acting.school.now, await quietHours())
  const row = { decisionId: at.id, round: at.round, nudgedBy: acting.memberId, sendAfter }
  await withRules(
    { decision_nudges_once: 'One nudge has been sent already; one is enough.' },
    conflict,
    async () => db().insert(decisionNudges).values(row),
  )
  await toldDecision(acting, at, { kind: 'facilitated', did: 'Asked who has not been heard on' })
  return sendAfter
}

/**
 * Lets out every nudge of the school in scope whose time has come, once: from then on it is a
 * notice for each of those not heard, on Home and in their next letter.
 */
export async function sendNudges() {
  await db()
    .update(decisionNudges)
    .set({ sentAt: expression`skein_now()` })
    .where(
      and(isNull(decisionNudges.sentAt), lte(decisionNudges.sendAfter, expression`skein_now()`)),
    )
}
