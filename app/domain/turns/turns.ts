import { and, eq, isNull } from 'drizzle-orm'
import { handOvers, initiatives } from '../../../db/schema'
import { db } from '../../../db/school'
import type { CameAbout } from '../../vocabulary'
import { guestsOnlyRead, may } from '../acting'
import type { Acting } from '../acting'
import { told } from '../ledger'
import { conflict, ensure } from '../refusal'
import { recordShared } from './reflections'
import { lockedInitiative } from '../initiatives/state'
import type { InitiativeState } from '../initiatives/state'
import { begin, end, leadFreeSeat } from './begin-and-end'

/**
 * Begins to follow, from this moment. A shadow becomes a follower; a lead is told to step back or
 * hand over instead (conflict). Guests may not (forbidden).
 */
export async function follow(acting: Acting, number: number, { reason = '' } = {}) {
  return join(acting, number, { role: 'follow', reason })
}

/** Begins to shadow the lead, from this moment; refuses as `follow` does. */
export async function shadow(acting: Acting, number: number, { reason = '' } = {}) {
  return join(acting, number, { role: 'shadow', reason })
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
  const at = await lockedInitiative(number)
  ensure(may.takePart(acting), guestsOnlyRead)
  const turnId = await leadFreeSeat(acting, at, { memberId: acting.memberId, cameAbout, reason })
  await told(acting, at, { kind: 'led', text: `Took the lead of ${at.title}`, turnId })
}

/**
 * Opens one more seat for a co-lead, up to three; anyone may then take it. For leads, the sponsor
 * and administrators (else forbidden); a fourth, and one of what has stopped, are conflicts.
 */
export async function addSeat(acting: Acting, number: number) {
  const at = await lockedInitiative(number)
  ensure(
    may.assignLead(acting, at),
    'A seat for a co-lead is opened by a lead, the sponsor or an administrator.',
  )
  if (at.stage === 'stopped') conflict('This initiative has stopped; its history stays as it is.')
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
  const at = await lockedInitiative(number)
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
  const at = await lockedInitiative(number)
  ensure(may.takePart(acting), guestsOnlyRead)
  refuseLead(at, acting.memberId)
  if (!at.roster.includes(acting.memberId)) conflict('You do not follow or shadow this now.')
  await endReflecting(acting, at, { reason, reflection, shared, leaves: true })
}

const verbs = { follow: 'followed', shadow: 'shadowed' } as const

async function join(
  acting: Acting,
  number: number,
  { role, reason }: { role: 'follow' | 'shadow'; reason: string },
) {
  const at = await lockedInitiative(number)
  ensure(may.takePart(acting), guestsOnlyRead)
  refuseLead(at, acting.memberId)
  if (at.held.some((turn) => turn.memberId === acting.memberId && turn.role === role))
    conflict(`You ${role} this already.`)
  const endedId = await end(at, acting.memberId)
  const turnId = await begin(acting, at, {
    memberId: acting.memberId,
    role,
    cameAbout: 'offered',
    reason,
  })
  await told(acting, at, { kind: verbs[role], text: `Began to ${role} ${at.title}`, turnId })
  return { endedId }
}

function refuseLead(at: InitiativeState, memberId: string) {
  if (at.leads.includes(memberId))
    conflict('You lead this. Step back, or hand over the lead, so that everyone knows.')
}

async function endReflecting(
  acting: Acting,
  at: InitiativeState,
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

async function withdrawHandOvers(at: InitiativeState, turnId: string | undefined) {
  if (!turnId) return
  await db()
    .update(handOvers)
    .set({ answer: 'withdrawn', answeredAt: at.moment })
    .where(and(eq(handOvers.turnId, turnId), isNull(handOvers.answer)))
}
