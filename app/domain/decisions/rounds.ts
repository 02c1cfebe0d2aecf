import { and, desc, eq, sql as expression } from 'drizzle-orm'
import { rounds, speakers } from '../../../db/schema'
import { db } from '../../../db/school'
import { roundKinds } from '../../vocabulary/decisions'
import type { RoundKind, TurnToSpeak } from '../../vocabulary/decisions'
import { may } from '../acting'
import type { Acting } from '../acting'
import { ensureOpen, ensureRunning, lockedDecision, toldDecision } from './state'
import { conflict, ensure, found } from '../refusal'

/**
 * Begins a round aloud: everyone who is invited stands in it as not reached, in the order of their
 * names, beginning after the one who began the last one. Rounds keep their order (present,
 * clarifying questions, reactions, consent); one may be held again. For those invited, while it is
 * open for responses (else a conflict).
 */
export async function holdRound(acting: Acting, number: number, { kind }: { kind: RoundKind }) {
  const at = await lockedDecision(number)
  ensure(may.holdRound(acting, at), 'A round is held by someone who is invited.')
  ensureOpen(at)
  const last = await lastRound(at.id)
  if (roundKinds.indexOf(kind) > (last ? roundKinds.indexOf(last.kind) : -1) + 1)
    conflict('Rounds keep their order: present, clarifying questions, reactions, consent.')
  if (last && !last.endedAt)
    await db()
      .update(rounds)
      .set({ endedAt: expression`skein_now()` })
      .where(eq(rounds.id, last.id))
  const place = (last?.number ?? 0) + 1
  const [round] = await db()
    .insert(rounds)
    .values({ decisionId: at.id, number: place, kind, heldBy: acting.memberId })
    .returning({ id: rounds.id })
  const here = at.invited.filter(({ isGone }) => !isGone)
  const people = here.map((_, nth) => found(here[(nth + place - 1) % here.length]))
  await db()
    .insert(speakers)
    .values(
      people.map(({ memberId }, nth) => ({ roundId: found(round).id, memberId, place: nth + 1 })),
    )
  await toldDecision(acting, at, { kind: 'facilitated', did: `Held the round “${kind}” of` })
}

/**
 * Notes that someone spoke, passed, or was not reached after all. For oneself, or for the one who
 * holds the round or steers the decision.
 */
export async function noteSpeaker(
  acting: Acting,
  number: number,
  { member, turn }: { member: string; turn: TurnToSpeak },
) {
  const at = await lockedDecision(number)
  const last = found(await lastRound(at.id))
  ensure(
    isMine(acting, member) || may.leadRound(acting, at, last),
    'This is noted by the person who holds the round.',
  )
  ensureRunning(at)
  if (last.endedAt) conflict('This round has ended.')
  const [noted] = await db()
    .update(speakers)
    .set({ turn, notedAt: expression`skein_now()` })
    .where(and(eq(speakers.roundId, last.id), eq(speakers.memberId, member)))
    .returning({ id: speakers.id })
  found(noted)
}

const isMine = (acting: Acting, memberId: string) =>
  may.takePart(acting) && memberId === acting.memberId

/** Ends the round that is held; those who were not reached stay so, by name. */
export async function endRound(acting: Acting, number: number) {
  const at = await lockedDecision(number)
  const last = found(await lastRound(at.id))
  ensure(may.leadRound(acting, at, last), 'The round is ended by the person who holds it.')
  if (last.endedAt) conflict('This round has ended already.')
  await db()
    .update(rounds)
    .set({ endedAt: expression`skein_now()` })
    .where(eq(rounds.id, last.id))
}

async function lastRound(decisionId: string) {
  const [row] = await db()
    .select({
      id: rounds.id,
      number: rounds.number,
      kind: rounds.kind,
      heldBy: rounds.heldBy,
      endedAt: rounds.endedAt,
    })
    .from(rounds)
    .where(eq(rounds.decisionId, decisionId))
    .orderBy(desc(rounds.number))
    .limit(1)
  return row
}
