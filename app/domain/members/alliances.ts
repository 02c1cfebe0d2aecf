import { sql } from '../../../db/school'
import type { Position } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'

/**
 * What is said of a student's adult ally; days are local days of the school. An ask is told to the
 * two whom it concerns.
 */
export type AllyShown = {
  studentId: string
  student: string
  ally: { id: string; name: string; on: string; line: string } | null
  asked: { id: string; name: string; on: string; note: string } | null
  may: { choose: boolean; answer: boolean; end: boolean }
}

/** Who asks, and on which local day they did. */
export type Asker = { from: string; initials: string; on: string }

type Member = { id: string; name: string; position: Position; leftOn: string | null }

/**
 * The adult ally of a student, whom they asked, and what the acting member may do about it; nothing
 * for others than students.
 */
export async function allyOf(
  acting: Acting,
  { id, name, position, leftOn }: Member,
): Promise<AllyShown | undefined> {
  if (position !== 'student' || leftOn) return undefined
  const [ally] = await sql()<NonNullable<AllyShown['ally']>[]>`
    select m.id, m.name, local_day(y.began_at)::text as on, a.answer_reason as line
    from alliances y
      join members m on (m.school_id, m.id) = (y.school_id, y.member_id)
      join ally_asks a on (a.school_id, a.id) = (y.school_id, y.ask_id)
    where y.student_id = ${id} and y.ended_at is null`
  const [asked] = await sql()<NonNullable<AllyShown['asked']>[]>`
    select m.id, m.name, local_day(a.asked_at)::text as on, a.note
    from ally_asks a join members m on (m.school_id, m.id) = (a.school_id, a.member_id)
    where a.student_id = ${id}
      and a.answer is null
      and ${acting.memberId} in (a.student_id, a.member_id)`
  return {
    studentId: id,
    student: name,
    ally: ally ?? null,
    asked: asked ?? null,
    may: {
      choose: may.chooseAlly(acting, id),
      answer: asked?.id === acting.memberId,
      end: ally !== undefined && may.endAlliance(acting, { studentId: id, memberId: ally.id }),
    },
  }
}

/** The same for the acting member: nothing where they are no student. */
export function myAlly(acting: Acting) {
  const { memberId: id, name, position } = acting
  return allyOf(acting, { id, name, position, leftOn: null })
}

/** Whose adult ally a member is, by name. */
export async function alliedWith(memberId: string) {
  return [
    ...(await sql()<{ id: string; name: string }[]>`
    select m.id, m.name
    from alliances y join members m on (m.school_id, m.id) = (y.school_id, y.student_id)
    where y.member_id = ${memberId} and y.ended_at is null
    order by m.name, m.id`),
  ]
}

/** Which students ask a member to be their adult ally, oldest first. */
export async function alliesAskedOf(memberId: string) {
  return [
    ...(await sql()<({ id: string; note: string } & Asker)[]>`
    select m.id, m.name as from, m.initials, local_day(a.asked_at)::text as on, a.note
    from ally_asks a join members m on (m.school_id, m.id) = (a.school_id, a.student_id)
    where a.member_id = ${memberId} and a.answer is null
    order by a.asked_at`),
  ]
}

/**
 * In SQL, who was beside the holder of a turn (a row named `t`): now and for what is to come their
 * ally of now; for what is over the last who was their ally in it. Nothing for others than
 * students. `from` names the alliances, with the ally's name.
 */
export const allyDuring = (from = named) => `(
  select y.name from ${from} y where y.student_id = t.member_id
    and (y.ended_at is null or (y.ended_at > t.began_at and t.ended_at <= skein_now()))
    and (t.ended_at is null or y.began_at < t.ended_at)
  order by y.began_at desc limit 1)`

/** In SQL, every alliance with the name of the ally. */
export const named = `(
  select y.student_id, y.began_at, y.ended_at, a.name
  from alliances y join members a on (a.school_id, a.id) = (y.school_id, y.member_id))`
