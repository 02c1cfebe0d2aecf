import type { ReactNode } from 'react'
import type { PassingKind } from '../../vocabulary'
import type { Listed } from '../kit/find-field'

export type Lead = {
  turnId: string
  number: number
  title: string
  dueOn: string
  insteadOf?: string
  because?: string
  isComing: boolean
  handOver: { stands: string; next: string; wish: string } | null
  choices: { id: string; name: string; reason: string }[]
  firstId?: string
  suggestedId?: string
}
export type Thing = {
  kind: Exclude<PassingKind, 'turn'>
  id: string
  title: string | null
  text: string
  suggestedId?: string
}
export type Ending = {
  what: 'follow' | 'shadow' | 'hand-over' | 'offer' | 'ask' | 'change'
  title: string
}
export type Who = { name: string; isMe: boolean; back: ReactNode }

export type Held = {
  from: string
  to: string | null
  leads: Lead[]
  things: Thing[]
  endings: Ending[]
  people: { id: string; name: string }[]
  listed: Listed
}
