import { peopleWithWords } from '../../domain/members/eligibility'
import type { InitiativeState } from '../../domain/initiatives/state'
import type { Here } from '../../http/in-school.server'
import type { FieldWords } from '../../ui/kit/form-fields'
import { partOf } from './search-fields'

const parts = { lead: 'leads this', follow: 'follows this', shadow: 'shadows this' }

type Words = Omit<FieldWords, 'kind'> & { value?: string | undefined }

/**
 * A field for one person, with the part they have in an initiative as the reason to think of them:
 * the sponsor, then those who lead and follow. Of a small school everyone is shown with their own
 * words; in a large one these few, and the others are found by name.
 */
export async function personByPart(
  here: Here,
  at: InitiativeState,
  words: Words,
): Promise<FieldWords> {
  const order = [at.sponsorId, ...at.roster]
  const list = await partOf(here, 'people', words)
  const people = await peopleWithWords(list.isLong ? [...order, words.value] : undefined)
  const withReasons = people
    .filter(({ id }) => !words.without?.includes(id))
    .map((person) => ({ ...person, reasons: reasonsFor(person.id, at) }))
  return {
    ...words,
    kind: 'people',
    listed: list,
    people: withReasons.toSorted((one, other) => placeIn(order, one.id) - placeIn(order, other.id)),
  }
}

function reasonsFor(id: string, { sponsorId, held }: InitiativeState) {
  const role = held.find(({ memberId }) => memberId === id)?.role
  return [...(id === sponsorId ? ['the sponsor'] : []), ...(role ? [parts[role]] : [])]
}

function placeIn(order: (string | null)[], id: string) {
  return order.includes(id) ? order.indexOf(id) : order.length
}
