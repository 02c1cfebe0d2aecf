import { and, eq, isNull, ne, sql as expression } from 'drizzle-orm'
import { alliances, allyAsks, members } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { guestsOnlyRead, may } from '../acting'
import type { Acting } from '../acting'
import { ensureCanTakePart } from './eligibility'
import { recordAct } from '../ledger'
import { conflict, ensure, found } from '../refusal'
import { withdrawnBecause } from '../withdrawn'

/**
 * A student asks an adult to be their ally: one ally for all that they lead. Nothing is said of it
 * until the adult says yes; an ally they have stays until then, and who was asked before is asked
 * no longer, or anew in other words. Refuses others than students who take part (forbidden), and
 * as an ally themselves,
 * students and guests (conflict); people of elsewhere are missing.
 */
export async function askAlly(
  acting: Acting,
  { ally, note = '' }: { ally: string; note?: string },
) {
  const { memberId: studentId } = acting
  ensure(may.chooseAlly(acting, studentId), 'A student who takes part here chooses an adult ally.')
  await lock(studentId)
  await ensureAdult(ally)
  const [open, standing] = [await openAskOf(studentId), await standingOf(studentId)]
  if (standing?.memberId === ally) conflict('They are your adult ally already.', 'ally')
  if (open?.memberId === ally && open.note === note) return
  if (open) await answerOnce(open.id, { answer: 'withdrawn', answerReason: '' })
  await db().insert(allyAsks).values({ studentId, memberId: ally, note })
}

/**
 * Answers whether one would be a student's adult ally, with a line if one likes: a yes makes one
 * their ally from this moment, in place of who was before. Guests may not (forbidden); missing for
 * who was not asked, or is asked no longer.
 */
export async function answerAlly(
  acting: Acting,
  studentId: string,
  { yes, line }: { yes: boolean; line: string },
) {
  ensure(may.takePart(acting), guestsOnlyRead)
  const { name } = await lock(studentId)
  const open = await openAskOf(studentId)
  const own = found(open?.memberId === acting.memberId ? open : undefined, notAsked)
  await answerOnce(own.id, { answer: yes ? 'accepted' : 'declined', answerReason: line })
  if (!yes) return
  await endStanding(studentId, { because: 'another', by: studentId })
  await db().insert(alliances).values({ askId: own.id, studentId, memberId: acting.memberId })
  await recordAct(acting, { kind: 'supported', text: `Became the adult ally of ${name}` })
}

/**
 * Takes back what a student asked and nobody has answered yet. Only theirs to take back
 * (forbidden); missing when nothing is asked.
 */
export async function withdrawAllyAsk(acting: Acting, studentId: string) {
  ensure(may.chooseAlly(acting, studentId), 'Only who asked takes it back.')
  await lock(studentId)
  await answerOnce(found(await openAskOf(studentId), notAsked).id, {
    answer: 'withdrawn',
    answerReason: '',
  })
}

/**
 * Ends an alliance at this moment, by either of the two (else forbidden); missing where there is
 * none.
 */
export async function endAlliance(acting: Acting, studentId: string) {
  await lock(studentId)
  const standing = found(await standingOf(studentId), 'There is no adult ally any more.')
  ensure(
    may.endAlliance(acting, { studentId, ...standing }),
    'It is ended by the student or by their ally.',
  )
  await endStanding(studentId, { because: 'ended', by: acting.memberId })
}

/**
 * Ends what can be no longer when a member leaves, or is a student, an adult or a guest from now
 * on. Call it once that is written.
 */
export async function endUnfitAlliances(memberId: string) {
  await sql()`
    update alliances
    set ended_at = skein_now(), ended_because = 'gone'
    where ${memberId} in (student_id, member_id)
      and ended_at is null
      and not may_be_allied(school_id, student_id, member_id)`
  await sql()`
    update ally_asks
    set answer = 'withdrawn', answered_at = skein_now()
    where ${memberId} in (student_id, member_id)
      and answer is null
      and not may_be_allied(school_id, student_id, member_id)`
}

/** Withdraws what a member was asked as an ally and has not answered, with the reason. */
export async function withdrawAsksToAlly(memberId: string, answerReason: string) {
  await db()
    .update(allyAsks)
    .set(withdrawnBecause(answerReason))
    .where(and(eq(allyAsks.memberId, memberId), isNull(allyAsks.answer)))
}

const notAsked = 'You are not asked this now.'

// The one who asks, answers or ends waits here for the others.
async function lock(studentId: string) {
  const [student] = await db()
    .select({ name: members.name })
    .from(members)
    .where(and(eq(members.id, studentId), isNull(members.leftOn)))
    .for('update')
  return found(student)
}

async function ensureAdult(memberId: string) {
  await ensureCanTakePart([memberId])
  const [adult] = await db()
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.id, memberId), ne(members.position, 'student')))
  if (!adult) conflict('An ally is an adult. Please choose someone else.', 'ally')
}

async function openAskOf(studentId: string) {
  const open = and(eq(allyAsks.studentId, studentId), isNull(allyAsks.answer))
  const [row] = await db()
    .select({ id: allyAsks.id, memberId: allyAsks.memberId, note: allyAsks.note })
    .from(allyAsks)
    .where(open)
  return row
}

const standingOne = (studentId: string) =>
  and(eq(alliances.studentId, studentId), isNull(alliances.endedAt))

async function standingOf(studentId: string) {
  const [row] = await db()
    .select({ memberId: alliances.memberId })
    .from(alliances)
    .where(standingOne(studentId))
  return row
}

async function endStanding(
  studentId: string,
  { because, by }: { because: 'ended' | 'another'; by: string },
) {
  const ended = { endedAt: expression`skein_now()`, endedBecause: because, endedBy: by }
  await db().update(alliances).set(ended).where(standingOne(studentId))
}

async function answerOnce(
  id: string,
  said: { answer: 'accepted' | 'declined' | 'withdrawn'; answerReason: string },
) {
  await db()
    .update(allyAsks)
    .set({ ...said, answeredAt: expression`skein_now()` })
    .where(eq(allyAsks.id, id))
}
