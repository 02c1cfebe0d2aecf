import { and, eq, isNull, sql as expression } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import { decisionParticipants, members, responseChanges, responses } from '../../../db/schema'
import { db } from '../../../db/school'
import type { Meaning, Voice } from '../../vocabulary/decisions'
import { reasonAsked } from '../../vocabulary/decision-methods'
import { may } from '../acting'
import type { Acting } from '../acting'
import { holdBallot } from './ballots'
import { decisionStanding, ensureOpen, lockedDecision, toldDecision } from './state'
import type { DecisionStanding } from './state'
import { isLedByOne, isRevealed, partAsked } from './methods'
import { followObjection, withdrawObjection } from './objections'
import { askEach } from './proposals'
import { conflict, ensure, found } from '../refusal'

type Said = { choice: Meaning; reason: string }

/**
 * Gives or changes the acting member's response in the round that is open; each change is kept, and
 * the same said again is none. An objection is raised, confirmed or withdrawn by it where responses
 * show as they come. Refuses those who are not asked as forbidden; a closed round, an option the
 * method does not have and a missing reason as conflicts. In a secret ballot no reason is asked,
 * and only that the person voted is written.
 */
export async function respond(acting: Acting, number: number, { choice, reason }: Said) {
  const at = await lockedDecision(number)
  const own = at.responses.find(({ memberId }) => memberId === acting.memberId)
  ensure(
    may.respond(acting, at, partAsked(at.rules)),
    'This was not put to you. You can still speak in its thread.',
  )
  ensureOpen(at)
  const option = at.rules.options.find(({ meaning }) => meaning === choice)
  if (!option)
    conflict('This decision has no such answer. Please choose one of those on its page.', 'choice')
  if (!at.rules.secret && option.reason && !reason) conflict(reasonAsked(option), 'reason')
  const response = found(own)
  if (at.rules.secret) await vote(acting, at, { response, choice })
  else await say(acting, at, { response, said: { choice, reason } })
  if (!response.isHeard) await toldDecision(acting, at, { kind: 'responded', did: respondedTo(at) })
}

// Each version, and each round of one, is answered once.
function respondedTo({ version, round }: DecisionStanding) {
  if (version > 1) return `Responded to version ${version} of`
  return round > 1 ? `Responded in round ${round} of` : 'Responded to'
}

type Response = DecisionStanding['responses'][number]

async function vote(
  acting: Acting,
  at: DecisionStanding,
  { response, choice }: { response: Response; choice: Meaning },
) {
  await holdBallot(at.id, { memberId: acting.memberId, vote: choice as 'yes' | 'no' | 'abstains' })
  if (!response.isHeard)
    await db().update(responses).set({ voted: true }).where(eq(responses.id, response.id))
}

async function say(
  acting: Acting,
  at: DecisionStanding,
  { response, said }: { response: Response; said: Said },
) {
  if (await isSaidAlready(response.id, said)) return
  await write(response.id, said)
  if (isRevealed(at.rules, 'open'))
    await followObjection(acting, at, { objects: said.choice === 'objects', reason: said.reason })
}

async function isSaidAlready(responseId: string, { choice, reason }: Said) {
  const isSame = and(eq(responses.choice, choice), eq(responses.reason, reason))
  const [same] = await db()
    .select({ id: responses.id })
    .from(responses)
    .where(and(eq(responses.id, responseId), isSame))
  return same !== undefined
}

async function write(responseId: string, { choice, reason }: Said) {
  await db()
    .update(responses)
    .set({ choice, reason, respondedAt: expression`skein_now()` })
    .where(eq(responses.id, responseId))
  await db().insert(responseChanges).values({ responseId, choice, reason })
}

/**
 * The objector withdraws the objection; where that was the response of the round that is open,
 * consent with the concern is left of it.
 */
export async function takeBackObjection(
  acting: Acting,
  number: number,
  said: { objection: string; line: string },
) {
  await withdrawObjection(acting, number, said)
  const at = await decisionStanding(number)
  if (at.state !== 'open' || at.isPast) return
  const ofRound = and(eq(responses.decisionId, at.id), eq(responses.round, at.round))
  const isOwn = and(eq(responses.memberId, acting.memberId), eq(responses.choice, 'objects'))
  const [own] = await db()
    .select({ id: responses.id, reason: responses.reason })
    .from(responses)
    .where(and(ofRound, isOwn))
  if (own) await write(own.id, { choice: 'has a concern', reason: own.reason })
}

/**
 * Invites one more person, by name, to a decision that is open: a bigger decision, a wider net. A
 * guest may comment, and does not count. For the one who steers it (else forbidden).
 */
export async function inviteLate(
  acting: Acting,
  number: number,
  { member, voice }: { member: string; voice?: Voice | undefined },
) {
  const at = await lockedDecision(number)
  ensure(may.steer(acting, at), 'People are invited by the proposer, or an administrator.')
  ensureOpen(at)
  const [known] = await db()
    .select({ access: members.access })
    .from(members)
    .where(and(eq(members.id, member), isNull(members.leftOn)))
  const part =
    found(known).access === 'guest' && !isLedByOne(at.rules) ? 'guest' : partAsked(at.rules)
  const row = { decisionId: at.id, memberId: member, part, voice: voice ?? null }
  await withRules({ decision_participants_once: 'They are invited already.' }, conflict, async () =>
    db().insert(decisionParticipants).values(row),
  )
  if (part !== 'guest') await askEach(at, [member])
}
