import { may } from '../../domain/acting'
import { callsAndOffers } from '../../domain/calls/calls-of-initiative'
import { agreedHandOversOf } from '../../domain/hand-overs/agreed-hand-overs'
import { openHandOversOf } from '../../domain/hand-overs/open-hand-overs'
import type { InitiativeState } from '../../domain/initiatives/state'
import { changeInWords, openChanges } from '../../domain/turns/open-change-requests'
import type { Here } from '../../http/in-school.server'

/** The changes of turns that wait for a yes, and whether this member may answer them. */
export async function changesAsked({ acting }: Here, at: InitiativeState) {
  return (await openChanges(at.id)).map((change) => ({
    id: change.id,
    sentence: changeInWords(change, acting.memberId),
    reason: change.reason,
    mayAgree: change.withId === acting.memberId,
    mayDecline:
      change.withId === acting.memberId ||
      change.askedBy === acting.memberId ||
      may.administer(acting),
  }))
}

/**
 * The hand-overs, calls, offers and asks that wait here, and who may answer them; and the
 * hand-overs that were agreed.
 */
export async function waiting({ acting }: Here, at: InitiativeState) {
  const [open, agreed, asking] = await Promise.all([
    openHandOversOf(acting, { initiativeId: at.id }),
    agreedHandOversOf(acting, at.id),
    callsAndOffers(acting, at),
  ])
  const handOvers = open.map((given) => ({
    ...given,
    mayAccept: given.toId === acting.memberId,
    mayDecline:
      [given.toId, given.fromId, given.offeredBy].includes(acting.memberId) ||
      may.administer(acting),
  }))
  return { handOvers, agreed, asking }
}
