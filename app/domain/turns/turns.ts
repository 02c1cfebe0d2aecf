import { and, eq, isNull } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import { handOvers, initiatives, turns } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { CameAbout, Role } from '../../vocabulary'
import { guestsOnlyRead, may } from '../acting'
import type { Acting } from '../acting'
import { told } from '../ledger'
import { conflict, ensure } from '../refusal'
import { recordShared } from './reflections'
import { leadEndsOn } from '../rotations/plans'
import { settle } from './offer-closure'
import type { Chosen } from './offer-closure'
import { cancel, midnightOf, put } from './intervals'
import type { Kept } from './intervals'
import { lockedStanding } from '../initiatives/state'
import type { Standing } from '../initiatives/state'

/**
 * Begins to follow, from this moment. A shadow becomes a follower; a lead is told to step back or
 * hand over instead (conflict). Guests may not (forbidden).
 */
export async function follow(acting: Acting, number: number, { reason = '' } = {}) {
  await join(acting, number, { role: 'follow', reason })
}

/** Begins to shadow the lead, from this moment; refuses as `follow` does. */
export async function shadow(acting: Acting, number: number, { reason = '' } = {}) {
  await join(acting, number, { role: 'shadow', reason })
}

/**
 * Takes the lead in the first free seat, from this moment until the next planned turn in that seat
 * or of that person. Refuses guests (forbidden), those who lead already, and everyone once no seat
 * is free (conflict).
 */
export async function takeLead(
  acting: Acting,
  number: number,
  { cameAbout, reason = '' }: { cameAbout: CameAbout; reason?: string },
) {
  const at = await lockedStanding(number)
  ensure(may.takePart(acting), guestsOnlyRead)
  const turnId = await leadFreeSeat(acting, at, { memberId: acting.memberId, cameAbout, reason })
  await told(acting, at, { kind: 'led', text: `Took the lead of ${at.title}`, turnId })
}

/**
 * Opens one more seat for a co-lead, up to three; anyone may then take it. For leads, the sponsor
 * and administrators.
 */
export async function addSeat(acting: Acting, number: number) {
  const at = await lockedStanding(number)
  ensure(
    may.assignLead(acting, at),
    'A seat for a co-lead is opened by a lead, the sponsor or an administrator.',
  )
  if (at.leadSeats >= 3)
    conflict('There are three seats already; more leads than that and nobody leads.')
  await db()
    .update(initiatives)
    .set({ leadSeats: at.leadSeats + 1 })
    .where(eq(initiatives.id, at.id))
  await told(acting, at, { kind: 'updated', text: `Opened a seat for a co-lead of ${at.title}` })
}

type Leaving = { reason?: string; reflection?: string; shared?: boolean }

/**
 * Ends the acting member's lead at this moment; they follow from then on unless they choose to
 * leave. Open hand-overs of that lead are withdrawn. The reflection is theirs alone unless shared.
 * Refuses who does not lead (forbidden).
 */
export async function stepBack(
  acting: Acting,
  number: number,
  {
    reason = '',
    reflection = '',
    shared = false,
    leave: leaves = false,
  }: Leaving & { leave?: boolean },
) {
  const at = await lockedStanding(number)
  ensure(may.takePart(acting), guestsOnlyRead)
  ensure(at.leads.includes(acting.memberId), 'Only someone who leads this can step back from it.')
  const turnId = await endReflecting(acting, at, { reason, reflection, shared, leaves })
  await withdrawHandOvers(at, turnId)
  if (!leaves)
    await begin(acting, at, {
      memberId: acting.memberId,
      role: 'follow',
      cameAbout: 'offered',
      reason: 'Stepped back from the lead',
    })
  await told(acting, at, {
    kind: 'stepped back',
    text: `Stepped back from leading ${at.title}`,
    turnId,
  })
}

/**
 * Stops following or shadowing at this moment, with a reflection as in `stepBack`. Refuses a lead,
 * who steps back or hands over, and who is not there (conflict).
 */
export async function leave(
  acting: Acting,
  number: number,
  { reason = '', reflection = '', shared = false }: Leaving = {},
) {
  const at = await lockedStanding(number)
  ensure(may.takePart(acting), guestsOnlyRead)
  refuseLead(at, acting.memberId)
  if (!at.roster.includes(acting.memberId)) conflict('You do not follow or shadow this now.')
  await endReflecting(acting, at, { reason, reflection, shared, leaves: true })
}

type Begun = {
  memberId: string
  role: Role
  seat?: number
  cameAbout: CameAbout
  reason?: string
  chosen?: Chosen | undefined
  wholeId?: string | undefined
}

/**
 * Begins a turn at the standing's moment for someone who holds none there; answers its id. It ends
 * where the next planned turn of that seat or person begins; a lead else on the day that the
 * rotation plan says. A lead that was planned for them, with nobody leading before it in that seat,
 * begins now instead: nobody hands over to themselves. Call it under the lock.
 */
