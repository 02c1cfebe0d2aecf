import { eq } from 'drizzle-orm'
import { turns } from '../../../db/schema'
import { withRules } from '../../../db/refusals'
import { db, sql } from '../../../db/school'
import type { CameAbout, Role } from '../../vocabulary'
import { afterTheLead } from '../../vocabulary/ending-reasons'
import type { Acting } from '../acting'
import { addDays } from '../../vocabulary/days'
import { schoolCalendar } from '../calendar/calendar'
import { lastDayUntilNext } from '../calendar/open-days'
import { conflict } from '../refusal'
import { leadEndsOn } from '../rotations/plans'
import { followFrom, makeRoom, midnightOf, overlapping, plannedIn, put } from './intervals'
import type { InitiativeState } from '../initiatives/state'

type OpensSeat = ((at: Pick<InitiativeState, 'id' | 'leadSeats'>) => Promise<number>) | undefined
type Planned = {
  memberId: string
  role: Role
  from: string
  until?: string | null
  cameAbout: CameAbout
  reason: string
  opensSeat?: OpensSeat
  isBeside?: boolean | undefined
}

/**
 * Plans a turn from the midnight that begins a local day to come, to the end of `until`, or until
 * the next lead planned in that seat, or as the rotation plan says. What else they hold or planned
 * there gives way. A lead needs a seat that is free from then on: one that is, the acting member's
 * own, whose lead ends there and who follows afterwards (not for a co-lead, who leads beside them),
 * or one that is opened. Refuses when there is none, who leads then, and a day after a school year
 * (conflict).
 */
export async function planTurn(
  acting: Acting,
  at: InitiativeState,
  { memberId, role, from: day, until, cameAbout, reason, opensSeat, isBeside }: Planned,
) {
  if (at.stage === 'stopped') conflict('This initiative has stopped; its history stays as it is.')
  const from = await midnightOf(acting, day)
  const { seat, leadSeats } =
    role === 'lead'
      ? await seatFrom(acting, at, { from, opensSeat, isBeside })
      : { seat: null, leadSeats: at.leadSeats }
  const span = { from, until: await endOf(acting, at, { memberId, from, seat, day, until }) }
  if ((await overlapping(at, { memberId, ...span })).some((turn) => turn.role === 'lead'))
    conflict('They lead this already at that time.')
  await makeRoom(acting, at, { memberId, ...span })
  const turnId = await withRules(rules, conflict, () =>
    put(acting, at, { memberId, role, seat, ...span, cameAbout, reason }),
  )
  return { turnId, leadSeats }
}

/**
 * Lets a turn that has begun end with a day to come, unless it ends before; a lead ends when the
 * school opens again, or when the next in its seat begins. Who leads, or held another turn up to
 * this one, follows from there on. `until` is the school's local day, included. Call it under the
 * lock of the initiative; it refuses nothing by itself.
 */
export async function endTurnAfter(
  acting: Acting,
  at: InitiativeState,
  { turnId, memberId, role, until: day }: Ending,
) {
  const until = await midnightOf(acting, await dayAfter(role, day))
  const [turn] = await sql()<{ goesOn: boolean }[]>`
    update turns t
    set ended_at = least(ended_at, ${until}::text::timestamptz)
    where id = ${turnId}
    returning role = 'lead'
    or exists (
      select from turns_by_day b
      where b.initiative_id = t.initiative_id
        and b.member_id = t.member_id
        and b.ended_at = t.began_at
    ) as "goesOn"`
  if (turn?.goesOn)
    await followFrom(acting, at, { memberId, from: until, reason: 'After the turn' })
}

type Ending = { turnId: string; memberId: string; role: Role; until: string }

// A lead goes on over a closed week, unless someone is planned to begin in it.
async function dayAfter(role: Role, day: string) {
  const last = role === 'lead' ? lastDayUntilNext(await schoolCalendar(), day).on : day
  return addDays(last, 1)
}

const rules = {
  turns_one_lead_a_seat: 'That seat is held by then. Please look again.',
  turns_begin_in_a_year: 'The school year is over by then. Please choose a day in it.',
}

async function seatFrom(
  acting: Acting,
  at: InitiativeState,
  { from, opensSeat, isBeside }: { from: string } & Pick<Planned, 'opensSeat' | 'isBeside'>,
) {
  const [free] = await sql()<{ seat: number }[]>`
    select seat
    from generate_series(1, ${at.leadSeats}::int) seat
    where not exists (
      select from turns t
      where t.initiative_id = ${at.id}
        and t.role = 'lead'
        and t.seat = seat.seat
        and t.during @> ${from}::text::timestamptz
    )
    order by seat limit 1`
  const seat = free?.seat ?? (isBeside ? undefined : await handedOn(acting, at, from))
  if (seat) return { seat, leadSeats: at.leadSeats }
  if (!opensSeat)
    conflict(
      'All leads still lead on that day. Someone who leads can hand over, or a place for a co-lead can be opened.',
    )
  const opened = await opensSeat(at)
  return { seat: opened, leadSeats: opened }
}

// Who calls for their own successor and chooses one has said when their lead ends.
async function handedOn(acting: Acting, at: InitiativeState, from: string) {
  const own = (await overlapping(at, { memberId: acting.memberId, from, until: null })).find(
    ({ id }) => at.held.some(({ turnId, role }) => turnId === id && role === 'lead'),
  )
  if (!own) return undefined
  await db()
    .update(turns)
    .set({ endedAt: from, endReason: 'Handed on to who was chosen' })
    .where(eq(turns.id, own.id))
  await followFrom(acting, at, { memberId: acting.memberId, from, reason: afterTheLead })
  return own.seat ?? undefined
}

async function endOf(
  acting: Acting,
  at: InitiativeState,
  {
    memberId,
    from,
    seat,
    day,
    until,
  }: {
    memberId: string
    from: string
    seat: number | null
    day: string
    until: string | null | undefined
  },
) {
  const asked = until
    ? await dayAfter(seat ? 'lead' : 'follow', until)
    : seat
      ? await leadEndsOn(acting, at.id, { leads: [memberId], since: day, after: day })
      : undefined
  const next = seat ? await plannedIn(at, { seat, from }) : undefined
  const [row] = await sql()<{ at: string | null }[]>`
    select least(
      ${asked ? await midnightOf(acting, asked) : null}::text::timestamptz,
      ${next?.beganAt ?? null}::text::timestamptz
    )::text as at`
  return row?.at ?? null
}
