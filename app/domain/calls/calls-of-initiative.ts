import { may } from '../acting'
import type { Acting } from '../acting'
import { openAsksOf, openCalls } from './open-calls'
import { isOneOf, standingOffersOf } from './offers'
import type { InitiativeState } from '../initiatives/state'

/**
 * The calls, offers and asks of one initiative that this member may see, and what they may do with
 * each.
 */
export async function callsAndOffers(acting: Acting, at: InitiativeState) {
  const [calls, offers, asks] = await Promise.all([
    openCalls(acting, at.id),
    standingOffersOf(acting, at.id),
    openAsksOf(acting, at.id),
  ])
  const mine = offers.some(({ memberId }) => memberId === acting.memberId)
  return {
    calls,
    asks: asks.filter(({ askedId }) => askedId !== acting.memberId),
    offers: offers.map(({ withId, ...given }) => ({
      ...given,
      ...mayWith(acting, at, {
        ...given,
        withMemberId: withId,
        openCall: calls.find(({ id }) => id === given.callId),
      }),
    })),
    may: {
      openCall: may.openCall(acting, at) && at.stage !== 'stopped',
      ask: may.ask(acting, at) && at.stage !== 'stopped',
      offer:
        may.takePart(acting) &&
        at.stage !== 'stopped' &&
        !mine &&
        !at.leads.includes(acting.memberId),
    },
  }
}

type Given = Parameters<typeof isOneOf>[0] & { openCall: { openedBy: string } | undefined }

function mayWith(acting: Acting, at: InitiativeState, { openCall, ...given }: Given) {
  const isMine = isOneOf(given, acting.memberId)
  const answers = openCall ? may.chooseFor(acting, openCall) : may.openCall(acting, at)
  const isHalf = given.withMemberId !== null && given.withAnswer === null
  return {
    isMine,
    asksMe: isHalf && given.withMemberId === acting.memberId,
    mayAccept: !isMine && !openCall && !isHalf && answers,
    mayThank: !isMine && answers,
  }
}
