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
