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

/** Who of the members of now was never asked by name to take a turn: by no ask, no call to some, no hand-over. */
export async function peopleNeverAsked() {
  const rows = await written()<{ id: string }[]>`
    select id from members m where left_on is null and not exists (select from asks where member_id = m.id)
      and not exists (select from hand_overs where to_member_id = m.id and offered_at is not null)`
  return new Set(rows.map(({ id }) => id))
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
