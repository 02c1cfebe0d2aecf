import { written } from '../../db/school'
import type { Position } from '../words'
import { conflict, found } from './refusal'

export type PersonWithWords = { id: string; name: string; initials: string; position: Position; strengths: string; growthEdges: string }

/** Who can be chosen for something, with their own words about themselves: the members who are here and are not guests, by name, or of these alone; who is away says until when. */
export async function peopleWithWords(among?: readonly (string | null | undefined)[]): Promise<PersonWithWords[]> {
  const ids = among?.filter((id): id is string => Boolean(id)) ?? null
  return [...(await written()<PersonWithWords[]>`
    select m.id, said.name, m.initials, m.position, m.strengths, m.growth_edges as "growthEdges" from members m join said_members said using (school_id, id)
    where m.left_on is null and m.access <> 'guest' and (${ids}::uuid[] is null or m.id = any(${ids}::uuid[])) order by m.name, m.id`)]
}

/** Refuses someone who is not a member now as missing, and a guest as a conflict; answers the name. */
export async function ensureHere(memberId: string) {
  const [member] = await written()<{ name: string; access: string }[]>`select name, access from members where id = ${memberId} and left_on is null`
  if (found(member).access === 'guest') conflict('Guests look on; please choose a member.')
  return found(member).name
}

/** The initiative that an address names, by its number or its id; nothing where there is none. */
export async function initiativeSaid(said: string | null | undefined) {
  const [number, id] = [/^[1-9]\d{0,8}$/.test(said ?? '') ? Number(said) : null, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(said ?? '') ? (said ?? '') : null]
  if (number === null && id === null) return undefined
  const [row] = await written()<{ id: string; number: number }[]>`select id, number from initiatives where number = ${number}::int or id = ${id}::uuid`
  return row
}

/** The id of the decision that an address names by its number. */
export async function decisionIdOf(number: string | null | undefined) {
  if (!/^[1-9]\d{0,8}$/.test(number ?? '')) return undefined
  const [row] = await written()<{ id: string }[]>`select id from decisions where number = ${Number(number)}`
  return row?.id
}

/** Refuses an initiative that is not of this school as missing. */
export async function ensureInitiative(id: string | undefined) {
  if (!id) return
  const [initiative] = await written()`select from initiatives where id = ${id}`
  found(initiative)
}

/** The ids of these members, once each; people who left or are of elsewhere are missing, guests a conflict: they look on. */
export async function ensureCanTakePart(ids: readonly string[]) {
  const asked = [...new Set(ids)]
  if (!asked.length) return []
  const here = await written()<{ access: string }[]>`select access from members where left_on is null and id in ${written()(asked)}`
  found(here.length === asked.length || undefined)
  if (here.some(({ access }) => access === 'guest')) conflict('Guests look on; they take no part.')
  return asked
}

/** Refuses a local day (YYYY-MM-DD) that lies ahead of the school's today, or before anyone kept a log. */
export function ensurePast(day: string, today: string) {
  if (day > today) conflict('This day lies ahead. Please choose today or a day before.')
  if (day < '1900-01-01') conflict('This day is too long ago to be right. Please check the year.')
}
