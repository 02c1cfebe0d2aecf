import { and, eq, isNull } from 'drizzle-orm'
import { handOvers } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Acting } from '../acting'
import { isClosed, schoolCalendar } from '../calendar/calendar'
import { lastDayUntilNext, openDayFrom } from '../calendar/open-days'
import { addDays } from '../../vocabulary/days'
import type { LeadPart } from '../../vocabulary/came-about'
import { awayThen } from '../../vocabulary/ending-reasons'
import type { Calendar } from '../calendar/calendar'
import { isAwayAt } from '../members/leaves'
import { cancel, followFrom, makeRoom, midnightOf, putBack } from '../turns/intervals'
import type { Kept } from '../turns/intervals'
import { lockedInitiative } from '../initiatives/state'
import type { InitiativeState } from '../initiatives/state'
import { extendTurn } from '../turns/change-effects'

/**
 * Moves each planned hand-over that is now in closed days to the first local day that the school is
 * open: the present lead goes on until then, and the next begins that much later; a hand-over that
 * waits for an answer moves its day, and a lead that nobody is planned after goes on until the
 * school opens. Each keeps the day that was first thought of. Call it after the calendar has
 * changed; running it twice changes nothing more.
 */
export async function rollForward(acting: Acting) {
  const calendar = await schoolCalendar()
  for (const number of await concerned(acting)) {
    const at = await lockedInitiative(number)
    await rollTurns(acting, at, calendar)
    await rollEnds(acting, at, calendar)
    await rollAsked(at, calendar)
  }
}

export type Rolled = {
  number: number
  title: string
  name: string
  wantedOn: string
  on: string
  /** Where nothing is handed over: they stand in, or lead on after another did. */
  part: LeadPart | null
}

/**
 * The coming lead turns that begin later than was first planned, because the school is closed: who,
 * and the two local days, soonest first.
 */
export function rolledTurns() {
  return sql()<Rolled[]>`
    select i.number, i.title, m.name, t.wanted_on as "wantedOn", t.first_day as on,
      (
        select part_of_lead(p) from turns p where (p.school_id, p.id) = (t.school_id, t.id)
      ) as part
    from turns_by_day t
      join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
      join members m on (m.school_id, m.id) = (t.school_id, t.member_id)
    where t.role = 'lead' and t.began_at > skein_now() and t.wanted_on is not null
    order by t.began_at, i.number`
}

// From a Friday, the last day before a weekend, to the Monday: closed days that begin so soon after
// a lead is over leave no open day between.
const overTheWeekend = 3

// All of them locked before any of their people, in one order, as every act takes them.
async function concerned({ school }: Acting) {
  const rows = await sql()<{ number: number }[]>`
    select i.number
    from initiatives i
    where exists (
      select from turns_by_day t
        join closed_days d on t.first_day between d.starts_on and d.ends_on
      where t.initiative_id = i.id and t.role = 'lead' and t.began_at > skein_now()
    )
      or exists (
        select from turns_by_day t
          join closed_days d on d.starts_on <= t.last_day + ${overTheWeekend}::int
            and d.ends_on > t.last_day
        where t.initiative_id = i.id and t.role = 'lead' and t.ended_at > skein_now()
      )
      or exists (
        select from hand_overs h join closed_days d on h.due_on between d.starts_on and d.ends_on
        where h.initiative_id = i.id and h.answer is null and h.due_on > ${school.today}::date
      )
    order by i.id
    for update of i`
  return rows.map(({ number }) => number)
}

type Coming = Kept & { on: string; wantedOn: string | null }

// Instant by instant: moving the first of them may change the ones after it.
async function rollTurns(acting: Acting, at: InitiativeState, calendar: Calendar) {
  let together = await comingAfter(at, at.moment)
  for (let first = together[0]; first; first = together[0]) {
    if (isClosed(calendar, first.on))
      await rollTogether(acting, at, {
        coming: together,
        closedOn: first.on,
        on: openDayFrom(calendar, first.on).on,
      })
    together = await comingAfter(at, first.beganAt)
  }
}

type Rolling = { coming: Coming[]; closedOn: string; on: string }

// The one who leads up to it goes on, co-leads together; where nobody does, the next begin later.
// One who is away on the new day begins no turn: it needs another lead, and says so. What moves
// once more keeps the day that was first wanted.
async function rollTogether(
  acting: Acting,
  at: InitiativeState,
  { coming, closedOn, on }: Rolling,
) {
  if (on === closedOn) return
  const wantedOf = (turn: Coming | undefined) => turn?.wantedOn ?? closedOn
  const from = await midnightOf(acting, on)
  const beganAt = coming[0]?.beganAt ?? from
  const isAway = await Promise.all(coming.map(({ memberId }) => isAwayAt(memberId, from)))
  const away = coming.filter((_, place) => isAway[place])
  await cancel(away.map(({ id }) => id))
  for (const { memberId } of away) await followFrom(acting, at, { memberId, from: beganAt })
  const outgoing = await endingAt(at, beganAt)
  for (const turn of outgoing) {
    const wantedOn = wantedOf(coming.find(({ seat }) => seat === turn.seat))
    await extendTurn(acting, at, { turn, endsOn: addDays(on, -1), wantedOn })
  }
  const alone = coming.filter(
    ({ seat }, place) => !isAway[place] && !outgoing.some((turn) => turn.seat === seat),
  )
  for (const turn of alone) await beginLater(acting, at, { turn, from, wantedOn: wantedOf(turn) })
}

