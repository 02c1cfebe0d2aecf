import { peopleWithWords } from '../../../domain/choices'
import type { Standing } from '../../../domain/standing'
import type { PersonToChoose } from '../../../ui/choosing'

const parts = { lead: 'leads this', follow: 'follows this', shadow: 'shadows this' }

/** Everyone who can be chosen, with the part they have in an initiative as the reason to think of them: the sponsor, then those who lead and follow. */
export async function peopleByPart(at: Standing): Promise<PersonToChoose[]> {
  const order = [at.sponsorId, ...at.roster]
  const people = (await peopleWithWords()).map((person) => ({ ...person, reasons: reasonsFor(person.id, at) }))
  return people.sort((one, other) => placeIn(order, one.id) - placeIn(order, other.id))
}

function reasonsFor(id: string, { sponsorId, held }: Standing) {
  const role = held.find(({ memberId }) => memberId === id)?.role
  return [...(id === sponsorId ? ['the sponsor'] : []), ...(role ? [parts[role]] : [])]
}

function placeIn(order: (string | null)[], id: string) {
  return order.includes(id) ? order.indexOf(id) : order.length
}
