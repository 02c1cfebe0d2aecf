import { and, eq } from 'drizzle-orm'
import { withRules } from '../../db/refusals'
import { offers } from '../../db/schema'
import { announce, db } from '../../db/school'
import type { Readiness } from '../words'
import { may } from './access'
import type { Acting } from './access'
import { conflict, ensure, found } from './refusal'
import { lockedStanding } from './standing'
import type { Standing } from './standing'
import { begin, end, leadFreeSeat, told } from './turns'

/** Leaves a standing offer to lead. Refuses guests (forbidden), those who lead, and a second open offer (conflict). */
export async function offer(acting: Acting, number: number, { readiness, note = '' }: { readiness: Readiness; note?: string }) {
  const at = await lockedStanding(number)
  ensure(may.takePart(acting), 'Guests look on; ask an administrator to make you a member.')
  if (at.leads.includes(acting.memberId)) conflict('You lead this already.')
  const values = { initiativeId: at.id, memberId: acting.memberId, readiness, note, offeredAt: at.moment }
  await withRules({ offers_one_open_per_member: 'Your offer stands already.' }, conflict, async () => db().insert(offers).values(values))
  await told(acting, at, { kind: 'offered', text: `Offered to lead ${at.title}` })
}

/**
 * Says yes to a standing offer: the member leads in a free seat, or shadows first if that was the offer, from this moment.
 * For leads, the sponsor and administrators (else forbidden); no free seat, or answered already, is a conflict.
 */
export async function acceptOffer(acting: Acting, number: number, id: string) {
  const at = await lockedStanding(number)
  ensure(may.assignLead(acting, at), 'Offers are answered by a lead, the sponsor or an administrator.')
  const given = await openOffer(at, id)
  const turnId = given.readiness === 'shadow first' ? await shadowFirst(acting, at, given) : await leadFreeSeat(acting, at, { memberId: given.memberId, cameAbout: 'offered', reason: given.note })
  const kind = given.readiness === 'shadow first' ? 'shadowed' : 'led'
  await told(acting, at, { kind, text: `${kind === 'led' ? 'Took the lead of' : 'Began to shadow'} ${at.title}, as offered`, memberId: given.memberId, turnId })
}

/** Declines an offer (a lead, the sponsor, an administrator) or withdraws it (the one who offered); no turn changes. */
export async function declineOffer(acting: Acting, number: number, { id, reason = '' }: { id: string; reason?: string }) {
  const at = await lockedStanding(number)
  const given = await openOffer(at, id)
  const own = given.memberId === acting.memberId
  ensure(own || may.assignLead(acting, at), 'Offers are answered by a lead, the sponsor or an administrator.')
  const answer = own ? ('withdrawn' as const) : ('declined' as const)
  await db().update(offers).set({ answer, answerReason: reason, answeredBy: acting.memberId, answeredAt: at.moment }).where(eq(offers.id, id))
  announce('initiatives')
}

// Taking a lead answers the offer by itself; shadowing first is answered here.
async function shadowFirst(acting: Acting, at: Standing, { id, memberId }: { id: string; memberId: string }) {
  if (at.leads.includes(memberId)) conflict('They lead this already.')
  await end(at, memberId)
  const turnId = await begin(acting, at, { memberId, role: 'shadow', cameAbout: 'offered' })
  await db().update(offers).set({ answer: 'accepted', answeredBy: acting.memberId, answeredAt: at.moment, turnId }).where(eq(offers.id, id))
  return turnId
}

async function openOffer(at: Standing, id: string) {
  const [given] = await db().select().from(offers).where(and(eq(offers.id, id), eq(offers.initiativeId, at.id)))
  if (found(given).answer) conflict('This offer has been answered already.')
  return found(given)
}
