import { and, eq, inArray, isNull } from 'drizzle-orm'
import { decisions, initiatives, members } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Position } from '../../vocabulary'
import { conflict, found } from '../refusal'

/** `ally` is said of students alone: who stands beside them, if they chose someone. */
export type PersonWithWords = {
  id: string
  name: string
  initials: string
  position: Position
  strengths: string
  growthEdges: string
  ally?: string | null
}

/**
 * Who can be chosen for something, with their own words about themselves: the members who are here
 * and are not guests, by name, or of these alone; who is away says until when.
 */
export async function peopleWithWords(
  among?: readonly (string | null | undefined)[],
): Promise<PersonWithWords[]> {
  const ids = among?.filter((id): id is string => Boolean(id)) ?? null
  const rows = await sql()<Required<PersonWithWords>[]>`
    select m.id, said.name, m.initials, m.position, m.strengths, m.growth_edges as "growthEdges",
      y.name as ally
    from members m
      join said_members said using (school_id, id)
      left join standing_allies y on (y.school_id, y.student_id) = (m.school_id, m.id)
    where m.left_on is null
      and m.access <> 'guest'
      and (${ids}::uuid[] is null or m.id = any(${ids}::uuid[]))
    order by m.name, m.id`
  return rows.map(({ ally, ...person }) =>
    person.position === 'student' ? { ...person, ally } : person,
  )
}

/** The adults with whom a student leads or follows something now, by name, and what. */
export async function adultsBeside(studentId: string) {
  return [
    ...(await sql()<{ id: string; title: string }[]>`
    select m.id, i.title
    from turns own
      join turns t on t.initiative_id = own.initiative_id and t.during @> skein_now()
      join members m on (m.school_id, m.id) = (t.school_id, t.member_id)
      join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where own.member_id = ${studentId}
      and own.during @> skein_now()
      and m.position <> 'student'
      and m.access <> 'guest'
      and m.left_on is null
    order by m.name, m.id, i.number`),
  ]
}

/**
 * Refuses someone who is not a member now as missing, and a guest as a conflict; answers the name.
 */
export async function ensureHere(memberId: string) {
  const [member] = await db()
    .select({ name: members.name, access: members.access })
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.leftOn)))
  if (found(member).access === 'guest')
    conflict('Guests can read but not act. Please choose a member.')
  return found(member).name
}

/** The initiative that an address names, by its number or its id; nothing where there is none. */
export async function initiativeSaid(said: string | null | undefined) {
  const [number, id] = [
    /^[1-9]\d{0,8}$/.test(said ?? '') ? Number(said) : null,
    /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(said ?? '') ? (said ?? '') : null,
  ]
  const named = number ? eq(initiatives.number, number) : id && eq(initiatives.id, id)
  if (!named) return undefined
  const [row] = await db()
    .select({ id: initiatives.id, number: initiatives.number })
    .from(initiatives)
    .where(named)
  return row
}

/** The id of the decision that an address names by its number. */
export async function decisionIdOf(number: string | null | undefined) {
  if (!/^[1-9]\d{0,8}$/.test(number ?? '')) return undefined
  const [row] = await db()
    .select({ id: decisions.id })
    .from(decisions)
    .where(eq(decisions.number, Number(number)))
  return row?.id
}

/**
 * The ids of these members, once each; people who left or are of elsewhere are missing, guests a
 * conflict: they look on.
 */
export async function ensureCanTakePart(ids: readonly string[]) {
  const asked = [...new Set(ids)]
  if (!asked.length) return []
  const here = await db()
    .select({ access: members.access })
    .from(members)
    .where(and(isNull(members.leftOn), inArray(members.id, asked)))
  found(here.length === asked.length || undefined)
  if (here.some(({ access }) => access === 'guest')) conflict('Guests can read but not act.')
  return asked
}