export async function begin(
  acting: Acting,
  at: Standing,
  { memberId, role, seat, cameAbout, reason = '', chosen, wholeId }: Begun,
) {
  if (at.stage === 'stopped') conflict('This initiative has stopped; its history stays as it is.')
  const own = role === 'lead' ? await ownLeadToCome(at, { memberId, seat }) : undefined
  if (own) await cancel([own.id])
  const turn = {
    memberId,
    role,
    seat,
    from: at.moment,
    ...(own ? { cameAbout: own.cameAbout, reason: reason || own.reason } : { cameAbout, reason }),
  }
  const planned = await nextPlanned(at, { memberId, seat })
  const until = own
    ? await earlier(planned, own.endedAt)
    : (planned ?? (role === 'lead' ? await endsByPlan(acting, at, memberId) : null))
  const turnId = await withRules(rules, conflict, () => put(acting, at, { ...turn, until }))
  if (role === 'lead') await settle(acting, at, { memberId, turnId, chosen, wholeId })
  return turnId
}

/**
 * Ends what this member holds there at the standing's moment, with what they said at the end;
 * answers the turn's id.
 */
export async function end(
  at: Standing,
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
 * Gives someone the first free seat; whatever they held there ends at the same moment. Refuses when
 * none is free (conflict).
 */
export async function leadFreeSeat(
  acting: Acting,
  at: Standing,
  { memberId, cameAbout, reason, chosen, wholeId }: Omit<Begun, 'role' | 'seat'>,
) {
  if (at.leads.includes(memberId))
    conflict(memberId === acting.memberId ? 'You lead this already.' : 'They lead this already.')
  const [seat] = at.freeSeats
  if (!seat) conflict('Others lead this now. You can offer, and the team will know.')
  await end(at, memberId, { endReason: 'Took the lead' })
  return begin(acting, at, { memberId, role: 'lead', seat, cameAbout, reason, chosen, wholeId })
}

const rules = {
  turns_one_lead_a_seat: 'Someone took this seat a moment earlier. Please look again.',
  turns_one_role_a_person:
    'This person took another role here a moment earlier. Please look again.',
}

const verbs = { follow: 'followed', shadow: 'shadowed' } as const

async function join(
  acting: Acting,
  number: number,
  { role, reason }: { role: 'follow' | 'shadow'; reason: string },
) {
  const at = await lockedStanding(number)
  ensure(may.takePart(acting), guestsOnlyRead)
  refuseLead(at, acting.memberId)
  if (at.held.some((turn) => turn.memberId === acting.memberId && turn.role === role))
    conflict(`You ${role} this already.`)
  await end(at, acting.memberId)
  const turnId = await begin(acting, at, {
    memberId: acting.memberId,
    role,
    cameAbout: 'offered',
    reason,
  })
  await told(acting, at, { kind: verbs[role], text: `Began to ${role} ${at.title}`, turnId })
}

function refuseLead(at: Standing, memberId: string) {
  if (at.leads.includes(memberId))
    conflict('You lead this. Step back, or hand over the lead, so that everyone knows.')
}

async function endReflecting(
  acting: Acting,
  at: Standing,
  { reason, reflection, shared, leaves }: Required<Leaving> & { leaves: boolean },
) {
  const turnId = await end(at, acting.memberId, {
    endReason: reason,
    leaves,
    ...(reflection && { reflection, reflectionShared: shared }),
  })
  if (turnId && shared && reflection)
    await recordShared(acting, { title: at.title, turnId, initiativeId: at.id })
  return turnId
}

// A seat planned for someone else, or a turn the person has planned, is kept: what begins now ends
// there.
async function nextPlanned(
  at: Standing,
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
  at: Standing,
  { memberId, seat }: { memberId: string; seat?: number | undefined },
) {
  const [next] = await sql()<Kept[]>`
    select id, member_id as "memberId", role, seat, began_at::text as "beganAt", ended_at::text as "endedAt", came_about as "cameAbout", reason from turns_by_day
    where initiative_id = ${at.id} and began_at > ${at.moment}::text::timestamptz and role = 'lead'
      and (member_id = ${memberId} or seat = ${seat ?? 0}) order by began_at, member_id <> ${memberId} limit 1`
  return next?.memberId === memberId ? next : undefined
}

async function endsByPlan(acting: Acting, at: Standing, memberId: string) {
  const day = await leadEndsOn(acting, at.id, { leads: [memberId], since: acting.school.today })
  return day ? midnightOf(acting, day) : null
}

async function withdrawHandOvers(at: Standing, turnId: string | undefined) {
  if (!turnId) return
  await db()
    .update(handOvers)
    .set({ answer: 'withdrawn', answeredAt: at.moment })
    .where(and(eq(handOvers.turnId, turnId), isNull(handOvers.answer)))
}
