import { eq } from 'drizzle-orm'
import { initiatives, stageMoves } from '../../db/schema'
import { db, written } from '../../db/school'
import type { Stage } from '../words'
import { may } from './access'
import type { Acting } from './access'
import { ensure, found } from './refusal'

type Move = { stage: Stage; reason?: string; before?: number }

/**
 * Moves an initiative to a stage, above the card `before` or to the column's end, and keeps the move with who, when and why.
 * Moving to where it stands already changes nothing of its history. Refuses guests (forbidden) and unknown numbers (missing).
 */
export async function moveInitiative(acting: Acting, number: number, { stage, reason = '', before }: Move) {
  ensure(may.moveInitiative(acting), 'Guests look on; ask an administrator to make you a member.')
  const { id, title, stage: fromStage } = await locked(number)
  if (stage === fromStage && before === undefined) return { title, stage }
  await db().update(initiatives).set({ stage, place: await placeIn(stage, { id, before }) }).where(eq(initiatives.id, id))
  if (stage !== fromStage) await db().insert(stageMoves).values({ initiativeId: id, fromStage, toStage: stage, movedBy: acting.memberId, reason })
  return { title, stage }
}

/** The name and the stage of an initiative, for the page that moves it. */
export async function stageOf(number: number) {
  const [row] = await written()<{ title: string; stage: Stage }[]>`select title, stage from initiatives where number = ${number}`
  return found(row)
}

async function locked(number: number) {
  const [row] = await written()<{ id: string; title: string; stage: Stage }[]>`select id, title, stage from initiatives where number = ${number} for update`
  return found(row)
}

// Between two neighbours there is always a place: half-way. A neighbour that has gone meanwhile means the end of the column.
async function placeIn(stage: Stage, { id, before }: { id: string; before: number | undefined }) {
  const others = await written()<{ number: number; place: number }[]>`
    select number, place from initiatives where stage = ${stage} and id <> ${id} order by place, number`
  const at = others.findIndex(({ number }) => number === before)
  if (at < 0) return (others.at(-1)?.place ?? 0) + 1
  const next = others[at]?.place ?? 0
  return at === 0 ? next - 1 : ((others[at - 1]?.place ?? 0) + next) / 2
}
