import type { CameAbout, Challenge, Stage } from '../../../app/vocabulary'

/**
 * A lead turn; `reflection` is what one of its holders wrote at its end, for themselves unless
 * `shared`.
 */
type LeadTurn = {
  who: string[]
  from: string
  to: string
  cameAbout?: CameAbout
  reason?: string
  reflection?: string
  shared?: true
}

export type DemoInitiative = {
  key: string
  title: string
  purpose: string
  theory: [ifWe: string, then: string, because: string]
  challenge: Challenge
  stage: Stage
  sponsor: string
  roster: string[]
  firstFollower?: string
  leads: LeadTurn[]
  ends?: string
}
