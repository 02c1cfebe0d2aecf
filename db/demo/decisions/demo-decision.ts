import type {
  Authority,
  EntryKind,
  Meaning,
  Method,
  Outcome,
  Part,
  ReviewResult,
  RoundKind,
  Voice,
} from '../../../app/vocabulary/decisions'

type Said = [choice: Meaning, reason?: string, on?: string]
/** One round of asking: which version, when, and who said what; who is missing was not heard. */
type DemoRound = {
  version?: number
  note?: string
  body?: string
  on?: string
  said: Record<string, Said>
}
type DemoEntry = {
  who: string
  on: string
  kind: EntryKind
  body: string
  isQuestion?: boolean
  answers?: { who: string; on: string; body: string }[]
}

export type DemoDecision = {
  key: string
  opened: string
  on: string
  review?: string
  /** Who recorded the outcome; who proposed it, when that is someone else. */
  by: string
  proposer?: string
  initiative?: string
  supersedes?: string
  question: string
  proposal: string
  decided: string
  why: string
  method: Method
  authority: Authority
  outcome: Outcome
  tally: string
  took: string[]
  advised?: string[]
  voices?: Record<string, Voice>
  rounds: DemoRound[]
  /** An objection of the first round: against version 1, met by version 2 or not at all. */
  objection?: { who: string; reason: string; line: string; isIntegrated: boolean }
  /** What was done with each piece of advice or input. */
  answers?: Record<string, string>
  thread?: DemoEntry[]
  aloud?: { kind: RoundKind; on: string; by: string; passed?: string[]; missed?: string[] }[]
  reviews?: { on: string; by: string; result: ReviewResult; line: string; next?: string }[]
}

export const all = (who: string[], choice: Meaning): Record<string, Said> =>
  Object.fromEntries(who.map((one) => [one, [choice]]))
export const consents = (who: string[]) => all(who, 'consents')

export function partsOf({
  took,
  advised = [],
  voices = {},
}: DemoDecision): { who: string; part: Part; voice: Voice | null }[] {
  return [
    ...took.map((who) => ({ who, part: 'decision-maker' as const, voice: null })),
    ...advised.map((who) => ({ who, part: 'adviser' as const, voice: voices[who] ?? null })),
  ]
}