// Who asked to leave with the end of their lead, and who is away after it, does not lead on.
async function rollEnds(acting: Acting, at: InitiativeState, calendar: Calendar) {
  for (const { nextOn, to, ...turn } of await endingAlone(at)) {
    const { on, insteadOf } = lastDayUntilNext(calendar, to)
    const endsOn = nextOn && nextOn <= on ? addDays(nextOn, -1) : on
    if (insteadOf && endsOn > to) await extendTurn(acting, at, { turn, endsOn })
  }
}

// Leads that end ahead, where nobody begins in their seat then; and when somebody does later.
function endingAlone(at: InitiativeState) {
  return sql()<{ id: string; memberId: string; seat: number; to: string; nextOn: string | null }[]>`
    select t.id, t.member_id as "memberId", t.seat, t.last_day as to, n.on as "nextOn"
    from turns_by_day t,
      lateral (
        select min(n.first_day) as on, min(n.began_at) as began_at
        from turns_by_day n
        where n.initiative_id = t.initiative_id
          and n.role = 'lead'
          and n.seat = t.seat
          and n.began_at >= t.ended_at
      ) n
    where t.initiative_id = ${at.id}
      and t.role = 'lead'
      and t.ended_at > skein_now()
      and n.began_at is distinct from t.ended_at
      and not t.leaves
      and not is_away(t.school_id, t.member_id, local_day(t.ended_at))
    order by t.began_at`
}

// The lead turns that begin at the first instant after one.
function comingAfter(at: InitiativeState, after: string) {
  return sql()<Coming[]>`
    select id, member_id as "memberId", role, seat, began_at::text as "beganAt",
      ended_at::text as "endedAt", came_about as "cameAbout", reason,
      stands_in_for as "standsInFor", first_day as on, wanted_on as "wantedOn"
    from turns_by_day t
    where initiative_id = ${at.id}
      and role = 'lead'
      and began_at = (
        select min(began_at)
        from turns_by_day n
        where n.initiative_id = t.initiative_id
          and n.role = 'lead'
          and n.began_at > ${after}::text::timestamptz
      )
    order by seat`
}

function endingAt(at: InitiativeState, instant: string) {
  return sql()<{ id: string; memberId: string; seat: number }[]>`
    select id, member_id as "memberId", seat
    from turns_by_day
    where initiative_id = ${at.id} and role = 'lead' and ended_at = ${instant}::text::timestamptz
    order by seat`
}

async function beginLater(
  acting: Acting,
  at: InitiativeState,
  { turn, from, wantedOn }: { turn: Coming; from: string; wantedOn: string },
) {
  await cancel([turn.id])
  const [row] = await sql()<{ lasts: boolean }[]>`
    select ${turn.endedAt}::text is null
    or ${turn.endedAt}::text::timestamptz > ${from}::text::timestamptz as lasts`
  if (row?.lasts) {
    await makeRoom(acting, at, { memberId: turn.memberId, from, until: turn.endedAt })
    await putBack(acting, at, { ...turn, from, until: turn.endedAt, wantedOn })
  }
  await followFrom(acting, at, { memberId: turn.memberId, from: turn.beganAt })
}

// What waits for someone who is away on the new day waits for nobody; both are told, and another
// can be asked. Where no open day follows that the calendar knows of, the day stays as it is.
async function rollAsked(at: InitiativeState, calendar: Calendar) {
  const waiting = await db()
    .select({ id: handOvers.id, dueOn: handOvers.dueOn })
    .from(handOvers)
    .where(and(eq(handOvers.initiativeId, at.id), isNull(handOvers.answer)))
  const dated = waiting.flatMap(({ id, dueOn }) => (dueOn ? [{ id, dueOn }] : []))
  for (const { id, dueOn } of dated.filter((one) => isClosed(calendar, one.dueOn))) {
    const { on } = openDayFrom(calendar, dueOn)
    if (on === dueOn) continue
    await sql()`
      update hand_overs
      set answer = 'withdrawn', answer_reason = ${awayThen},
        answered_at = ${at.moment}::text::timestamptz
      where id = ${id} and offered_at is not null and is_away(school_id, to_member_id, ${on}::date)`
    await sql()`
      update hand_overs
      set due_on = ${on}, wanted_on = coalesce(wanted_on, ${dueOn})
      where id = ${id} and answer is null`
  }
}
