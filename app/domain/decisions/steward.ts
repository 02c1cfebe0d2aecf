import { eq } from 'drizzle-orm'
import { decisions } from '../../../db/schema'
import { db } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import { ensureHere } from '../members/eligibility'
import { lockedDecision, toldDecision } from './state'
import { conflict, ensure } from '../refusal'

/**
 * Passes a decision that is not settled yet to another member, who sees it through from now on; who
 * proposed it stays written. For the one who steers it (else forbidden). Refuses someone who has
 * left as missing; guests, and the one who sees it through already, as conflicts.
 */
export async function passDecisionOn(acting: Acting, number: number, to: string) {
  const at = await lockedDecision(number)
  ensure(may.steer(acting, at), 'It is passed on by the person responsible, or an administrator.')
  if (at.state === 'decided') conflict('This is decided. There is nothing left to see through.')
  const name = await ensureHere(to)
  if (to === (at.keeperId ?? at.proposerId)) conflict(`${name} sees it through already.`, 'to')
  await db().update(decisions).set({ keeperId: to }).where(eq(decisions.id, at.id))
  await toldDecision(acting, at, { kind: 'handed over', did: `Passed on, to ${name},` })
}
