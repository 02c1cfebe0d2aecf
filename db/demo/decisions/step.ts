import type { ContributionKind } from '../../../app/vocabulary'
import type { DemoDecision } from './demo-decision'
import type { DemoSchool } from '../demo-school'

/** What a step of a decision leaves in the ledger. */
export type DecisionLine = {
  who: string
  on: string
  kind: ContributionKind
  text: string
  initiative?: string | undefined
  decisionId: string
}

export type Step = {
  loaded: DemoSchool
  decision: DemoDecision
  id: string
  number: number
  lines: DecisionLine[]
}

export const member = ({ memberIds }: DemoSchool, who: string) => memberIds[who] ?? ''
export const proposerOf = ({ proposer, by }: DemoDecision) => proposer ?? by

export function told(
  { decision, id, number, lines }: Step,
  { did, ...line }: { who: string; on: string; kind: ContributionKind; did: string },
) {
  lines.push({
    ...line,
    text: `${did} decision ${number}: ${decision.question}`,
    initiative: decision.initiative,
    decisionId: id,
  })
}
