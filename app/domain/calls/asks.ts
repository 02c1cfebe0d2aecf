import { and, eq, or } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import { asks } from '../../../db/schema'
import { db } from '../../../db/school'
import type { CallRole } from '../../vocabulary'
import { callVerbs } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'
import { ensureCanTakePart } from '../members/eligibility'
import { conflict, ensure, found } from '../refusal'
import { roleOf, seat } from '../turns/assignment'
import { lockedInitiative, lockedToTakePart } from '../initiatives/state'
import type { InitiativeState } from '../initiatives/state'
import { told } from '../ledger'

export type Asked = typeof asks.$inferSelect

/**
 * Asks someone by name: would you lead this? It waits on their Home; the ledger says that someone
 * was asked, never who. For the team, the sponsor and administrators (else forbidden). Refuses
 * (conflict) oneself, who is there in that role or planned to lead, a second ask, and a lead no
 * seat is free for.
 */
export async function ask(
  acting: Acting,
  number: number,
  { to, role, note = '' }: { to: string; role: CallRole; note?: string },
) {
  const at = await lockedInitiative(number)
  ensure(may.ask(acting, at), 'Those who lead, follow or sponsor this can ask someone.')
  if (at.stage === 'stopped') conflict('This initiative has stopped; its history stays as it is.')
  await ensureCanBeAsked(acting, at, { to, role })
  const values = {
    initiativeId: at.id,
    memberId: to,
    role,
    note,
    askedBy: acting.memberId,
    askedAt: at.moment,
  }
  await withRules(
    { asks_one_open_per_role: 'They have been asked already, and have not answered yet.' },
    conflict,
    async () => db().insert(asks).values(values),
  )
  await told(acting, at, {
    kind: 'called',
    text: `Asked a colleague to ${callVerbs[role]} ${at.title}`,
  })
}

/**
 * Says yes to an ask: the turn begins now, a lead in a free seat. Only for the one who was asked
 * (else missing); answered already, or no seat, is a conflict.
 */
export async function acceptAsk(acting: Acting, number: number, id: string) {
  const at = await lockedToTakePart(acting, number)
  const asked = await openAskOf(acting, at, id)
  found(asked.memberId === acting.memberId || undefined)
  if (asked.callId)
    conflict('This asks you to answer a call. Please make an offer, and say how ready you are.')
  const { turnId } = await seat(acting, at, {
    memberId: acting.memberId,
    role: roleOf(asked.role),
    how: 'asked',
    opensSeats: asked.role === 'co-lead',
    reason: '',
  })
  if (roleOf(asked.role) !== 'lead')
    await db()
      .update(asks)
      .set({ answer: 'accepted', answeredAt: at.moment, turnId })
      .where(eq(asks.id, id))
}

/**
 * Says no to an ask, with a line if one likes, or takes one back that one made: no turn changes,
 * and no ledger tells. Else missing; once (conflict).
 */
export async function declineAsk(
  acting: Acting,
  number: number,
  { id, reason = '' }: { id: string; reason?: string },
) {
  const at = await lockedToTakePart(acting, number)
  const { memberId } = await openAskOf(acting, at, id)
  const answer = memberId === acting.memberId ? ('declined' as const) : ('withdrawn' as const)
  await db()
    .update(asks)
    .set({ answer, answerReason: reason, answeredAt: at.moment })
    .where(eq(asks.id, id))
  return answer
}

/**
 * An ask that this member was asked, or made, and that waits for an answer; else missing, or a
 * conflict once it is answered.
 */
export async function openAskOf(
  { memberId }: Acting,
  at: Pick<InitiativeState, 'id'>,
  id: string,
): Promise<Asked> {
  const mine = or(eq(asks.memberId, memberId), eq(asks.askedBy, memberId))
  const [asked] = await db()
    .select()
    .from(asks)
    .where(and(eq(asks.id, id), eq(asks.initiativeId, at.id), mine))
  if (found(asked).answer) conflict('This has been answered already.')
  return found(asked)
}

async function ensureCanBeAsked(
  acting: Acting,
  at: InitiativeState,
  { to, role }: { to: string; role: CallRole },
) {
  if (to === acting.memberId)
    conflict('You can take it yourself, or offer; there is no need to ask.')
  await ensureCanTakePart([to])
  if (at.leads.includes(to)) conflict('They lead this already.')
  if (roleOf(role) === 'lead' && at.comingLeads.includes(to))
    conflict('They are planned to lead this already.')
  if (at.held.some((turn) => turn.memberId === to && turn.role === role))
    conflict(`They ${role} this already.`)
  if (role === 'lead' && !at.freeSeats.length)
    conflict('Others lead this now. Someone who leads can hand over; or ask for a co-lead.')
  if (role === 'co-lead' && !at.freeSeats.length && !may.assignLead(acting, at))
    conflict(
      'No seat for a co-lead is free. A lead, the sponsor or an administrator can ask for one more.',
    )
}
