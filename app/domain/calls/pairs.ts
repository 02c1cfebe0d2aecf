import { eq } from 'drizzle-orm'
import { offers } from '../../../db/schema'
import { db } from '../../../db/school'
import type { Acting } from '../acting'
import { callAt } from './calls'
import { conflict, found } from '../refusal'
import { lockedToTakePart } from '../initiatives/state'
import type { InitiativeState } from '../initiatives/state'
import { offeredText, openOfferSeenBy, toldUnlessPrivate } from './offers'

/**
 * Agrees to an offer for two: from now on it counts as one of a pair. Only for the one who was
 * asked to join (else missing); once (conflict).
 */
export async function agreeToPair(acting: Acting, number: number, id: string) {
  const at = await lockedToTakePart(acting, number)
  const given = await unansweredPair(acting, at, id)
  if (at.leads.includes(acting.memberId)) conflict('You lead this already.')
  await db()
    .update(offers)
    .set({ withAnswer: 'agreed', withAnsweredAt: at.moment })
    .where(eq(offers.id, id))
  const call = given.callId ? await callAt(at, given.callId) : undefined
  await toldUnlessPrivate(acting, at, {
    isPrivate: given.isPrivate,
    text: `${offeredText(at, call)}, as one of two`,
  })
}

/**
 * Says no to an offer for two; the other’s offer stands for them alone. Refuses as `agreeToPair`
 * does.
 */
export async function declinePair(acting: Acting, number: number, id: string) {
  const at = await lockedToTakePart(acting, number)
  await unansweredPair(acting, at, id)
  await db()
    .update(offers)
    .set({ withAnswer: 'declined', withAnsweredAt: at.moment })
    .where(eq(offers.id, id))
}

async function unansweredPair(acting: Acting, at: InitiativeState, id: string) {
  const given = await openOfferSeenBy(acting, at, id)
  found(given.withMemberId === acting.memberId || undefined)
  if (given.withAnswer) conflict('You have answered this already.')
  return given
}
