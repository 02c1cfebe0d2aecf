import { may } from '../../domain/acting'
import { callsAndOffers } from '../../domain/calls/calls-of-initiative'
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

/** The hand-overs, calls, offers and asks that wait here, and who may answer them. */
export async function waiting({ acting }: Here, at: InitiativeState) {
  const handOvers = (await openHandOversOf(acting, { initiativeId: at.id })).map((given) => ({
    ...given,
    mayAccept: given.toId === acting.memberId,
    mayDecline:
      [given.toId, given.fromId, given.offeredBy].includes(acting.memberId) ||
      may.administer(acting),
  }))
  return { handOvers, asking: await callsAndOffers(acting, at) }
}
