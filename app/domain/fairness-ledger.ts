import { standingDuties } from '../../db/schema'
import { written } from '../../db/school'
import type { Position } from '../words'
import type { Acting } from './access'
import { schoolCalendar, yearOf } from './calendars'

/** What the ledger knows of one member in a school year: leads and meeting duties, and what they offered, were asked for, accepted and declined. */
export type LedgerEntry = {
  memberId: string
  name: string
  initials: string
  position: Position
  leadsNow: number
  lastHeldOn: string | null
  leads: number
  duties: number
  offered: number
  asked: number
  accepted: number
  declined: number
}

/**
 * The fairness ledger of the school year that today lies in, by name: the same for every member, never sorted by amount, not for appraisal. Guests are left out, and
 * students, who are never shown one by one, but for one's own row. A private offer is counted for those alone who may know of it. Being asked is a
 * hand-over offered, a call that named one, or a question face to face.
 */
export async function fairnessLedger({ memberId, school }: Acting) {
  const year = yearOf(await schoolCalendar(), school.today)
  const startsOn = year?.startsOn ?? `${school.today.slice(0, 4)}-01-01`
  const entries = await written()<LedgerEntry[]>`
    with moment as (select skein_now() as now, (${startsOn}::date::timestamp at time zone ${school.timeZone}) as began),
    led as (
      select t.member_id, max(least(coalesce(t.ended_at, m.now), m.now)) as until, count(*) filter (where t.began_at >= m.began) as leads,
        count(*) filter (where t.ended_at is null or t.ended_at > m.now) as now_leading
      from turns t, moment m where t.role = 'lead' and t.began_at <= m.now and not isempty(t.during) group by t.member_id
    ), duties as (
      select member_id, max(happened_on) as last_on, count(*) filter (where happened_on >= ${startsOn}) as duties
      from contributions c where ${written().unsafe(standingDuties)} and not exists (select from contributions n where n.corrects_id = c.id and n.corrects_id is not null) group by member_id
    ), offered as (
      select o.member_id, count(*) as offered from moment m, offers o left join calls c on c.id = o.call_id
      where o.offered_at >= m.began and o.answer is distinct from 'withdrawn' and (not o.is_private or o.answer = 'accepted' or ${memberId}::uuid in (o.member_id, c.opened_by))
      group by o.member_id
    ), asked as (
      select who, count(*) as asked, count(*) filter (where answer = 'accepted') as accepted, count(*) filter (where answer = 'declined') as declined from (
        select to_member_id as who, answer, offered_at as at from hand_overs where offered_at is not null
        union all select member_id, answer, asked_at from asks
      ) all_asked, moment m where at >= m.began group by who
    )
    select p.id as "memberId", p.name, p.initials, p.position, coalesce(l.now_leading, 0)::int as "leadsNow",
      greatest((l.until - interval '1 microsecond') at time zone ${school.timeZone}, d.last_on)::date as "lastHeldOn",
      coalesce(l.leads, 0)::int as leads, coalesce(d.duties, 0)::int as duties, coalesce(o.offered, 0)::int as offered,
      coalesce(a.asked, 0)::int as asked, coalesce(a.accepted, 0)::int as accepted, coalesce(a.declined, 0)::int as declined
    from members p left join led l on l.member_id = p.id left join duties d on d.member_id = p.id left join offered o on o.member_id = p.id left join asked a on a.who = p.id
    where p.left_on is null and p.access <> 'guest' and (p.position <> 'student' or p.id = ${memberId})
    order by p.name`
  return { year: year?.name ?? startsOn.slice(0, 4), entries: [...entries] }
}
