import { and, eq, sql as expression } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import {
  askings,
  decisionParticipants,
  decisions,
  proposals,
  responses,
  schools,
} from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Amendment, Proposal } from '../../forms/decisions'
import { guestsOnlyRead, may } from '../acting'
import type { Acting } from '../acting'
import { discardBallots, prepareBallots } from './ballots'
import { ensureInitiative } from '../initiatives/initiatives'
import { askedOf, decisionStanding, ensureRunning, lockedDecision, toldDecision } from './state'
import type { DecisionStanding } from './state'
import { invite, withPeople } from './participants'
import type { Rules } from './methods'
import { followHeld, offerIntegration } from './objections'
import { conflict, ensure, found } from '../refusal'
import { rulesOf } from './templates'

const superseded = {
  decisions_superseded_once:
    'Another decision supersedes that one already, or is about to. Please choose the latest in its chain.',
}

const behind = 'That deadline has passed. Please choose a later one.'
const notYours = 'This is for its proposer, or an administrator.'

/**
 * Writes down a proposal as a draft and answers its number; nobody is asked yet. The deadline is a
 * local day and time of the school. Refuses guests as forbidden, a deadline that has passed and a
 * decision superseded already as conflicts; people, initiatives and decisions of elsewhere as
 * missing.
 */
export async function propose(acting: Acting, said: Proposal) {
  ensure(may.propose(acting), guestsOnlyRead)
  const form = await withPeople(said)
  const columns = await columnsOf(acting, form)
  const [school] = await db()
    .update(schools)
    .set({ lastDecision: expression`${schools.lastDecision} + 1` })
    .returning({ number: schools.lastDecision })
  const { number } = found(school)
  const row = {
    ...columns,
    number,
    state: 'draft' as const,
    inTheRoom: false,
    proposerId: acting.memberId,
    recordedBy: acting.memberId,
  }
  const [draft] = await withRules(superseded, conflict, async () =>
    db().insert(decisions).values(row).returning({ id: decisions.id }),
  )
  const { id } = found(draft)
  await db()
    .insert(proposals)
    .values({ decisionId: id, version: 1, body: form.body, writtenBy: acting.memberId })
  await invite(id, form, acting.memberId)
  return number
}

/**
 * Rewrites a draft. For its proposer and administrators (else forbidden); once it is open its
 * question and rules stay (conflict).
 */
export async function editDraft(acting: Acting, number: number, said: Proposal) {
  const at = await lockedDecision(number)
  ensure(may.steer(acting, at), notYours)
  if (at.state !== 'draft') conflict('This is open already: amend its proposal, or withdraw it.')
  const form = await withPeople(said)
  const columns = await columnsOf(acting, form)
  await withRules(superseded, conflict, async () =>
    db().update(decisions).set(columns).where(eq(decisions.id, at.id)),
  )
  await db()
    .update(proposals)
    .set({ body: form.body, writtenAt: expression`skein_now()` })
    .where(and(eq(proposals.decisionId, at.id), eq(proposals.version, 1)))
  await db().delete(decisionParticipants).where(eq(decisionParticipants.decisionId, at.id))
  await invite(at.id, form, at.keeperId ?? at.proposerId ?? acting.memberId)
}

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

async function columnsOf(acting: Acting, form: Proposal) {
  const rules = await rulesOf(form)
  const deadline = await instantAhead(acting, form)
  await ensureInitiative(form.initiativeId)
  await ensureDecided(form.supersedesId)
  return {
    question: form.question,
    method: rules.method,
    rules: withSecret(rules, form.secret),
    authority: form.authority,
    deadline,
    reviewOn: form.reviewOn ?? null,
    initiativeId: form.initiativeId ?? null,
    supersedesId: form.supersedesId ?? null,
  }
}

function withSecret(rules: Rules, secret: boolean): Rules {
  return secret && rules.method === 'majority'
    ? { ...rules, secret: true, reveal: 'together' }
    : rules
}

async function ensureDecided(id: string | undefined) {
  if (!id) return
  const [former] = await db()
    .select({ state: decisions.state })
    .from(decisions)
    .where(eq(decisions.id, id))
  if (found(former).state !== 'decided')
    conflict('Only a decision that is settled can be superseded.')
}

async function instantAhead({ school }: Acting, { deadlineDay, deadlineTime }: Deadline) {
  const local = `${deadlineDay} ${deadlineTime || '15:30'}`
  const [row] = await sql()<{ instant: string; isPast: boolean }[]>`
    select instant::text, instant <= skein_now() as "isPast"
    from (select ${local}::text::timestamp at time zone ${school.timeZone}::text as instant) said`
  if (found(row).isPast) conflict(behind, 'deadlineDay')
  return found(row).instant
}
