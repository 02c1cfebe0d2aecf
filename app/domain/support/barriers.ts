import { and, eq, isNull } from 'drizzle-orm'
import { barriers, members } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { guestsOnlyRead, may } from '../acting'
import type { Acting } from '../acting'
import { ensureHere } from '../members/eligibility'
import { firstOf } from '../paging'
import { conflict, ensure, found } from '../refusal'
import { lockedInitiative } from '../initiatives/state'
import { told } from '../ledger'

/**
 * Raises what stands in the way of an initiative and brings it to someone, to the sponsor unless
 * said. Anyone who takes part in the school may (guests are forbidden); an initiative that has
 * stopped is a conflict, and someone who is not here is missing.
 */
export async function raiseBarrier(
  acting: Acting,
  number: number,
  { text, to }: { text: string; to?: string | undefined },
) {
  const at = await lockedInitiative(number)
  ensure(may.raiseBarrier(acting), guestsOnlyRead)
  if (at.stage === 'stopped') conflict('This initiative has stopped; its history stays as it is.')
  if (to) await ensureHere(to)
  const broughtTo = to ?? (await sponsorHere(at.sponsorId))
  await db().insert(barriers).values({
    initiativeId: at.id,
    text,
    broughtTo,
    raisedBy: acting.memberId,
    raisedAt: at.moment,
  })
  await told(acting, at, {
    kind: 'raised a barrier',
    text: `Raised a barrier of ${at.title}: ${text}`,
  })
}

/**
 * Brings an open barrier to someone else; its days go on counting. For the one who raised it or has
 * it, those who lead, sponsor and administrators.
 */
export async function bringBarrier(
  acting: Acting,
  number: number,
  { id, to }: { id: string; to: string },
) {
  const at = await lockedInitiative(number)
  const barrier = await openBarrier(at.id, id)
  ensure(may.clearBarrier(acting, at, barrier), notYours)
  const name = await ensureHere(to)
  if (barrier.broughtTo === to) conflict(`This was brought to ${name} already.`)
  await db().update(barriers).set({ broughtTo: to }).where(eq(barriers.id, id))
  await told(acting, at, {
    kind: 'raised a barrier',
    text: `Brought a barrier of ${at.title} to ${name}: ${barrier.text}`,
  })
}

/**
 * Says in a line how a barrier was cleared; the ledger credits `by`, the acting member unless said.
 * For the one who raised it or has it, those who lead, the sponsor and administrators (else
 * forbidden); cleared once (conflict).
 */
export async function clearBarrier(
  acting: Acting,
  number: number,
  { id, line, by = acting.memberId }: { id: string; line: string; by?: string | undefined },
) {
  const at = await lockedInitiative(number)
  const barrier = await openBarrier(at.id, id)
  ensure(may.clearBarrier(acting, at, barrier), notYours)
  await ensureHere(by)
  await db()
    .update(barriers)
    .set({ resolution: line, resolvedBy: by, resolvedAt: at.moment })
    .where(eq(barriers.id, id))
  await told(acting, at, {
    kind: 'cleared a barrier',
    text: `Cleared a barrier of ${at.title}: ${line}`,
    memberId: by,
  })
}

/**
 * A barrier that is open, by its id in this initiative: for the page that moves it. Missing when
 * there is none; cleared already is a conflict.
 */
export async function openBarrier(initiativeId: string, id: string) {
  const [barrier] = await db()
    .select()
    .from(barriers)
    .where(and(eq(barriers.id, id), eq(barriers.initiativeId, initiativeId)))
  if (found(barrier).resolvedAt) conflict('This barrier is cleared already.')
  return found(barrier)
}

export type BarrierShown = {
  id: string
  text: string
  raisedBy: string
  raiser: string
  broughtTo: string | null
  holder: string | null
  on: string
  daysOpen: number
  inAll: number
}

/**
 * The barriers of an initiative that are still in the way, the oldest fifty first, and how many
 * more there are; days are local days of the school, counted to today.
 */
export async function openBarriersOf(initiativeId: string) {
  const oldest = await sql()<BarrierShown[]>`
    select b.id, b.text, b.raised_by as "raisedBy", raiser.name as raiser,
      b.brought_to as "broughtTo", holder.name as holder, local_day(b.raised_at)::text as on,
      today() - local_day(b.raised_at) as "daysOpen", count(*) over ()::int as "inAll"
    from barriers b
      join members raiser on (raiser.school_id, raiser.id) = (b.school_id, b.raised_by)
      left join members holder on (holder.school_id, holder.id) = (b.school_id, b.brought_to)
    where b.initiative_id = ${initiativeId} and b.resolved_at is null
    order by b.raised_at, b.id limit 50`
  return firstOf(oldest)
}

export type ClearedBarrier = {
  id: string
  text: string
  resolution: string
  resolver: string
  holder: string | null
  on: string
  daysOpen: number
}

/**
 * The ten barriers of an initiative that were cleared last, with how, by whom, and after how many
 * local days.
 */
export async function clearedBarriersOf(initiativeId: string): Promise<ClearedBarrier[]> {
  return sql()<ClearedBarrier[]>`
    select b.id, b.text, b.resolution, resolver.name as resolver, holder.name as holder,
      local_day(b.resolved_at)::text as on,
      local_day(b.resolved_at) - local_day(b.raised_at) as "daysOpen"
    from barriers b
      join members resolver on (resolver.school_id, resolver.id) = (b.school_id, b.resolved_by)
      left join members holder on (holder.school_id, holder.id) = (b.school_id, b.brought_to)
    where b.initiative_id = ${initiativeId} and b.resolved_at is not null
    order by b.resolved_at desc, b.id limit 10`
}

export type BarrierBrought = {
  id: string
  text: string
  raiser: string
  initials: string
  number: number
  title: string
  /** The local day on which it was raised. */
  on: string
  daysOpen: number
  inAll: number
}

/**
 * The open barriers that were brought to this member, on any initiative: the oldest fifty, and how
 * many more there are.
 */
export async function barriersBroughtTo({ memberId, school }: Acting) {
  const oldest = await sql()<BarrierBrought[]>`
    select b.id, b.text, raiser.name as raiser, raiser.initials, i.number, i.title,
      local_day(b.raised_at)::text as on,
      ${school.today}::text::date - local_day(b.raised_at) as "daysOpen",
      count(*) over ()::int as "inAll"
    from barriers b
      join initiatives i on (i.school_id, i.id) = (b.school_id, b.initiative_id)
      join members raiser on (raiser.school_id, raiser.id) = (b.school_id, b.raised_by)
    where b.brought_to = ${memberId} and b.resolved_at is null
    order by b.raised_at, b.id limit 50`
  return firstOf(oldest)
}

// A sponsor who has left moves nothing any more: the barrier then waits to be brought to someone.
async function sponsorHere(sponsorId: string | null) {
  if (!sponsorId) return null
  const [sponsor] = await db()
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.id, sponsorId), isNull(members.leftOn)))
  return sponsor?.id ?? null
}

const notYours =
  'A barrier is moved by the one who raised it, the one who has it, those who lead, or the sponsor.'
