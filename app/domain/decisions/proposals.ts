import { and, eq, sql as expression } from 'drizzle-orm'
import { askings, decisions, proposals, responses } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Amendment } from '../../forms/decisions'
import { may } from '../acting'
import type { Acting } from '../acting'
import { discardBallots, prepareBallots } from './ballots'
import { askedOf, decisionStanding, ensureRunning, lockedDecision, toldDecision } from './state'
import type { DecisionStanding } from './state'
import { followHeld, offerIntegration } from './objections'
import { conflict, ensure, found } from '../refusal'

const behind = 'That deadline has passed. Please choose a later one.'
export const notYours = 'This is for its proposer, or an administrator.'

/**
 * Opens a draft: everyone invited is asked about version 1 from now on. Refuses a deadline that has
 * passed, or nobody to ask (conflict).
 */
export async function openDecision(acting: Acting, number: number) {
  const at = await lockedDecision(number)
  ensure(may.steer(acting, at), notYours)
  if (at.state !== 'draft') conflict('This is open already.')
  if (at.isPast) conflict('That deadline has passed. Please edit the draft and choose a later one.')
  if (!askedOf(at).length)
    conflict('Nobody is invited to respond yet. Please edit the draft and choose whom to ask.')
  await db()
    .update(decisions)
    .set({ state: 'open', openedAt: expression`skein_now()`, round: 1 })
    .where(eq(decisions.id, at.id))
  await ask(acting, await decisionStanding(number), 'Opened')
  await toldDecision(acting, at, { kind: 'proposed', did: 'Proposed' })
}

/**
 * Puts the next version in place of the last and asks everyone again; what was said about the old
 * one stays. Ticked objections are offered as integrated, for their objectors to confirm; the
 * others carry over. Refuses an unchanged text and a past deadline (conflict).
 */
export async function amend(
  acting: Acting,
  number: number,
  { body, note, integrates, ...deadline }: Amendment,
) {
  const at = await runningForProposer(acting, number)
  const { body: current } = await versionOf(at.id, at.version)
  if (body === current)
    conflict('This is the text as it stands. Please change it, or ask again without a new version.')
  const version = at.version + 1
  await db()
    .insert(proposals)
    .values({ decisionId: at.id, version, body, note, writtenBy: acting.memberId })
  await nextRound(acting, at, { version, reason: note || `Version ${version}`, deadline })
  await offerIntegration(acting, at, { ids: integrates, version, line: note })
  await toldDecision(acting, at, {
    kind: integrates.length ? 'integrated' : 'proposed',
    did: integrates.length
      ? `Worked an objection into version ${version} of`
      : `Proposed version ${version} of`,
  })
}

/**
 * Asks everyone once more about the version that stands, after those below three (or with an
 * objection) have spoken.
 */
export async function askAgain(
  acting: Acting,
  number: number,
  { reason, ...deadline }: { reason: string } & Deadline,
) {
  const at = await runningForProposer(acting, number)
  await nextRound(acting, at, { version: at.version, reason, deadline })
  await toldDecision(acting, at, { kind: 'facilitated', did: 'Asked again about' })
}

type Deadline = { deadlineDay?: string | undefined; deadlineTime?: string | undefined }

async function runningForProposer(acting: Acting, number: number) {
  const at = await lockedDecision(number)
  ensure(may.steer(acting, at), notYours)
  ensureRunning(at)
  if (at.rules.secret && at.state === 'closing')
    conflict(
      'A counted secret ballot is not asked again. Please record how it ended, and propose a new one.',
    )
  return at
}

async function nextRound(
  acting: Acting,
  at: DecisionStanding,
  { version, reason, deadline }: { version: number; reason: string; deadline: Deadline },
) {
  const until = deadline.deadlineDay ? await instantAhead(acting, deadline) : at.deadline
  if (at.state === 'open') await followHeld(at, { today: acting.school.today, isClosed: false })
  await discardBallots(at.id)
  await db()
    .update(decisions)
    .set({
      state: 'open',
      version,
      round: at.round + 1,
      deadline: until,
      closedAt: null,
      closedBy: null,
      closedHow: null,
    })
    .where(eq(decisions.id, at.id))
  const next = await decisionStanding(at.number)
  if (next.isPast) conflict(behind, 'deadlineDay')
  await ask(acting, next, reason)
}

async function ask(acting: Acting, at: DecisionStanding, reason: string) {
  await db().insert(askings).values({
    decisionId: at.id,
    round: at.round,
    version: at.version,
    askedBy: acting.memberId,
    reason,
  })
  await askEach(
    at,
    askedOf(at).map(({ memberId }) => memberId),
  )
  if (at.rules.secret) await prepareBallots(at.id)
}

/**
 * Gives each of these people a place for their answer in this round: not heard from, until they
 * answer.
 */
export async function askEach(at: Pick<DecisionStanding, 'id' | 'round'>, memberIds: string[]) {
  if (memberIds.length)
    await db()
      .insert(responses)
      .values(memberIds.map((memberId) => ({ decisionId: at.id, round: at.round, memberId })))
}

/** One version of what is proposed. */
export async function versionOf(decisionId: string, version: number) {
  const [row] = await db()
    .select({ body: proposals.body })
    .from(proposals)
    .where(and(eq(proposals.decisionId, decisionId), eq(proposals.version, version)))
  return found(row)
}

export async function instantAhead({ school }: Acting, { deadlineDay, deadlineTime }: Deadline) {
  const local = `${deadlineDay} ${deadlineTime || '15:30'}`
  const [row] = await sql()<{ instant: string; isPast: boolean }[]>`
    select instant::text, instant <= skein_now() as "isPast"
    from (select ${local}::text::timestamp at time zone ${school.timeZone}::text as instant) said`
  if (found(row).isPast) conflict(behind, 'deadlineDay')
  return found(row).instant
}
