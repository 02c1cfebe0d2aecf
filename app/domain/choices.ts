import { written } from '../../db/school'
import { conflict, found } from './refusal'

/** The members of now, by name: for forms and filters that ask who. Who is away says until when beside the name. */
export async function membersToChoose() {
  return [...(await written()<{ id: string; name: string; access: string }[]>`select id, said_name(members) as name, access from members where left_on is null order by members.name`)]
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
