// The field's own vocabularies, once: the database checks them, forms offer them, pages speak them.

export const positions = [
  'administrator',
  'teacher',
  'para-educator',
  'support staff',
  'student',
  'parent',
  'community',
] as const
export const accesses = ['owner', 'admin', 'member', 'guest'] as const
export const stages = ['idea', 'pilot', 'extend', 'embed', 'paused', 'stopped'] as const
export const challenges = ['technical', 'adaptive', 'both'] as const
export const healths = ['on track', 'at risk', 'off track'] as const
export const roles = ['lead', 'follow', 'shadow'] as const
export const cameAbout = ['offered', 'asked', 'chosen', 'assigned'] as const
export const readinesses = ['ready', 'ready with support', 'shadow first'] as const
export const callRoles = ['lead', 'co-lead', 'follow', 'shadow'] as const
/** What a call asks for, and what one then does. */
export const callNouns = {
  lead: 'a lead',
  'co-lead': 'a co-lead',
  follow: 'a follower',
  shadow: 'a shadow',
} as const
export const callVerbs = {
  lead: 'lead',
  'co-lead': 'co-lead',
  follow: 'follow',
  shadow: 'shadow',
} as const
export const audiences = ['all', 'some'] as const
export const cadences = ['every few weeks', 'every term', 'at a milestone', 'open-ended'] as const
export const choosings = ['in this order', 'fairest first'] as const
export const turnChanges = ['swap', 'stand in', 'extend'] as const
export const stances = ['push', 'support', 'back up', 'change direction'] as const
/**
 * A stance as every page says it: “back up”, as it is kept, is read as the opposite in American
 * schools.
 */
export const stanceWords = {
  push: 'push',
  support: 'support',
  'back up': 'slow down',
  'change direction': 'change direction',
} as const
export const resetOutcomes = ['changed', 'kept'] as const
export const letterHabits = ['once a day', 'at once', 'never'] as const
/** What someone is told of, in the app and by mail. */
export const noticeKinds = [
  'hand-over',
  'asked',
  'offer',
  'call',
  'change',
  'leave',
  'decision',
  'other',
] as const
/**
 * What falls due in a school by itself: what absences ask for, what decisions wait for, and what
 * people are told.
 */
export const dueKinds = ['absences', 'decisions', 'notices'] as const
/** What a member holds that passes on when they go on leave or leave. */
export const passingKinds = [
  'turn',
  'sponsorship',
  'ownership',
  'action',
  'barrier',
  'call',
  'decision',
] as const
export const weekdayNames = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

/** Kinds of contribution that an act of the product writes by itself. */
const actKinds = [
  'led',
  'followed',
  'shadowed',
  'offered',
  'handed over',
  'stepped back',
  'started',
  'stopped',
  'updated',
  'decided',
  'reflected',
  'called',
  'chose',
  'stood in',
  'took a stance',
  'reset',
  'finished an action',
  'raised a barrier',
  'cleared a barrier',
  'proposed',
  'responded',
  'objected',
  'integrated',
  'spoke up',
  'answered',
  'reviewed',
] as const
/** Kinds that people log by hand, for what happens elsewhere. */
export const loggedKinds = [
  'facilitated',
  'took notes',
  'prepared',
  'taught',
  'supported',
  'translated',
  'organised',
  'listened',
  'raised a concern',
  'other',
] as const
/** Kinds that stand for a duty in a meeting; the fairness ledger counts them beside leads. */
export const dutyKinds = ['facilitated', 'took notes'] as const
export const contributionKinds = [...actKinds, ...loggedKinds] as const
/** A kind of contribution as every page says it. */
export const kindSaid = (kind: (typeof contributionKinds)[number]) =>
  kind === 'organised' ? 'organized' : kind

export type Position = (typeof positions)[number]
export type Access = (typeof accesses)[number]
/** What a form edits: two people may have one open. */
export const editables = [
  'initiative',
  'plan',
  'hand-over',
  'draft',
  'member',
  'school',
  'school year',
  'term',
  'closed days',
  'template',
  'learning answer',
  'contribution',
  'update',
  'entry',
] as const

export type Editable = (typeof editables)[number]
export type Stage = (typeof stages)[number]
export type Challenge = (typeof challenges)[number]
export type Health = (typeof healths)[number]
export type Role = (typeof roles)[number]
export type CameAbout = (typeof cameAbout)[number]
export type Readiness = (typeof readinesses)[number]
export type CallRole = (typeof callRoles)[number]
export type Audience = (typeof audiences)[number]
export type Cadence = (typeof cadences)[number]
export type Choosing = (typeof choosings)[number]
export type TurnChange = (typeof turnChanges)[number]
export type Stance = (typeof stances)[number]
export type ResetOutcome = (typeof resetOutcomes)[number]
export type LetterHabit = (typeof letterHabits)[number]
export type PassingKind = (typeof passingKinds)[number]
export type DueKind = (typeof dueKinds)[number]
export type NoticeKind = (typeof noticeKinds)[number]
export type ContributionKind = (typeof contributionKinds)[number]
