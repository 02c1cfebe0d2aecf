import type { Acting } from '../../domain/acting'
import type { InitiativeState } from '../../domain/initiatives/state'
import type { ActNoun } from '../../forms/initiatives'
import { act as accept } from '../calls/acts/accept'
import type { InitiativeAct } from '../acts/initiative-act'
import { act as agree } from '../turns/acts/agree-to-change'
import { act as ask } from '../calls/acts/ask'
import { act as call } from '../calls/acts/open-call'
import { act as closeCall } from '../calls/acts/close-call'
import { act as coLead } from '../turns/acts/add-co-lead-seat'
import { act as correction } from '../updates/acts/correct-update'
import { act as decline } from '../calls/acts/decline'
import { act as disagree } from '../turns/acts/decline-change'
import { act as edit } from './acts/edit'
import { act as editLearned } from './acts/edit-learning'
import { act as extend } from '../turns/acts/extend'
import { act as follow } from '../turns/acts/follow'
import { followingActs } from '../updates/acts'
import { act as handOver } from '../hand-overs/acts/hand-over'
import { act as learn } from './acts/answer-learning'
import { act as leave } from '../turns/acts/stop-following'
import { act as offer } from '../calls/acts/offer'
import { act as plan } from '../turns/acts/rotation-plan'
import { act as shadow } from '../turns/acts/shadow'
import { act as sponsor } from './acts/sponsor'
import { act as standIn } from '../turns/acts/stand-in'
import { act as stepBack } from '../turns/acts/step-back'
import { act as swap } from '../turns/acts/swap'
import { act as takeLead } from '../turns/acts/take-lead'
import { act as update } from '../updates/acts/update'

/** Every act on an initiative, by its noun in the URL, in the order in which a page offers them. */
export const acts: Record<ActNoun, InitiativeAct> = {
  'take-lead': takeLead,
  update,
  follow,
  shadow,
  offer,
  'hand-over': handOver,
  'co-lead': coLead,
  'step-back': stepBack,
  leave,
  edit,
  sponsor,
  plan,
  learn,
  'edit-learned': editLearned,
  swap,
  'stand-in': standIn,
  extend,
  accept,
  decline,
  agree,
  disagree,
  correction,
  call,
  'close-call': closeCall,
  ask,
  ...followingActs,
}

type Offered = { id: string; fromId: string; to: string }
type Shown = {
  noun: string
  title: string
  place: NonNullable<InitiativeAct<never>['place']>
  about?: Record<string, string>
}

/**
 * The acts open to a member now, beside the hand-overs that wait for an answer: where somebody is
 * asked already, the question can be taken back, and nobody else be asked.
 */
export function actsBeside(acting: Acting, at: InitiativeState, handOvers: readonly Offered[]) {
  const own = at.leads.includes(acting.memberId) ? [acting.memberId] : at.leads
  const asked = own.map((lead) => handOvers.find(({ fromId }) => fromId === lead))
  const [first] = asked
  return actsOpenTo(acting, at).map((act): Shown =>
    act.noun === 'hand-over' && first && asked.every(Boolean)
      ? {
          ...{
            noun: 'decline',
            title: `Withdraw what ${first.to} is asked`,
            place: 'rotation' as const,
          },
          about: { handOver: first.id },
        }
      : act,
  )
}

/**
 * The acts open to a member now, and the part of the page where each is offered: at its top unless
 * the act says. Who leads finds there how to hand over, too.
 */
function actsOpenTo(acting: Acting, at: InitiativeState) {
  const first = at.leads.includes(acting.memberId) ? 'hand-over' : undefined
  return Object.entries(acts).flatMap(([noun, { title, isOpen, place = 'top' }]) =>
    isOpen(acting, at) ? [{ noun, title, place: noun === first ? ('top' as const) : place }] : [],
  )
}
