import { withdrawOffersOf } from '../calls/withdrawn-offers'
import { withdrawAsksToSponsor } from '../initiatives/sponsors'
import { withdrawAsksToAlly } from '../members/allies'
import { withdrawChangesOf } from '../turns/withdrawn'

/**
 * Withdraws all that a member offered, and all that waits for their answer but for hand-overs, with
 * the reason why.
 */
export async function withdrawAnswers(memberId: string, reason: string, why = reason) {
  await withdrawOffersOf(memberId, reason, why)
  await withdrawChangesOf(memberId, reason)
  await withdrawAsksToSponsor(memberId, reason)
  await withdrawAsksToAlly(memberId, reason)
}
