import { eq } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import { turns } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { CameAbout, Role } from '../../vocabulary'
import type { Acting } from '../acting'
import { conflict } from '../refusal'
import { settle } from './offer-closure'
import type { Chosen } from './offer-closure'
import { cancel, makeRoom, put, midnightOf } from './intervals'
import type { InitiativeState } from '../initiatives/state'
import { leadEndsOn } from '../rotations/plans'
import type { Kept } from './intervals'

type Begun = {
  memberId: string
  role: Role
  seat?: number
  cameAbout: CameAbout
  reason?: string
  chosen?: Chosen | undefined
  wholeId?: string | undefined
  /** The instant at which it ends where nothing else ends it. */
  orUntil?: string | null
}

/**
 * Begins a turn at the standing's moment for someone who holds none there; answers its id. It ends
 * where the next planned turn of that seat or person begins; a lead else on the day that the
 * rotation plan says. A lead that was planned for them, with nobody leading before it in that seat,
 * begins now instead, in place of what they were to hold up to it: nobody hands over to themselves.
 * Call it under the lock.
 */
export async function begin(
  acting: Acting,
  at: InitiativeState,
  { memberId, role, seat, cameAbout, reason = '', chosen, wholeId, orUntil = null }: Begun,
) {
  if (at.stage === 'stopped') conflict('This initiative has stopped; its history stays as it is.')
  const own = role === 'lead' ? await ownLeadToCome(at, { memberId, seat }) : undefined
  if (own) {
    await cancel([own.id])
    await makeRoom(acting, at, { memberId, from: at.moment, until: own.endedAt })
  }
  const turn = {
    memberId,
    role,
    seat,
    from: at.moment,
    ...(own
      ? { cameAbout: own.cameAbout, reason: reason || (own.standsInFor ? '' : own.reason) }
      : { cameAbout, reason }),
  }
  const planned = await nextPlanned(at, { memberId, seat })
  const until = own
    ? await earlier(planned, own.endedAt)
    : (planned ?? (role === 'lead' ? await endsByPlan(acting, at, memberId) : null))
  const turnId = await withRules(rules, conflict, () =>
    put(acting, at, { ...turn, until: until ?? orUntil }),
  )
  if (role === 'lead') await settle(acting, at, { memberId, turnId, chosen, wholeId })
  return turnId
}

/**
 * Ends what this member holds there at the standing's moment, with what they said at the end;
 * answers the turn's id.
 */
export async function end(
  at: InitiativeState,
  memberId: string,
  said: {
    endReason?: string
    reflection?: string
    reflectionShared?: boolean
    leaves?: boolean
  } = {},
) {
  const turnId = at.held.find((turn) => turn.memberId === memberId)?.turnId
  if (turnId)
    await db()
      .update(turns)
      .set({ endedAt: at.moment, ...said })
      .where(eq(turns.id, turnId))
  return turnId
}

/**
 * Gives someone the free seat in which they can lead for longest, or that is planned for them;
 * whatever they held there ends at the same moment. Refuses when none is free (conflict).
 */
export async function leadFreeSeat(
  acting: Acting,
  at: InitiativeState,
  { memberId, cameAbout, reason, chosen, wholeId }: Omit<Begun, 'role' | 'seat' | 'orUntil'>,
) {
  if (at.leads.includes(memberId))
    conflict(memberId === acting.memberId ? 'You lead this already.' : 'They lead this already.')
  const seat = await seatToTake(at, memberId)
  if (!seat) conflict('Others lead this now. You can offer, and the team will know.')
  await end(at, memberId, { endReason: 'Took the lead' })
  return begin(acting, at, { memberId, role: 'lead', seat, cameAbout, reason, chosen, wholeId })
}

// A seat that is planned for another from a later day is taken last: it ends as that begins.
async function seatToTake(at: InitiativeState, memberId: string) {
  if (at.freeSeats.length < 2) return at.freeSeats[0]
  const [free] = await sql()<{ seat: number }[]>`
    select s.seat
    from unnest(${at.freeSeats}::int[]) s(seat)
      left join lateral (
        select n.member_id, n.began_at
        from turns_by_day n
        where n.initiative_id = ${at.id}
          and n.role = 'lead'
          and n.seat = s.seat
          and n.began_at > ${at.moment}::text::timestamptz
        order by n.began_at limit 1
      ) next on true
    order by next.member_id is not distinct from ${memberId}::uuid desc,
      next.began_at desc nulls first, s.seat
    limit 1`
  return free?.seat
}

const rules = {
  turns_one_lead_a_seat: 'Someone took this seat a moment earlier. Please look again.',
  turns_one_role_a_person:
    'This person took another role here a moment earlier. Please look again.',
}

// A seat planned for someone else, or a turn the person has planned, is kept: what begins now ends
// there.
async function nextPlanned(
  at: InitiativeState,
  { memberId, seat }: { memberId: string; seat?: number | undefined },
) {
  const [row] = await sql()<{ on: string | null }[]>`
    select min(began_at)::text as on from turns_by_day
    where initiative_id = ${at.id} and began_at > ${at.moment}::text::timestamptz
      and (member_id = ${memberId} or (role = 'lead' and seat = ${seat ?? 0}))`
  return row?.on ?? null
}

async function earlier(one: string | null, other: string | null) {
  const [row] = await sql()<
    { at: string | null }[]
  >`select least(${one}::text::timestamptz, ${other}::text::timestamptz)::text as at`
  return row?.at ?? null
}

async function ownLeadToCome(
  at: InitiativeState,
  { memberId, seat }: { memberId: string; seat?: number | undefined },
) {
  const [next] = await sql()<Kept[]>`
    select id, member_id as "memberId", role, seat, began_at::text as "beganAt",
      ended_at::text as "endedAt", came_about as "cameAbout", reason, stands_in_for as "standsInFor"
    from turns_by_day
    where initiative_id = ${at.id}
      and began_at > ${at.moment}::text::timestamptz
      and role = 'lead'
      and (member_id = ${memberId} or seat = ${seat ?? 0})
    order by began_at, member_id <> ${memberId} limit 1`
  return next?.memberId === memberId ? next : undefined
}

async function endsByPlan(acting: Acting, at: InitiativeState, memberId: string) {
  const day = await leadEndsOn(acting, at.id, { leads: [memberId], since: acting.school.today })
  return day ? midnightOf(acting, day) : null
}
