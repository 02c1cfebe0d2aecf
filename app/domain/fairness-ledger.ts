import { standingDuties } from '../../db/schema'
import { written } from '../../db/school'
import type { Position } from '../words'
import { may } from './access'
import type { Acting } from './access'
import { peopleNotAskedYet } from './asked'
import { schoolCalendar, yearOf } from './calendars'
import { ensure, found } from './refusal'

/** What members see of one another by name: leads and meeting duties of a school year, and whether nobody has asked them yet. */
export type LedgerEntry = {
  memberId: string
  name: string
  initials: string
  position: Position
  leadsNow: number
  lastHeldOn: string | null
  leads: number
  duties: number
  isNotAsked: boolean
}

/** What was offered and asked in the whole school this year, by nobody's name. */
export type LedgerCounts = { offered: number; asked: number; accepted: number; declined: number }

/**
 * The fairness ledger of the school year that today lies in, by name: the same for every member, never sorted by amount, not for appraisal. By name it
 * tells what is public anyway, turns and duties held, and who has not been asked yet; what was offered, asked, accepted and declined are counts of the
 * school. Guests are left out and see none of it (forbidden), as are students, who are never shown one by one, but for one's own row. A private offer is
 * counted for those alone who may know of it. Being asked is a hand-over offered, a call that named one, or a question face to face.
 */
export async function fairnessLedger(acting: Acting) {
  ensure(may.seeAsked(acting), 'Who has been asked is for the members of the school. Guests see who leads and follows, on the board.')
  const { memberId, school } = acting
  const year = yearOf(await schoolCalendar(), school.today)
  const startsOn = year?.startsOn ?? `${school.today.slice(0, 4)}-01-01`
  const rows = await written()<Omit<LedgerEntry, 'isNotAsked'>[]>`
    with moment as (select skein_now() as now, (${startsOn}::date::timestamp at time zone ${school.timeZone}) as began),
    led as (
      select t.member_id, max(least(coalesce(t.ended_at, m.now), m.now)) as until, count(*) filter (where t.began_at >= m.began and begins_lead(t)) as leads,
        count(*) filter (where t.ended_at is null or t.ended_at > m.now) as now_leading
      from turns t, moment m where t.role = 'lead' and t.began_at <= m.now and not isempty(t.during) group by t.member_id
    ), duties as (
      select member_id, max(happened_on) as last_on, count(*) filter (where happened_on >= ${startsOn}) as duties
      from contributions c where ${written().unsafe(standingDuties)} and not exists (select from contributions n where n.corrects_id = c.id and n.corrects_id is not null) group by member_id
    )
    select p.id as "memberId", p.name, p.initials, p.position, coalesce(l.now_leading, 0)::int as "leadsNow",
      greatest((l.until - interval '1 microsecond') at time zone ${school.timeZone}, d.last_on)::date as "lastHeldOn",
      coalesce(l.leads, 0)::int as leads, coalesce(d.duties, 0)::int as duties
    from members p left join led l on l.member_id = p.id left join duties d on d.member_id = p.id
    where p.left_on is null and p.access <> 'guest' and (p.position <> 'student' or p.id = ${memberId})
    order by p.name`
  const notAsked = new Set(await peopleNotAskedYet())
  const entries = rows.map((row): LedgerEntry => ({ ...row, isNotAsked: notAsked.has(row.memberId) }))
  return { year: year?.name ?? startsOn.slice(0, 4), entries, counts: await countsSince(acting, startsOn) }
}

async function countsSince({ memberId, school }: Acting, startsOn: string) {
  const [counts] = await written()<LedgerCounts[]>`
    with year as (select (${startsOn}::date::timestamp at time zone ${school.timeZone}) as began), asked as (
      select answer from hand_overs, year where offered_at >= began
      union all select answer from asks, year where asked_at >= began
    )
    select (select count(*)::int from year, offers o left join calls c on c.id = o.call_id
        where o.offered_at >= began and o.answer is distinct from 'withdrawn'
          and (not o.is_private or o.answer = 'accepted' or ${memberId}::uuid in (o.member_id, c.opened_by))) as offered,
      count(*)::int as asked, count(*) filter (where answer = 'accepted')::int as accepted,
      count(*) filter (where answer = 'declined')::int as declined from asked`
  return found(counts)
}
