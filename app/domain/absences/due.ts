import { eq } from 'drizzle-orm'
import { leaves } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Acting } from '../acting'
import { letGo } from './departures'
import { lockAllOf } from './locks'
import { passDue } from './reassignments'
import { withdrawWaiting } from './withdrawals'
import { found } from '../refusal'

export type DueAbsence = { what: 'passing' | 'leave' | 'leaver'; id: string }

/**
 * What absences ask for today by the school's clock: things that pass on, leaves that begin,
 * members whose last day is over. In this order.
 */
export async function dueAbsences(): Promise<DueAbsence[]> {
  return [
    ...(await sql()<DueAbsence[]>`
    select what, id
    from (
      select 1 as place, 'passing' as what, p.id, p.passes_on as day
      from passings p
      where p.passed_at is null and p.cancelled_at is null
      union all
      select 2, 'leave', l.id, l.starts_on
      from leaves l join members m on (m.school_id, m.id) = (l.school_id, l.member_id)
      where l.begun_at is null and l.cancelled_at is null and m.left_on is null
      union all
      select 3, 'leaver', m.id, m.last_day_on + 1
      from members m
      where m.left_on is null and m.last_day_on is not null
    ) due
    where due.day <= (select today())
    order by place, due.day, id`),
  ]
}

/**
 * Does one of these things, each in a transaction of its own; what is done already, or not due any
 * more, changes nothing.
 */
export async function settleAbsence({ what, id }: DueAbsence) {
  if (what === 'passing') await passDue(id)
  if (what === 'leave') await beginLeave(id)
  if (what === 'leaver') await letGoAsPlanned(id)
}

// What waits for an answer while they are away goes back to the one who asked; a leave that was
// over before anyone looked changes nothing.
async function beginLeave(id: string) {
  const [held] = await db()
    .select({ memberId: leaves.memberId })
    .from(leaves)
    .where(eq(leaves.id, id))
  await lockAllOf(found(held).memberId)
  const [leave] = await sql()<
    { memberId: string; from: string; to: string | null; isOver: boolean }[]
  >`
    update leaves l
    set begun_at = skein_now()
    where l.id = ${id} and l.begun_at is null and l.cancelled_at is null and l.starts_on <= today()
    returning l.member_id as "memberId", l.starts_on as "from", l.ends_on as "to",
      l.ends_on < today() as "isOver"`
  if (leave && !leave.isOver) await withdrawWaiting({ ...leave, isNow: true })
}

// They said so themselves, or an administrator for them; so it is done in their name.
async function letGoAsPlanned(id: string) {
  const [leaver] = await sql()<Acting[]>`
    select m.id as "memberId", m.name, m.access, m.position,
      json_build_object(
        'id', s.id, 'slug', s.slug, 'name', s.name, 'timeZone', s.time_zone, 'today', today(),
        'now', skein_now()
      ) as school
    from members m join schools s on s.id = m.school_id
    where m.id = ${id} and m.left_on is null and m.last_day_on < today()`
  if (leaver) await letGo(leaver, id)
}
