import { remembered } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import { schoolCalendar, termOf, yearOf } from '../calendar/calendar'
import { inFairOrder } from './fairness-rule'
import type { Facts, Suggestion } from './fairness-rule'
import { heldBy } from './member-facts'
import type { Here, Wanted } from './initiative-facts'
import { hereOf } from './initiative-facts'

export type { Suggestion } from './fairness-rule'

/**
 * Who might lead an initiative from a local day on, fairest first, each with reasons (see
 * `inFairOrder`). It suggests; a person decides. What someone offered in private is known here to
 * themselves and to who opened the call, and to nobody else.
 */
export async function fairnessOf(
  acting: Acting,
  { initiativeId, on, among = 'everyone' }: Wanted,
): Promise<Suggestion[]> {
  const [calendar, offering] = await Promise.all([
    schoolCalendar(),
    hereOf(acting, { on, initiativeId }),
  ])
  const yearStartsOn = yearOf(calendar, on)?.startsOn
  const { today } = acting.school
  const span = { on, yearStartsOn: yearStartsOn ?? '1900-01-01' }
  const here = offering.map((one) => offeredSince(span.yearStartsOn, one))
  const only =
    among === 'near'
      ? here
          .filter(({ isOnRoster, offer, isOfferedHere }) => isOnRoster || offer || isOfferedHere)
          .map(({ memberId }) => memberId)
      : null
  const name = `held by ${on}, today ${today}, year from ${span.yearStartsOn}${only ? `, of ${only.toSorted().join()}` : ''}`
  const held = await remembered(name, () => heldBy({ ...span, only }), [
    'school',
    'members',
    'initiatives',
    'turns',
    'calls',
    'work',
  ])
  // Only members with such a fact are copied: this is asked for a whole school at once.
  const said = new Map(here.map(({ memberId, ...facts }) => [memberId, facts]))
  const known = held.map((one) =>
    said.has(one.memberId) ? { ...one, ...said.get(one.memberId) } : one,
  )
  const facts = may.seeAsked(acting) ? known : known.map(asSeenByGuests)
  return inFairOrder(facts, { on, yearStartsOn, termStartsOn: termOf(calendar, on)?.startsOn })
}

// A guest learns nothing of who was asked, offered or declined, not even by the order.
function asSeenByGuests(facts: Facts): Facts {
  return {
    ...facts,
    wasAsked: true,
    offer: null,
    offeredOn: null,
    isOfferedHere: false,
    declinedOn: null,
  }
}

// What was offered in another school year is no longer said, and what was offered here is said
// rather than what was offered elsewhere.
function offeredSince<One extends Here>(
  yearStartsOn: string,
  { offeredHereOn, offeredElsewhereOn, ...one }: One,
) {
  const [here, elsewhere] = [offeredHereOn, offeredElsewhereOn].map((day) =>
    day && day >= yearStartsOn ? day : null,
  )
  return { ...one, offeredOn: here ?? elsewhere ?? null, isOfferedHere: Boolean(here) }
}
