import { sql } from '../../../db/school'
import type { CallRole, Readiness } from '../../vocabulary'
import type { Acting } from '../acting'
import { ensureId } from '../ids'
import { found } from '../refusal'
import type { InitiativeState } from '../initiatives/state'

/**
 * What someone is about to answer, whole, so that nobody says yes or no to a bare button. Days are
 * local days of the school.
 */
export type AskToAnswer = {
  answer: string | null
  own: boolean
  from: string
  to: string
  on: string
  role: CallRole
  note: string
  callId: string | null
}

export type OfferToAnswer = {
  own: boolean
  answer: string | null
  name: string
  isStudent: boolean
  ally: string | null
  on: string
  role: CallRole
  readiness: Readiness
  note: string
  isPrivate: boolean
  startsOn: string | null
  withName: string | null
  withAnswer: 'agreed' | 'declined' | null
}

type Here = Pick<InitiativeState, 'id'>

/**
 * The offer of this id, answered or not; missing when it is not here, or not for this member to
 * see.
 */
export async function offerToAnswer({ memberId }: Acting, at: Here, id: string) {
  const [row] = await sql()<OfferToAnswer[]>`
    select o.member_id = ${memberId}
        or coalesce(o.with_member_id = ${memberId} and o.with_answer = 'agreed', false) as own,
      o.answer, m.name, m.position = 'student' as "isStudent",
      (
        select y.name
        from standing_allies y
        where (y.school_id, y.student_id) = (m.school_id, m.id)
      ) as ally,
      coalesce(c.role, 'lead') as role, o.readiness, o.note, o.is_private as "isPrivate",
      c.starts_on::text as "startsOn", w.name as "withName", o.with_answer as "withAnswer",
      local_day(o.offered_at)::text as on
    from offers o
      join members m on (m.school_id, m.id) = (o.school_id, o.member_id)
      left join members w on (w.school_id, w.id) = (o.school_id, o.with_member_id)
      left join calls c on (c.school_id, c.id) = (o.school_id, o.call_id)
    where o.id = ${ensureId(id)} and o.initiative_id = ${at.id} and may_see_offer(o, ${memberId})`
  return found(row)
}

/** What someone is asked who is to join an offer, which may itself be answered over their heads. */
export async function pairToAnswer(acting: Acting, at: Here, id: string): Promise<OfferToAnswer> {
  const offer = await offerToAnswer(acting, at, id)
  return { ...offer, answer: offer.withAnswer ?? offer.answer }
}

/** The ask of this id, by the same rules. */
export async function askToAnswer({ memberId }: Acting, at: Here, id: string) {
  const [row] = await sql()<AskToAnswer[]>`
    select a.answer, a.member_id <> ${memberId} as own, b.name as from, m.name as to, a.role,
      a.note, a.call_id as "callId", local_day(a.asked_at)::text as on
    from asks a
      join members m on (m.school_id, m.id) = (a.school_id, a.member_id)
      join members b on (b.school_id, b.id) = (a.school_id, a.asked_by)
    where a.id = ${ensureId(id)}
      and a.initiative_id = ${at.id}
      and ${memberId} in (a.member_id, a.asked_by)`
  return found(row)
}
