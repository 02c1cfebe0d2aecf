import { and, eq, isNull } from 'drizzle-orm'
import { offers } from '../../../db/schema'
import { db } from '../../../db/school'
import type { Acting } from '../acting'
import type { InitiativeState } from '../initiatives/state'

/**
 * What is said to those who offered and were not chosen, unless the chooser says it in their own
 * words.
 */
export const kindThanks =
  'Thank you for offering. It matters to know who is ready, and your offer will be remembered when the next turn comes.'

/**
 * Answers every other offer to a call with thanks, which each of them reads on their Home. Call it
 * under the lock.
 */
export async function thankTheOthers(
  acting: Acting,
  at: InitiativeState,
  {
    callId,
    thanks,
    handOverId,
  }: { callId: string; thanks: string; handOverId?: string | undefined },
) {
  await db()
    .update(offers)
    .set({
      answer: 'declined',
      answerReason: thanks,
      answeredBy: acting.memberId,
      answeredAt: at.moment,
      handOverId,
    })
    .where(and(eq(offers.callId, callId), isNull(offers.answer)))
}
