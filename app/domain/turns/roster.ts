import { sql } from '../../../db/school'
import type { Readiness, Role } from '../../vocabulary'
import type { LeadPart } from '../../vocabulary/came-about'
import type { Acting } from '../acting'
import type { InitiativeState } from '../initiatives/state'
import { allyDuring } from '../members/alliances'
import { cameAboutSeenBy } from './came-about'
import type { SeenCameAbout } from './came-about'

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
  cameAbout: SeenCameAbout
  part: LeadPart | null
  reason: string
  endReason: string
  reflection: string
  isStudent: boolean
  /** Of a student: their adult ally in that time. */
  ally: string | null
}

/**
 * Every turn of an initiative, oldest first, in the school's local days; one on which a lead passes
 * on is of the one who leads at its end. A private reflection is there for its writer alone.
 */
export async function turnsOf(acting: Acting, initiativeId: string): Promise<TurnThere[]> {
  return sql()<TurnThere[]>`
    select t.member_id as "memberId", m.name, m.initials, t.role, t.seat,
      ${sql().unsafe(cameAboutSeenBy(acting))} as "cameAbout", t.reason,
      case
        when t.role = 'lead' then (
          select part_of_lead(p) from turns p where (p.school_id, p.id) = (t.school_id, t.id)
        )
      end as part,
      case when t.ended_at <= skein_now() then t.end_reason else '' end as "endReason",
      t.first_day::text as from,
      (
        select last_day_held(p)::text from turns p where (p.school_id, p.id) = (t.school_id, t.id)
      ) as to,
      t.began_at <= skein_now() and (t.ended_at is null or t.ended_at > skein_now()) as "isNow",
      t.began_at > skein_now() as "isComing",
      case
        when t.reflection_shared or t.member_id = ${acting.memberId} then t.reflection
        else ''
      end as reflection,
      m.position = 'student' as "isStudent", ${sql().unsafe(allyDuring())} as ally
    from turns_by_day t join members m on (m.school_id, m.id) = (t.school_id, t.member_id)
    where t.initiative_id = ${initiativeId}
    order by t.began_at, t.role, m.name`
}

export type OpenHandOver = {
  id: string
  number: number
  title: string
  fromId: string
  from: string
  /** Of a lead that has not begun: the local day from which it was planned. */
  plannedOn: string | null
  /** The last local day of the lead where it ends without an answer, too, and nobody is planned. */
  endsOn: string | null
  toId: string
  to: string
  offeredBy: string
  by: string
  byInitials: string
  /** The local day from which they are to lead, if one was said. */
  dueOn: string | null
  on: string
  stands: string
  next: string
  wish: string
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

/**
 * Whether a member holds something on an initiative up to an instant, or up to the leave of theirs
 * that ends with it.
 */
export async function isOfRosterUntil(
  at: InitiativeState,
  { memberId, from }: { memberId: string; from: string },
) {
  const [held] = await sql()`
    select from turns_by_day t
    where initiative_id = ${at.id}
      and member_id = ${memberId}
      and (
        ended_at = ${from}::text::timestamptz
        or ended_at < ${from}::text::timestamptz
          and exists (
            select from leaves l
            where l.member_id = t.member_id
              and l.cancelled_at is null
              and day_begins(l.starts_on) <= t.ended_at
              and day_begins(l.ends_on + 1) >= ${from}::text::timestamptz
          )
      )
    limit 1`
  return held !== undefined
}
