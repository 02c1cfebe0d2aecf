import { and, eq, isNotNull } from 'drizzle-orm'
import { objections, responses, stepsOfObjections } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { ObjectionStep } from '../../vocabulary/decisions'
import { may } from '../acting'
import type { Acting } from '../acting'
import { ensureRunning, lockedDecision, toldDecision } from './state'
import type { DecisionStanding } from './state'
import { isRevealed } from './methods'
import { conflict, ensure, found } from '../refusal'

export type Own = DecisionStanding['objections'][number]
type Actor = { memberId: string; school: { today: string } }

// Against the version that stands. One stays open a person and decision.
async function raise(actor: Actor, at: DecisionStanding, reason: string) {
  const [raised] = await db()
    .insert(objections)
    .values({ decisionId: at.id, memberId: actor.memberId, version: at.version, reason })
    .returning({ id: objections.id })
  await step(actor, at, { id: found(raised).id, did: 'raised', line: reason })
  await toldDecision(actor, at, { kind: 'objected', did: 'Objected to' })
}

/**
 * What a response says about the responder's own objection: a new one, one that is not met yet, one
 * that is now integrated, or withdrawn. A consent that ends one leaves no line but its own reason:
 * nobody is said to have confirmed what they did not.
 */
export async function followObjection(
  acting: Actor,
  at: DecisionStanding,
  { objects, reason }: { objects: boolean; reason: string },
) {
  const own = at.objections.find(
    ({ memberId, state }) =>
      memberId === acting.memberId && (state === 'open' || state === 'stands'),
  )
  if (objects) return own ? sayNotYet(acting, at, { own, line: reason }) : raise(acting, at, reason)
  if (!own) return
  if (own.offeredVersion)
    return integrate(acting, at, {
      own,
      line: '',
      did: 'Ended an objection by consenting to',
    })
  await settle(acting, at, { own, state: 'withdrawn', line: reason })
}

/**
 * Does what the responses of this round say about objections, each in its objector's name, where
 * the method held them back until now. A round that gives way before its close brings its
 * objections with it, and settles none: what was consented to no longer stands.
 */
export async function followHeld(
  at: DecisionStanding,
  { today, isClosed }: { today: string; isClosed: boolean },
) {
  if (isRevealed(at.rules, 'open')) return
  const ofRound = and(eq(responses.decisionId, at.id), eq(responses.round, at.round))
  const said = await db()
    .select({
      memberId: responses.memberId,
      choice: responses.choice,
      reason: responses.reason,
    })
    .from(responses)
    .where(and(ofRound, isClosed ? isNotNull(responses.choice) : eq(responses.choice, 'objects')))
    .orderBy(responses.id)
  for (const { memberId, choice, reason } of said)
    await followObjection({ memberId, school: { today } }, at, {
      objects: choice === 'objects',
      reason,
    })
}

/**
 * The objector confirms that the version offered integrates the objection. For the objector alone
 * (else forbidden).
 */
export async function confirmIntegration(acting: Acting, number: number, id: string) {
  const { at, own } = await ownObjection(acting, number, id)
  if (!own.offeredVersion) conflict('No version has been offered as its integration yet.')
  await integrate(acting, at, {
    own,
    line: `Version ${own.offeredVersion} meets it.`,
    did: 'Confirmed that an objection is worked into',
  })
}

/**
 * The objector says that the version offered does not meet the objection yet, and in a line why. It
 * stays open.
 */
export async function denyIntegration(
  acting: Acting,
  number: number,
  { objection, line }: { objection: string; line: string },
) {
  const { at, own } = await ownObjection(acting, number, objection)
  if (!own.offeredVersion) conflict('No version has been offered as its integration yet.')
  await sayNotYet(acting, at, { own, line })
  await toldDecision(acting, at, { kind: 'objected', did: 'Kept an objection to' })
}

/** The objector withdraws the objection, with a line. For the objector alone (else forbidden). */
export async function withdrawObjection(
  acting: Acting,
  number: number,
  { objection, line }: { objection: string; line: string },
) {
  const { at, own } = await ownObjection(acting, number, objection)
  await settle(acting, at, { own, state: 'withdrawn', line })
  await toldDecision(acting, at, { kind: 'responded', did: 'Withdrew an objection to' })
}

/**
 * What each objection of a decision says, by its id: in the words that its objector put it in last.
 */
export async function wordsOfObjections({ id }: Pick<DecisionStanding, 'id'>) {
  const said = await sql()<{ id: string; words: string }[]>`
    select o.id,
      coalesce(
        (
          select s.line
          from objection_steps s
          where (s.school_id, s.objection_id) = (o.school_id, o.id)
            and s.step = 'not yet'
            and s.line <> ''
          order by s.taken_at desc, s.id desc limit 1
        ),
        o.reason
      ) as words
    from objections o
    where o.decision_id = ${id}`
  return new Map(said.map((one) => [one.id, one.words]))
}

/**
 * Offers a new version as the integration of these open objections; each waits for its objector.
 * Unknown ones are missing.
 */
export async function offerIntegration(
  acting: Acting,
  at: DecisionStanding,
  { ids, version, line }: { ids: string[]; version: number; line: string },
) {
  for (const id of ids) {
    const own = openIn(at, id)
    await db()
      .update(objections)
      .set({ offeredVersion: version, state: 'open' })
      .where(eq(objections.id, own.id))
    await step(acting, { ...at, version }, { id: own.id, did: 'integration offered', line })
  }
}

async function ownObjection(acting: Acting, number: number, id: string) {
  const at = await lockedDecision(number)
  const own = found(at.objections.find((one) => one.id === id))
  ensure(
    may.takePart(acting) && own.memberId === acting.memberId,
    'Only the one who raised an objection says what became of it.',
  )
  ensureRunning(at)
  return { at, own: openIn(at, id) }
}

export function openIn(at: DecisionStanding, id: string): Own {
  const own = found(at.objections.find((one) => one.id === id))
  return own.state === 'open' || own.state === 'stands'
    ? own
    : conflict('This objection is settled already.')
}

async function integrate(
  acting: Actor,
  at: DecisionStanding,
  { own, line, did }: { own: Own; line: string; did: string },
) {
  await db()
    .update(objections)
    .set({ state: 'integrated', integratedVersion: own.offeredVersion, offeredVersion: null })
    .where(eq(objections.id, own.id))
  await step(acting, at, { id: own.id, did: 'integrated', line })
  await toldDecision(acting, at, { kind: 'integrated', did })
}

async function settle(
  acting: Actor,
  at: DecisionStanding,
  { own, state, line }: { own: Own; state: 'withdrawn'; line: string },
) {
  await db()
    .update(objections)
    .set({ state, offeredVersion: null })
    .where(eq(objections.id, own.id))
  await step(acting, at, { id: own.id, did: state, line })
}

async function sayNotYet(
  acting: Actor,
  at: DecisionStanding,
  { own, line }: { own: Own; line: string },
) {
  await db().update(objections).set({ offeredVersion: null }).where(eq(objections.id, own.id))
  await step(acting, at, { id: own.id, did: 'not yet', line })
}

export async function step(
  actor: Actor,
  at: Pick<DecisionStanding, 'version'>,
  { id, did, line }: { id: string; did: ObjectionStep; line: string },
) {
  await db()
    .insert(stepsOfObjections)
    .values({ objectionId: id, step: did, version: at.version, line, takenBy: actor.memberId })
}
