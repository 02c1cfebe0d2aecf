import { peopleWithWords } from '../../../domain/members/eligibility'
import type { PersonWithWords } from '../../../domain/members/eligibility'
import type { NextLead } from '../../../domain/rotations/next-said'
import type { Plan } from '../../../domain/rotations/plans'
import { whoMightLead } from '../../../domain/rotations/suggestions'
import type { Suggested } from '../../../domain/rotations/suggestions'
import { dayInWords } from '../../../vocabulary/dates'
import type { InitiativeState } from '../../../domain/initiatives/state'
import type { Here } from '../../../http/in-school.server'
import type { PersonToChoose } from '../../../ui/kit/person-to-choose'
import type { FieldWords } from '../../../ui/kit/form-fields'
import { partOf } from '../../acts/search-fields'

const [openly, suggestedAtOnce] = [5, 12]

type Receiving = {
  plan: Plan | null
  on: string | undefined
  planned: (NextLead & { isAgreed: boolean }) | undefined
  chosen: string | undefined
}

// Everyone but the leads: who is planned next, then who is next in the agreed order, then as it
// would be fair to ask; the first few openly, the rest a press away with their reasons. In a large
// school these are a dozen, and the others are found by name.
export async function receiver(
  here: Here,
  at: InitiativeState,
  { plan, on = here.acting.school.today, planned, chosen }: Receiving,
): Promise<FieldWords> {
  const words = {
    name: 'to',
    isProposed: true,
    label: 'To whom',
    hint: 'First the one who is next, then those whom it would be fair to ask, and why. You decide.',
    none: 'Nobody yet',
    value: chosen,
    without: at.leads,
    among: at.number,
  }
  const [suggested, list] = await Promise.all([
    whoMightLead(here.acting, { initiativeId: at.id, on, plan }),
    partOf(here, 'people', words),
  ])
  const few = [
    planned?.memberId,
    chosen,
    ...suggested.slice(0, suggestedAtOnce).map(({ memberId }) => memberId),
  ]
  const people = (await peopleWithWords(list.isLong ? few : undefined)).filter(
    ({ id }) => !at.leads.includes(id),
  )
  return {
    ...words,
    kind: 'people',
    listed: list,
    people: inOrder(people, { suggested, planned, today: here.acting.school.today }),
  }
}

type Ordered = Pick<Receiving, 'planned'> & { suggested: Suggested[]; today: string }

function inOrder(
  people: PersonWithWords[],
  { suggested, planned, today }: Ordered,
): PersonToChoose[] {
  const places = new Map(suggested.map(({ memberId }, place) => [memberId, place]))
  const isPlanned = ({ id }: { id: string }) => id === planned?.memberId
  const placeOf = ({ id }: { id: string }) =>
    isPlanned({ id }) ? -1 : (places.get(id) ?? suggested.length)
  const others = people.toSorted((one, other) => placeOf(one) - placeOf(other))
  return others.map((person, place) => ({
    ...person,
    reasons: isPlanned(person)
      ? plannedReasons(planned, today)
      : suggested[placeOf(person)]?.reasons,
    isAside: place >= openly,
  }))
}

// Who has agreed is asked again for another day alone.
function plannedReasons(planned: Receiving['planned'], today: string) {
  const from = planned?.on ? `, from ${dayInWords(planned.on, today)}` : ''
  return planned?.isAgreed
    ? [`has agreed to lead next${from}`, 'ask them again only to move that to another day']
    : [`planned to lead next${from}`]
}
