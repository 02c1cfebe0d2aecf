import { and, eq, ne, sql as expression } from 'drizzle-orm'
import { initiatives, learningAnswers } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import { recordAct } from '../ledger'
import { conflict, ensure, found } from '../refusal'
import { lockedInitiative } from './state'

/**
 * Writes a line of what one would answer to the learning question of an initiative so far; it keeps
 * the question as it is asked now. For those who lead, follow, shadow or sponsor it and
 * administrators (else forbidden); a conflict where nothing is asked.
 */
export async function answerLearning(
  acting: Acting,
  number: number,
  { text: body }: { text: string },
) {
  const at = await lockedInitiative(number)
  ensure(may.writeUpdate(acting, at), learnersAnswer)
  const question = await questionOf(at.id)
  if (!question)
    conflict('No learning question is asked here. It can be written by editing the initiative.')
  await db()
    .insert(learningAnswers)
    .values({ initiativeId: at.id, question, body, writtenBy: acting.memberId })
  await recordAct(acting, {
    kind: 'reflected',
    text: `Answered the learning question of ${at.title}`,
    initiativeId: at.id,
  })
}

/**
 * Writes an answer of one's own better; it keeps its day. Refuses others than its author
 * (forbidden), and what is not here (missing).
 */
export async function editLearning(
  acting: Acting,
  number: number,
  { which, text: body }: { which: string; text: string },
) {
  const at = await lockedInitiative(number)
  const own = await ownLearning(acting, at, which)
  if (own.text === body) return
  await db()
    .update(learningAnswers)
    .set({ body, editedAt: expression`skein_now()` })
    .where(eq(learningAnswers.id, which))
}

/** An answer that its author may edit; refuses as `editLearning` does. */
export async function ownLearning(acting: Acting, at: { id: string }, which: string) {
  const here = and(eq(learningAnswers.id, which), eq(learningAnswers.initiativeId, at.id))
  const [row] = await db()
    .select({ text: learningAnswers.body, memberId: learningAnswers.writtenBy })
    .from(learningAnswers)
    .where(here)
  ensure(may.correctUpdate(acting, found(row)), 'An answer is edited by the one who wrote it.')
  return found(row)
}

/** `question` is said where another is asked by now. */
export type LearningShown = {
  id: string
  memberId: string
  name: string
  text: string
  on: string
  isEdited: boolean
  question: string | null
  isMine: boolean
}

/** What was answered to the learning question so far, newest first, in local days of the school. */
export async function learningOf(
  { memberId }: Acting,
  initiativeId: string,
): Promise<LearningShown[]> {
  return [
    ...(await sql()<LearningShown[]>`
    select a.id, m.id as "memberId", m.name, a.body as text, local_day(a.written_at)::text as on,
      a.edited_at is not null as "isEdited", nullif(a.question, i.learning_question) as question,
      m.id = ${memberId} as "isMine"
    from learning_answers a
      join members m on (m.school_id, m.id) = (a.school_id, a.written_by)
      join initiatives i on (i.school_id, i.id) = (a.school_id, a.initiative_id)
    where a.initiative_id = ${initiativeId}
    order by a.written_at desc, a.id`),
  ]
}

/** What an initiative must learn, as it is asked now; nothing where its work is technical alone. */
export async function questionOf(initiativeId: string) {
  const [row] = await db()
    .select({ question: initiatives.learningQuestion })
    .from(initiatives)
    .where(and(eq(initiatives.id, initiativeId), ne(initiatives.challenge, 'technical')))
  return row?.question ?? ''
}

export const learnersAnswer =
  'It is answered by those who lead, follow, shadow or sponsor this, or by an administrator.'
