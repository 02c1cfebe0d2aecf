import { and, eq, ne } from 'drizzle-orm'
import { initiatives, stageMoves } from '../../../db/schema'
import { db, sql } from '../../../db/school'
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

type Placing = { id: string; before: number | undefined }

// Between two neighbors there is a place: half-way. A number can be halved only so often: where no
// half is left between them, the column is numbered anew first. A neighbor that has gone meanwhile
// means the end of the column.
async function placeIn(stage: Stage, { id, before }: Placing) {
  const others = await othersIn(stage, id)
  const at = others.findIndex(({ number }) => number === before)
  if (at < 0) return (others.at(-1)?.place ?? 0) + 1
  const next = others[at]?.place ?? 0
  if (at === 0) return next - 1
  const last = others[at - 1]?.place ?? 0
  const half = (last + next) / 2
  if (last < half && half < next) return half
  await numberAnew(stage, id)
  return at + 0.5
}

function othersIn(stage: Stage, id: string) {
  return db()
    .select({ number: initiatives.number, place: initiatives.place })
    .from(initiatives)
    .where(and(eq(initiatives.stage, stage), ne(initiatives.id, id)))
    .orderBy(initiatives.place, initiatives.number)
}

// One, two, three: in the order in which they stand.
async function numberAnew(stage: Stage, id: string) {
  await sql()`
    update initiatives i
    set place = o.nth
    from (
      select id, row_number() over (order by place, number) as nth
      from initiatives
      where stage = ${stage} and id <> ${id}
    ) o
    where i.id = o.id`
}
