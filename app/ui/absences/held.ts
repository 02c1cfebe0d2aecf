import type { ReactNode } from 'react'
import type { Listed } from '../kit/find-field'
import type { LeadToGive, ThingToGive } from '../../domain/absences/successors'
import type { Ending } from '../../domain/absences/responsibilities'

export type Who = { name: string; isMe: boolean; back: ReactNode }

export type Held = {
  from: string
  to: string | null
  leads: LeadToGive[]
  things: ThingToGive[]
  endings: Ending[]
  people: { id: string; name: string }[]
  listed: Listed
}
