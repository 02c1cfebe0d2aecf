import { written } from '../../../db/school'
import type { CameAbout, Readiness, Role } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'
import { allyDuring } from '../members/alliances'

export type TurnThere = {
  memberId: string
  name: string
  initials: string
  role: Role
  /** The seat of a lead; co-leads hold different ones. */
  seat: number | null
  /** Local days of the school, both inclusive; `to` null while the turn is open. */
  from: string
  to: string | null
  isNow: boolean
  isComing: boolean
  cameAbout: CameAbout
  reason: string
  endReason: string
  reflection: string
  isStudent: boolean
  /** Of a student: their adult ally in that time. */
  ally: string | null
}

/** Every turn of an initiative, oldest first, in the school's local days. A private reflection is there for its writer alone. */
export async function turnsOf(acting: Acting, initiativeId: string): Promise<TurnThere[]> {
  const { timeZone } = acting.school
  return written()<TurnThere[]>`
    select t.member_id as "memberId", m.name, m.initials, t.role, t.seat, t.came_about as "cameAbout", t.reason, t.end_reason as "endReason",
      (t.began_at at time zone ${timeZone}::text)::date::text as from,
      ((t.ended_at - interval '1 microsecond') at time zone ${timeZone}::text)::date::text as to,
      t.began_at <= skein_now() and (t.ended_at is null or t.ended_at > skein_now()) as "isNow", t.began_at > skein_now() as "isComing",
      case when t.reflection_shared or t.member_id = ${acting.memberId} then t.reflection else '' end as reflection,
      m.position = 'student' as "isStudent", ${written().unsafe(allyDuring())} as ally
    from turns t join members m on m.id = t.member_id
    where t.initiative_id = ${initiativeId} and not isempty(t.during) order by t.began_at, t.role, m.name`
}

export type OpenHandOver = {
  id: string
  number: number
  title: string
  fromId: string
  from: string
  toId: string
  to: string
  offeredBy: string
  by: string
  on: string
  stands: string
  next: string
  wish: string
}

/** The hand-overs that wait for an answer, with the outgoing lead's notes: of one initiative, or all that someone was asked for; `from` is whose lead it is. */
export async function openHandOversOf(
  acting: Acting,
  { initiativeId = null, toId = null }: { initiativeId?: string | null; toId?: string | null },
): Promise<OpenHandOver[]> {
  if (!may.seeAsked(acting)) return []
  return written()<OpenHandOver[]>`
    select h.id, i.number, i.title, t.member_id as "fromId", giver.name as from, h.to_member_id as "toId", taker.name as to, h.offered_by as "offeredBy", b.name as by,
      (h.offered_at at time zone ${acting.school.timeZone}::text)::date::text as on, h.stands, h.next, h.wish
    from hand_overs h join initiatives i on i.id = h.initiative_id join turns t on t.id = h.turn_id join members giver on giver.id = t.member_id join members taker on taker.id = h.to_member_id join members b on b.id = h.offered_by
    where (${initiativeId}::uuid is null or h.initiative_id = ${initiativeId}) and (${toId}::uuid is null or h.to_member_id = ${toId}) and h.offered_at is not null and h.answer is null order by h.offered_at`
}

export type StandingOffer = {
  id: string
  callId: string | null
  memberId: string
  name: string
  initials: string
  readiness: Readiness
  note: string
  on: string
  isPrivate: boolean
  withId: string | null
  withName: string | null
  withAnswer: 'agreed' | 'declined' | null
}

/** The offers that wait for an answer and that this member may see, oldest first; those to a call say which. */
export async function standingOffersOf(
  acting: Acting,
  initiativeId: string,
): Promise<StandingOffer[]> {
  if (!may.seeAsked(acting)) return []
  return written()<StandingOffer[]>`
    select o.id, o.call_id as "callId", o.member_id as "memberId", m.name, m.initials, o.readiness, o.note, o.is_private as "isPrivate",
      o.with_member_id as "withId", w.name as "withName", o.with_answer as "withAnswer", (o.offered_at at time zone ${acting.school.timeZone}::text)::date::text as on
    from offers o join members m on m.id = o.member_id left join members w on w.id = o.with_member_id
    where o.initiative_id = ${initiativeId} and o.answer is null and may_see_offer(o, ${acting.memberId}) order by o.offered_at, o.id`
}
