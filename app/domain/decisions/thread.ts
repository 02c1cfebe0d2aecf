import { and, eq, isNotNull } from 'drizzle-orm'
import { answers, responses, threadEntries } from '../../../db/schema'
import { db } from '../../../db/school'
import type { EntryKind } from '../../vocabulary/decisions'
import { may } from '../acting'
import type { Acting } from '../acting'
import { threadOf } from './entries'
import { ensureSaid, ensureSame } from './word-changes'
import { decisionStanding, lockedDecision, toldDecision } from './state'
import { isLedByOne, isRevealed } from './methods'
import { conflict, ensure, found } from '../refusal'

const deeds: Record<EntryKind, string> = {
  contribution: 'Contributed to',
  view: 'Offered a view on',
  criticism: 'Criticized',
}

/**
 * Adds a contribution, a view or a criticism to the thread; criticism and questions stand open
 * until answered. Refuses guests who are not invited (forbidden), a draft and what is settled
 * (conflict).
 */
export async function speakUp(
  acting: Acting,
  number: number,
  { kind, body, isQuestion }: { kind: EntryKind; body: string; isQuestion: boolean },
) {
  const at = await decisionStanding(number)
  ensure(may.joinThread(acting, at), 'Guests speak where they are invited.')
  if (at.state === 'draft') conflict('This is a draft still. Its thread begins when it is opened.')
  if (at.state === 'decided')
    conflict('This is settled. Please speak at its review, or propose anew.')
  await db().insert(threadEntries).values({
    decisionId: at.id,
    version: at.version,
    kind,
    body,
    isQuestion,
    writtenBy: acting.memberId,
  })
  await toldDecision(acting, at, {
    kind: 'spoke up',
    did: isQuestion ? 'Asked about' : deeds[kind],
  })
}

/**
 * Answers a question or a criticism; someone else than its writer does. Refuses guests who are not
 * invited (forbidden), own entries (conflict), and words that are not those its page showed, which
 * `said` marks (conflict).
 */
export async function answerEntry(
  acting: Acting,
  number: number,
  { entry, body, said }: { entry: string; body: string; said?: string },
) {
  const at = await decisionStanding(number)
  ensure(may.joinThread(acting, at), 'Guests speak where they are invited.')
  const asked = found((await threadOf(at.id)).find(({ id }) => id === entry))
  if (asked.memberId === acting.memberId)
    conflict('Someone else answers this; add to it by a new entry.')
  if (said !== undefined) ensureSame(asked, said)
  await db()
    .insert(answers)
    .values({ decisionId: at.id, entryId: entry, body, writtenBy: acting.memberId })
  await toldDecision(acting, at, { kind: 'answered', did: 'Answered in' })
}

/**
 * Says what was done with what a response asks for: a serious disagreement, a piece of advice, an
 * input. For the one who settles the decision (else forbidden); a response that no longer says what
 * its page showed, which `said` marks, is a conflict.
 */
export async function answerResponse(
  acting: Acting,
  number: number,
  { response, body, said: read }: { response: string; body: string; said?: string },
) {
  const at = await lockedDecision(number)
  ensure(
    may.settle(acting, at, { isLed: isLedByOne(at.rules) }),
    'This is answered by those who decide.',
  )
  if (at.state === 'decided') conflict('This is settled; nothing is added to it any more.')
  const isIt = and(eq(responses.id, response), eq(responses.decisionId, at.id))
  const [said] = await db()
    .select({ id: responses.id, round: responses.round })
    .from(responses)
    .where(and(isIt, isNotNull(responses.choice)))
  const { id, round } = found(said)
  if (round === at.round && !isRevealed(at.rules, at.state))
    conflict('What people said is shown at the close; it is answered then.')
  if (read !== undefined) await ensureSaid(id, read)
  await db()
    .insert(answers)
    .values({ decisionId: at.id, responseId: id, body, writtenBy: acting.memberId })
  await toldDecision(acting, at, { kind: 'answered', did: 'Answered a response to' })
}
