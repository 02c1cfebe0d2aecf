import { written } from '../../db/school'
import type { Position } from '../words'
import { conflict, found } from './refusal'

/** The members of now, by name: for forms and filters that ask who. Who is away says until when beside the name. */
export async function membersToChoose() {
  return [...(await written()<{ id: string; name: string; access: string }[]>`select id, said_name(members) as name, access from members where left_on is null order by members.name`)]
}

export type PersonWithWords = { id: string; name: string; initials: string; position: Position; strengths: string; growthEdges: string }

/** Who can be chosen for something, with their own words about themselves: the members who are here and are not guests, by name. */
export async function peopleWithWords(): Promise<PersonWithWords[]> {
  return [...(await written()<PersonWithWords[]>`
    select id, name, initials, position, strengths, growth_edges as "growthEdges" from members where left_on is null and access <> 'guest' order by name, id`)]
}

/** Refuses someone who is not a member now as missing, and a guest as a conflict; answers the name. */
export async function ensureHere(memberId: string) {
  const [member] = await written()<{ name: string; access: string }[]>`select name, access from members where id = ${memberId} and left_on is null`
  if (found(member).access === 'guest') conflict('Guests look on; please choose a member.')
  return found(member).name
}

/** The initiatives by number: for forms and filters that ask which. */
export async function initiativesToChoose() {
  return [...(await written()<{ id: string; number: number; title: string }[]>`select id, number, title from initiatives order by number`)]
}

/** Refuses an initiative that is not of this school as missing. */
export async function ensureInitiative(id: string | undefined) {
  if (!id) return
  const [initiative] = await written()`select from initiatives where id = ${id}`
  found(initiative)
}

/** Refuses a local day (YYYY-MM-DD) that lies ahead of the school's today, or before anyone kept a log. */
export function ensurePast(day: string, today: string) {
  if (day > today) conflict('This day lies ahead. Please choose today or a day before.')
  if (day < '1900-01-01') conflict('This day is too long ago to be right. Please check the year.')
}
