import { eq, inArray, sql as expression } from 'drizzle-orm'
import { turns } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { CameAbout, Role } from '../../vocabulary'
import { afterTheLead } from '../../vocabulary/ending-reasons'
import type { Acting } from '../acting'
import { isAwayAt } from '../members/leaves'
import { found } from '../refusal'
import type { InitiativeState } from '../initiatives/state'
import { inAYear } from './year-ends'
import { isOfRosterUntil } from './roster'

/**
 * A stretch of a turn in instants, as Postgres writes them; `until` null while it is open. The end
 * is not included.
 */
export type Span = { from: string; until: string | null }
export type Kept = {
  id: string
  memberId: string
  role: Role
  seat: number | null
  beganAt: string
  endedAt: string | null
  cameAbout: CameAbout
  reason: string
  standsInFor: string | null
}

/** The instant at which a local day of the school begins. */
export async function midnightOf({ school }: Acting, day: string) {
  const [row] = await sql()<
    { at: string }[]
  >`select day_begins(${school.id}::uuid, ${day}::date)::text as at`
  return found(row).at
}

/**
 * Makes room for a member in a span of an initiative: what they hold there is cut around it, and
 * goes on after it as it was planned; what was planned inside it comes to nothing. Call it under
 * the lock, with a span that does not begin before the standing's moment.
 */
export async function makeRoom(
  acting: Acting,
  at: InitiativeState,
  { memberId, ...span }: Span & { memberId: string },
) {
  for (const turn of await overlapping(at, { memberId, ...span })) {
    await cut(turn, span.from)
    if (span.until && (await lasts(turn, span.until)))
      await putBack(acting, at, { ...turn, from: span.until, until: turn.endedAt })
  }
}

/**
 * Lets a turn end at another instant, or stay open; where it lasts longer than it did, what they
 * were to hold there meanwhile gives way. From its end on they follow.
 */
export async function endAt(
  acting: Acting,
  at: InitiativeState,
  { turnId, memberId, until }: { turnId: string; memberId: string; until: string | null },
) {
  const [turn] = await sql()<{ ended: string | null; isLonger: boolean }[]>`
    select ended_at::text as ended,
      ${until}::text is null or ended_at < ${until}::text::timestamptz as "isLonger"
    from turns
    where id = ${turnId}`
  const { ended, isLonger } = found(turn)
  if (ended && isLonger) await makeRoom(acting, at, { memberId, from: ended, until })
  await db().update(turns).set({ endedAt: until }).where(eq(turns.id, turnId))
  if (until) await followFrom(acting, at, { memberId, from: until, reason: afterTheLead })
}

/**
 * The one who held something on an initiative up to an instant, or to the leave that ends with it,
 * follows from then on, until the next turn they have there: nobody of a roster gets a hole that
 * they did not ask for. After the end of a school year it is from the first day of the next, if the
 * calendar has one. Nothing for someone who is away then, or has a turn there that begins then.
 */
export async function followFrom(
  acting: Acting,
  at: InitiativeState,
  {
    memberId,
    from,
    reason = 'Follows while another leads',
  }: { memberId: string; from: string; reason?: string },
) {
  if (!(await isOfRosterUntil(at, { memberId, from }))) return
  const begins = await inAYear(acting, from)
  if (!begins || (await isAwayAt(memberId, begins))) return
  const [held] = await sql()<{ until: string | null; isFree: boolean }[]>`
    select
      min(greatest(began_at, ${begins}::text::timestamptz)) filter (
        where during && tstzrange(${begins}::text::timestamptz, null)
      )::text as until,
      not coalesce(bool_or(during @> ${begins}::text::timestamptz), false) as "isFree"
    from turns_by_day
    where initiative_id = ${at.id} and member_id = ${memberId}`
  const { until, isFree } = found(held)
  if (!isFree) return
  await put(acting, at, {
    memberId,
    role: 'follow',
    from: begins,
    until,
    cameAbout: 'offered',
    reason,
  })
}

