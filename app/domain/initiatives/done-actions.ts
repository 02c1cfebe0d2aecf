import { and, eq } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import { actions } from '../../../db/schema'
import { db } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import { takenBack } from '../ledger'
import { conflict, ensure, found } from '../refusal'
import { lockedInitiative } from './state'

/** Who takes back that an action is done, for someone who may not. */
export const onlyWhoSaidSo = 'That it is done is taken back by the person who said so.'

/** The line that the ledger keeps of an action that is done; of another's press it says whose. */
export function doneLine({ memberId, name }: Acting, action: { ownerId: string; text: string }) {
  return `Did: ${action.text}${action.ownerId === memberId ? '' : ` (as ${name} says)`}`
}

/**
 * An action that is done, by its id in this initiative. Missing when there is none; one that is
 * open, or was dropped, is a conflict.
 */
export async function doneAction(initiativeId: string, id: string) {
  const [action] = await db()
    .select()
    .from(actions)
    .where(and(eq(actions.id, id), eq(actions.initiativeId, initiativeId)))
  if (found(action).outcome === 'dropped') conflict('This action was dropped already.')
  if (!action?.outcome) conflict('This action is open already.')
  return found(action)
}

/**
 * Takes back, within an hour, that an action is done: it is open again, and the ledger's line is
 * corrected. For the person who said so (else forbidden); later, and where the initiative has
 * stopped, a conflict.
 */
export async function reopenAction(acting: Acting, number: number, id: string) {
  const at = await lockedInitiative(number)
  if (at.stage === 'stopped') conflict('This initiative has stopped; its history stays as it is.')
  const action = await doneAction(at.id, id)
  ensure(may.reopenAction(acting, action), onlyWhoSaidSo)
  await withRules({ actions_kept: tooLate }, conflict, () =>
    db()
      .update(actions)
      .set({ outcome: null, endedBy: null, endedAt: null })
      .where(eq(actions.id, id)),
  )
  const { ownerId: memberId, text } = action
  await takenBack(acting, at, {
    line: { kind: 'finished an action', memberId, text: doneLine(acting, action) },
    instead: `Not done yet: ${text}`,
  })
}

const tooLate = 'It was done more than an hour ago, and stays so. Add an action for what is left.'
