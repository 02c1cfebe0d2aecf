import fc from 'fast-check'
import type { Facts } from '../../app/domain/rotations/fairness-rule'

/** A teacher of the roster of whom there is nothing to say, but what a test says. */
export const someone = (name: string, rest: Partial<Facts> = {}): Facts => ({
  memberId: name,
  name,
  initials: name.slice(0, 2),
  position: 'teacher',
  access: 'member',
  joinedOn: '2020-08-10',
  isFounding: false,
  lastDayOn: null,
  lastHeldOn: null,
  lastLedOn: null,
  heldThisYear: 0,
  leadsNow: [],
  leadsFrom: [],
  hasShadowed: false,
  leave: null,
  isOnRoster: true,
  isLeadHere: false,
  isSponsorHere: false,
  wasAsked: false,
  offer: null,
  offeredOn: null,
  isOfferedHere: false,
  declinedOn: null,
  ...rest,
})

export const asked = { on: '2026-03-02', yearStartsOn: '2025-08-11', termStartsOn: '2026-01-05' }

/** Names, each once. */
export const rosters = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), {
  minLength: 2,
  maxLength: 12,
})

/** How someone may stand. */
export const standings = fc.constantFrom<Partial<Facts>>(
  {},
  { wasAsked: true },
  { wasAsked: true, lastHeldOn: '2026-01-09' },
  { wasAsked: true, lastHeldOn: '2025-11-03', lastLedOn: '2025-11-03' },
  { joinedOn: '2026-02-20' },
)
