import { eq } from 'drizzle-orm'
import { objections } from '../../../db/schema'
import { db } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import { ensureObjected } from './word-changes'
import { ensureRunning, lockedDecision, toldDecision } from './state'
import type { DecisionStanding } from './state'
import { ensure } from '../refusal'
import type { Own } from './objections'
import { openIn, step } from './objections'

/**
 * The round records that an objection stands. For the one who steers the decision (else forbidden);
 * consent can then not pass.
 */
export async function letStand(
  acting: Acting,
  number: number,
  { objection, line, said }: { objection: string; line: string; said?: string },
) {
  const at = await lockedDecision(number)
  ensure(
    may.steer(acting, at),
    'That an objection stands is recorded by the proposer, or an administrator.',
  )
  ensureRunning(at)
  const own = openIn(at, objection)
  if (said !== undefined) await ensureObjected(own.id, said)
  await stand(acting, at, { own, line })
  await toldDecision(acting, at, { kind: 'facilitated', did: 'Recorded a standing objection to' })
}

/**
 * Records every objection that is still open as standing: the decision ends without it being
 * resolved.
 */
export async function letAllStand(acting: Acting, at: DecisionStanding) {
  for (const own of at.objections.filter(({ state }) => state === 'open'))
    await stand(acting, at, { own, line: 'Unresolved when this was settled.' })
}

async function stand(
  acting: Acting,
  at: DecisionStanding,
  { own, line }: { own: Own; line: string },
) {
  await db()
    .update(objections)
    .set({ state: 'stands', offeredVersion: null })
    .where(eq(objections.id, own.id))
  await step(acting, at, { id: own.id, did: 'stands', line })
}