/** The turns that someone of an initiative holds or will hold within a span, oldest first. */
export function overlapping(
  at: InitiativeState,
  { memberId, from, until }: Span & { memberId: string },
) {
  return sql()<Kept[]>`
    select id, member_id as "memberId", role, seat, began_at::text as "beganAt",
      ended_at::text as "endedAt", came_about as "cameAbout", reason, stands_in_for as "standsInFor"
    from turns
    where initiative_id = ${at.id}
      and member_id = ${memberId}
      and during && tstzrange(${from}::text::timestamptz, ${until}::text::timestamptz, '[)')
    order by began_at`
}

/** The next lead turn that is planned in a seat after an instant, or the one that begins then. */
export async function plannedIn(
  at: InitiativeState,
  { seat, from }: { seat: number; from: string },
) {
  const [turn] = await sql()<Kept[]>`
    select id, member_id as "memberId", role, seat, began_at::text as "beganAt",
      ended_at::text as "endedAt", came_about as "cameAbout", reason, stands_in_for as "standsInFor"
    from turns_by_day
    where initiative_id = ${at.id}
      and role = 'lead'
      and seat = ${seat}
      and began_at > ${at.moment}::text::timestamptz
      and began_at >= ${from}::text::timestamptz
    order by began_at limit 1`
  return turn
}

/** A planned turn comes to nothing: it ends in the moment it would have begun. */
export async function cancel(turnIds: string[]) {
  if (turnIds.length)
    await db()
      .update(turns)
      .set({ endedAt: expression`${turns.beganAt}` })
      .where(inArray(turns.id, turnIds))
}

type Put = Span & {
  memberId: string
  role: Role
  seat?: number | null
  cameAbout: CameAbout
  reason?: string
  wantedOn?: string | null
  standsInFor?: string | null
  afterLeaveId?: string | null
}

/**
 * Puts a turn into a span that is free for this member and seat, after a lead one follows; answers
 * its id. The database refuses a span that is not free, or is planned to begin after the
 * last school year.
 */
export async function put(acting: Acting, at: InitiativeState, turn: Put) {
  const { memberId, role, until } = turn
  const id = await write(acting, at, turn)
  if (role === 'lead' && until)
    await followFrom(acting, at, { memberId, from: until, reason: afterTheLead })
  return id
}

/**
 * The same for a turn that begins at another instant and ends when it did: what its holder has
 * there after it stays as it was, also where that is nothing. After the last school year it comes
 * to nothing, and answers nothing; up to the next only a lead goes on.
 */
export async function putBack(acting: Acting, at: InitiativeState, turn: Put) {
  const begins = await inAYear(acting, turn.from)
  if (!begins) return undefined
  const from = turn.role === 'lead' ? turn.from : begins
  return (await lasts({ endedAt: turn.until }, from))
    ? write(acting, at, { ...turn, from })
    : undefined
}

async function write(
  acting: Acting,
  at: InitiativeState,
  {
    seat = null,
    from,
    until,
    reason = '',
    wantedOn = null,
    standsInFor = null,
    afterLeaveId = null,
    ...turn
  }: Put,
) {
  const { memberId, role, cameAbout } = turn
  const values = {
    initiativeId: at.id,
    memberId,
    role,
    seat,
    beganAt: from,
    endedAt: until,
    cameAbout,
    reason,
    wantedOn,
    standsInFor,
    afterLeaveId,
    recordedBy: acting.memberId,
    recordedAt: at.moment,
  }
  const [made] = await db().insert(turns).values(values).returning({ id: turns.id })
  return found(made).id
}

async function cut(turn: Kept, from: string) {
  const [row] = await sql()<
    { before: boolean }[]
  >`select ${turn.beganAt}::text::timestamptz < ${from}::text::timestamptz as before`
  if (!found(row).before) return cancel([turn.id])
  await db().update(turns).set({ endedAt: from }).where(eq(turns.id, turn.id))
}

/** Whether a turn goes on after an instant. */
export async function lasts(turn: Pick<Kept, 'endedAt'>, until: string) {
  if (turn.endedAt === null) return true
  const [row] = await sql()<
    { longer: boolean }[]
  >`select ${turn.endedAt}::text::timestamptz > ${until}::text::timestamptz as longer`
  return found(row).longer
}
