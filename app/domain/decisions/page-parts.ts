import type {
  EntryKind,
  Meaning,
  ObjectionState,
  ObjectionStep,
  Part,
  RoundKind,
  TurnToSpeak,
  Voice,
} from '../../vocabulary/decisions'
import type { Position } from '../../vocabulary'

type Named = { memberId: string; name: string; initials: string; position: Position }
export type Version = { version: number; body: string; note: string; by: string; on: string }
export type Heard = Named & {
  id: string
  round: number
  choice: Meaning | null
  reason: string
  isHeard: boolean
  voice: Voice | null
  changes: { choice: Meaning; reason: string; on: string }[]
  answers: Answer[]
  isAnswered: boolean
  isUnanswered: boolean
}
/** `isEarlier`: it was given before what it answers was changed. */
export type Answer = { id: string; body: string; by: string; on: string; isEarlier?: boolean }
export type ObjectionShown = Named & {
  id: string
  version: number
  reason: string
  state: ObjectionState
  offeredVersion: number | null
  integratedVersion: number | null
  steps: { step: ObjectionStep; version: number; line: string; by: string; on: string }[]
}
export type Entry = Named & {
  id: string
  kind: EntryKind
  isQuestion: boolean
  version: number
  body: string
  on: string
  correctedOn: string | null
  /** What stood there before it was corrected, the latest first. */
  former: { id: string; body: string; on: string }[]
  answers: Answer[]
  isUnanswered: boolean
}
export type RoundShown = {
  number: number
  kind: RoundKind
  heldBy: string
  heldById: string
  ally: string | null
  isOver: boolean
  speakers: (Named & { turn: TurnToSpeak })[]
}

export type Participant = Named & { part: Part; voice: Voice | null; isAsked: boolean }
