import type { AllyShown } from '../../../domain/members/alliances'
import { adultsBeside, peopleWithWords } from '../../../domain/members/eligibility'
import type { Here } from '../../../http/in-school.server'
import { partOf } from '../../acts/search-fields'

/**
 * Whom a student may ask to be their ally: adults with their own words, first those whom they lead
 * or follow with.
 */
export async function adultsToAsk(here: Here, { studentId, ally, asked }: AllyShown) {
  const beside = await adultsBeside(studentId)
  const listed = await partOf(here, 'adults', { name: 'ally', value: asked?.id })
  const near = [asked?.id, ...beside.map(({ id }) => id)]
  const people = await peopleWithWords(listed.isLong ? near : undefined)
  const adults = people.filter(({ id, position }) => position !== 'student' && id !== ally?.id)
  const reasonsFor = (id: string) =>
    beside.filter((one) => one.id === id).map(({ title }) => `with you on ${title}`)
  const said = adults.map((person) => ({ ...person, reasons: reasonsFor(person.id) }))
  return {
    listed,
    people: said.toSorted((one, other) => other.reasons.length - one.reasons.length),
  }
}
