import { and, eq, ne } from 'drizzle-orm'
import { initiatives, stageMoves } from '../../../db/schema'
import { db } from '../../../db/school'
import type { Stage } from '../../vocabulary'
import { guestsOnlyRead, may } from '../acting'
import type { Acting } from '../acting'
import { ensure } from '../refusal'
import { lockedInitiative, initiativeState } from '../initiatives/state'
import type { InitiativeState } from '../initiatives/state'
import { movedBefore } from './moved-before'
import { endForStopping, ensureMayStop, lessonIn, tellOfStopping } from './stops'

type Move = { stage: Stage; reason?: string; before?: number }

/**
 * Moves an initiative to a stage, above the card `before` or to the column's end, and keeps the
 * move with who, when and why. Moving to where it stands already changes nothing of its history.
 * Stopping it is for its leads, its sponsor and administrators (else forbidden), asks for the
 * lesson (conflict), and ends what people hold and wait for there. Refuses guests (forbidden) and
 * unknown numbers (missing).
 */
export async function moveInitiative(
  acting: Acting,
  number: number,
  { stage, reason = '', before }: Move,
) {
  ensure(may.moveInitiative(acting), guestsOnlyRead)
  const at = await lockedInitiative(number)
  const { id, title, stage: fromStage } = at
  if (stage === fromStage && before === undefined) return { title, stage }
  const stops = stage === 'stopped' && fromStage !== 'stopped'
  if (stops) ensureMayStop(acting, at)
  const lesson = stops ? { lesson: lessonIn(reason) } : {}
  const ended = stops ? await endForStopping(acting, at) : []
  await db()
    .update(initiatives)
    .set({ stage, ...lesson, place: await placeIn(stage, { id, before }) })
    .where(eq(initiatives.id, id))
  if (stage !== fromStage) await keepMove(acting, at, { stage, reason })
  if (stops) await tellOfStopping(acting, at, { ended, lesson: reason })
  return { title, stage }
}

/**
 * The same, by someone who had the initiative before them at the stage `read`. Where it is at
 * another by now, or where they do not say which they read, nothing moves (conflict), and who moved
 * it is said: nobody undoes what they never saw. Two who move it at once wait for each other here.
 */
export async function moveAsRead(
  acting: Acting,
  number: number,
  { read, ...move }: Move & { read?: Stage | undefined },
) {
  ensure(may.moveInitiative(acting), guestsOnlyRead)
  const at = await lockedInitiative(number)
  if (read !== at.stage) throw await movedBefore(acting, at)
  return moveInitiative(acting, number, move)
}

/**
 * The name and the stage of an initiative, and whether this member may stop it, for the page that
 * moves it.
 */
export async function stageOf(acting: Acting, number: number) {
  const at = await initiativeState(number)
  return { title: at.title, stage: at.stage, mayStop: may.stopInitiative(acting, at) }
}

async function keepMove(
  { memberId }: Acting,
  { id, stage: fromStage, moment }: InitiativeState,
  { stage, reason }: Required<Omit<Move, 'before'>>,
) {
  await db().insert(stageMoves).values({
    initiativeId: id,
    fromStage,
    toStage: stage,
    movedBy: memberId,
    movedAt: moment,
    reason,
  })
}

// Between two neighbours there is always a place: half-way. A neighbour that has gone meanwhile
// means the end of the column.
async function placeIn(stage: Stage, { id, before }: { id: string; before: number | undefined }) {
  const others = await db()
    .select({ number: initiatives.number, place: initiatives.place })
    .from(initiatives)
    .where(and(eq(initiatives.stage, stage), ne(initiatives.id, id)))
    .orderBy(initiatives.place, initiatives.number)
  const at = others.findIndex(({ number }) => number === before)
  if (at < 0) return (others.at(-1)?.place ?? 0) + 1
  const next = others[at]?.place ?? 0
  return at === 0 ? next - 1 : ((others[at - 1]?.place ?? 0) + next) / 2
}
