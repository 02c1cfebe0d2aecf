import type { Acting } from '../../../domain/access'
import type { Standing } from '../../../domain/standing'
import type { ActNoun } from '../../../forms/initiatives'
import { act as accept } from './accept'
import type { InitiativeAct } from './act'
import { act as agree } from './agree'
import { act as ask } from './ask'
import { act as call } from './call'
import { act as closeCall } from './close-call'
import { act as coLead } from './co-lead'
import { act as correction } from './correction'
import { act as decline } from './decline'
import { act as disagree } from './disagree'
import { act as edit } from './edit'
import { act as editLearned } from './edit-learned'
import { act as extend } from './extend'
import { act as follow } from './follow'
import { followingActs } from './following'
import { act as handOver } from './hand-over'
import { act as learn } from './learn'
import { act as leave } from './leave'
import { act as offer } from './offer'
import { act as plan } from './plan'
import { act as shadow } from './shadow'
import { act as sponsor } from './sponsor'
import { act as standIn } from './stand-in'
import { act as stepBack } from './step-back'
import { act as swap } from './swap'
import { act as takeLead } from './take-lead'
import { act as update } from './update'

/** Every act on an initiative, by its noun in the URL, in the order in which a page offers them. */
const acts: Record<ActNoun, InitiativeAct> = {
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

export function actNamed(noun: string | undefined) {
  return noun !== undefined && Object.hasOwn(acts, noun)
    ? { noun: noun as ActNoun, ...acts[noun as ActNoun] }
    : undefined
}

/** The acts open to a member now, and the part of the page where each is offered: at its top unless the act says. */
export function actsOpenTo(acting: Acting, at: Standing) {
  return Object.entries(acts).flatMap(([noun, { title, isOpen, place = 'top' }]) =>
    isOpen(acting, at) ? [{ noun, title, place }] : [],
  )
}
