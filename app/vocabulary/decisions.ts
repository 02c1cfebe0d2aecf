export const methods = [
  'consent',
  'gradients of agreement',
  'fist to five',
  'advice process',
  'majority',
  'lead decides after input',
] as const
export const authorities = ['decides', 'recommends', 'advises'] as const
export const outcomes = ['passed', 'not passed', 'withdrawn', 'referred'] as const
export const parts = ['decision-maker', 'adviser', 'guest'] as const
/** Whom a proposal is put to: those it names, its initiative's people, or everyone. */
export const addressees = ['named', 'initiative', 'everyone'] as const
/** Why an adviser is asked: because it affects them, or because they know the matter. */
export const voices = ['affected', 'expert', 'affected and expert'] as const

export const decisionStates = ['draft', 'open', 'closing', 'decided'] as const
/** What state a decision is in, as a page says it. */
export const stateWords = {
  draft: 'draft',
  open: 'open',
  closing: 'outcome to come',
  decided: 'decided',
} as const
export const reveals = ['as they come', 'together'] as const
export const closings = ['at the deadline', 'early', 'by the proposer'] as const
export const reviewResults = ['kept', 'amended', 'ended'] as const
/** What an answer means, whatever a school calls it: the rules of a method hang on these. */
export const meanings = [
  'consents',
  'has a concern',
  'objects',
  'endorses',
  'agrees with a point',
  'supports with reservations',
  'abstains',
  'wants discussion',
  'dislikes but supports',
  'disagrees seriously',
  'vetoes',
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'supports',
  'cautions',
  'suggests another way',
  'yes',
  'no',
  'gives input',
] as const
export const entryKinds = ['contribution', 'view', 'criticism'] as const
export const objectionStates = ['open', 'integrated', 'withdrawn', 'stands'] as const
export const objectionSteps = [
  'raised',
  'integration offered',
  'integrated',
  'not yet',
  'withdrawn',
  'stands',
] as const
/** The rounds of a consent decision held aloud, in their order. */
export const roundKinds = ['present', 'clarifying questions', 'reactions', 'consent'] as const
export const turnsToSpeak = ['not reached', 'spoke', 'passed'] as const
export type Method = (typeof methods)[number]
export type Authority = (typeof authorities)[number]
export type Outcome = (typeof outcomes)[number]
export type Part = (typeof parts)[number]
export type Voice = (typeof voices)[number]
export type DecisionState = (typeof decisionStates)[number]
export type Reveal = (typeof reveals)[number]
export type Closing = (typeof closings)[number]
export type ReviewResult = (typeof reviewResults)[number]
export type Meaning = (typeof meanings)[number]
export type EntryKind = (typeof entryKinds)[number]
export type ObjectionState = (typeof objectionStates)[number]
export type ObjectionStep = (typeof objectionSteps)[number]
export type RoundKind = (typeof roundKinds)[number]
export type TurnToSpeak = (typeof turnsToSpeak)[number]
