import type { Listed } from '../kit/find-field'
import type { LeadToGive, ThingToGive } from '../../domain/absences/successors'
import type { Ending } from '../../domain/absences/responsibilities'

export type Who = { name: string; isMe: boolean }

export type Held = {
  from: string
  to: string | null
  leads: LeadToGive[]
  things: ThingToGive[]
  endings: Ending[]
  people: { id: string; name: string }[]
  listed: Listed
}

/** What is shown to the one who hands on what is held; `again` is where the days are asked. */
export type HeldShown = { noun: 'away' | 'leave'; held: Held; who: Who; again: string }
