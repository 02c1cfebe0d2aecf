import { and, isNull, ne } from 'drizzle-orm'
import { members, standingDuties } from '../../../db/schema'
import { db, remembered, sql } from '../../../db/school'
import type { Position } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'
import { peopleNotAskedYet } from '../rotations/people-asked'
import { schoolCalendar, yearOf } from '../calendar/calendar'
import { partOf } from '../paging'
import { ensure, found } from '../refusal'

/** Someone who stands in the ledger, and whether nobody has asked them yet. */
export type Listed = {
  memberId: string
  name: string
  initials: string
  position: Position
  isNotAsked: boolean
}

/** What members see of one another by name: leads and meeting duties of a school year. */
export type LedgerEntry = Listed & {
  leadsNow: number
  lastHeldOn: string | null
  leads: number
  duties: number
}

/** What was offered and asked in the whole school this year, by nobody's name. */
export type LedgerCounts = { offered: number; asked: number; accepted: number; declined: number }

/**
 * Of everyone or of those not asked yet, so many names after the one of this id; all unless told.
 */
type Wanted = { only?: 'not-asked' | undefined; after?: string | undefined; size?: number }

/**
 * The fairness ledger of the school year that today is in, by name: the same for every member,
 * never sorted by amount, not for appraisal. By name it tells what is public anyway, turns and
 * duties held, and who has not been asked yet; what was offered, asked, accepted and declined are
 * counts of the school. Guests are left out and see none of it (forbidden), as are students, who
 * are never shown one by one, but for one's own row. A private offer is counted once it is
 * accepted. Being asked is a hand-over offered, a call that named one, or a question face to
 * face. `notAsked` are all who were not, `part` the page that is wanted; `hasUnlisted`
 * says whether students are here who are not in it.
 */
export async function fairnessLedger(
  acting: Acting,
  { only, after, size = Infinity }: Wanted = {},
) {
  ensure(
    may.seeAsked(acting),
    'Who has been asked is for the members of the school. Guests see who leads and follows, on the board.',
  )
  const { memberId, school } = acting
  const year = yearOf(await schoolCalendar(), school.today)
  const startsOn = year?.startsOn ?? `${school.today.slice(0, 4)}-01-01`
  const [everyone, unlisted] = parted(
    await remembered('names of the ledger', namesByAlphabet, ['members', 'turns', 'calls']),
    (one) => one.position !== 'student' || one.memberId === memberId,
  )
  const notAsked = everyone.filter(
    ({ isNotAsked, position }) => isNotAsked && position !== 'student',
  )
  const part = partOf(only ? notAsked : everyone, { after, size, keyOf: (one) => one.memberId })
  const [held, counts] = await Promise.all([
    heldBy(
      part.lines.map((one) => one.memberId),
      startsOn,
    ),
    countsSince(startsOn),
  ])
  const lines = part.lines.map((one): LedgerEntry => ({
    ...one,
    ...(held.get(one.memberId) ?? heldNothing),
  }))
  return {
    year: year?.name ?? startsOn.slice(0, 4),
    part: { ...part, lines },
    counts,
    notAsked,
    hasUnlisted: unlisted.length > 0,
  }
}

function parted<T>(list: readonly T[], isOf: (one: T) => boolean): [T[], T[]] {
  return [list.filter(isOf), list.filter((one) => !isOf(one))]
}

async function namesByAlphabet(): Promise<Listed[]> {
  const people = await db()
    .select({
      memberId: members.id,
      name: members.name,
      initials: members.initials,
      position: members.position,
    })
    .from(members)
    .where(and(isNull(members.leftOn), ne(members.access, 'guest')))
    .orderBy(members.name, members.id)
  const notAsked = new Set(await peopleNotAskedYet())
  return people.map((one) => ({ ...one, isNotAsked: notAsked.has(one.memberId) }))
}

type Held = Pick<LedgerEntry, 'leadsNow' | 'lastHeldOn' | 'leads' | 'duties'>
const heldNothing: Held = { leadsNow: 0, lastHeldOn: null, leads: 0, duties: 0 }

// What the members of one page have held; of the others nothing is read.
async function heldBy(memberIds: string[], startsOn: string) {
  const rows = await sql()<(Held & { memberId: string })[]>`
    with wanted as materialized (select unnest(${memberIds}::uuid[]) as id),
    moment as materialized (select skein_now() as now, day_begins(${startsOn}::date) as began),
    led as (
      select t.member_id,
        max(
          case when t.ended_at <= m.now then last_day_held(t.turn) else last_local_day(m.now) end
        ) as until,
        count(*) filter (
          where t.began_at >= m.began
            and (t.is_first or begins_lead(t.turn))
            and not passed_within_a_day(t.turn)
        )::int as leads,
        count(*) filter (where t.ended_at is null or t.ended_at > m.now)::int as now_leading
      from (
        select t.*, t as turn,
          row_number() over (
            partition by t.initiative_id, t.member_id order by t.began_at
          ) = 1 as is_first
        from turns t, moment m
        where t.member_id = any(array(select id from wanted))
          and t.role = 'lead'
          and t.began_at <= m.now
          and not isempty(t.during)
      ) t,
      moment m
      group by t.member_id
    ),
    duties as (
      select member_id, max(happened_on) as last_on,
        count(*) filter (where happened_on >= ${startsOn})::int as duties
      from contributions c
      where member_id = any(array(select id from wanted))
        and ${sql().unsafe(standingDuties)}
        and not exists (
          select from contributions n
          where (n.school_id, n.corrects_id) = (c.school_id, c.id) and n.corrects_id is not null
        )
      group by member_id
    )
    select member_id as "memberId", coalesce(l.now_leading, 0) as "leadsNow",
      greatest(l.until, d.last_on) as "lastHeldOn", coalesce(l.leads, 0) as leads,
      coalesce(d.duties, 0) as duties
    from led l full join duties d using (member_id)`
  return new Map(rows.map(({ memberId, ...held }) => [memberId, held]))
}

// What was offered in confidence is counted once it is accepted, whoever reads: the counts are the
// same for all.
async function countsSince(startsOn: string) {
  const [counts] = await sql()<LedgerCounts[]>`
    with year as materialized (select day_begins(${startsOn}::date) as began),
    asked as (
      select answer
      from hand_overs, year
      where offered_at >= began
      union all
      select answer
      from asks, year
      where asked_at >= began
    )
    select (
        select count(*)::int
        from year, offers o
        where o.offered_at >= began
          and o.answer is distinct from 'withdrawn'
          and (not o.is_private or o.answer = 'accepted')
      ) as offered,
      count(*)::int as asked, count(*) filter (where answer = 'accepted')::int as accepted,
      count(*) filter (where answer = 'declined')::int as declined
    from asked`
  return found(counts)
}
