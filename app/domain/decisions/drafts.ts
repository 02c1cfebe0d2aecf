import { sql, db } from '../../../db/school'
import type { Acting } from '../acting'
import type { DecisionStanding } from './state'
import { found, conflict, ensure } from '../refusal'
import { templates, rulesOf } from './templates'
import { and, eq, sql as expression } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import { decisionParticipants, decisions, proposals, schools } from '../../../db/schema'
import type { Proposal } from '../../forms/decisions'
import { guestsOnlyRead, may } from '../acting'
import { ensureInitiative } from '../initiatives/initiatives'
import { lockedDecision } from './state'
import { invite, withPeople } from './participants'
import type { Rules } from './methods'
import { notYours, instantAhead } from './proposals'

/**
 * What a draft says now, in the fields of its form. Its rules are a copy, so the template it came
 * from is told by its content.
 */
export async function draftOf({ school }: Acting, at: DecisionStanding) {
  const [row] = await sql()<
    {
      body: string
      deadlineDay: string
      deadlineTime: string
      reviewOn: string | null
      initiativeId: string | null
      supersedesId: string | null
    }[]
  >`
    select p.body, local_day(d.deadline)::text as "deadlineDay",
      to_char(d.deadline at time zone ${school.timeZone}::text, 'HH24:MI') as "deadlineTime",
      d.review_on::text as "reviewOn", d.initiative_id as "initiativeId",
      d.supersedes_id as "supersedesId"
    from decisions d
      join proposals p on (p.school_id, p.decision_id, p.version) = (d.school_id, d.id, d.version)
    where d.id = ${at.id}`
  const { reviewOn, initiativeId, supersedesId, ...said } = found(row)
  const own = await templates()
  const templateId = own.find(
    ({ rules }) =>
      JSON.stringify({ ...rules, secret: at.rules.secret, reveal: at.rules.reveal }) ===
      JSON.stringify(at.rules),
  )?.id
  const invited = (wanted: (one: DecisionStanding['invited'][number]) => boolean) =>
    at.invited.filter(wanted).map(({ memberId }) => memberId)
  return {
    ...said,
    method: at.method,
    templateId,
    question: at.question,
    authority: at.authority,
    isSecret: at.rules.secret,
    reviewOn: reviewOn ?? undefined,
    initiativeId: initiativeId ?? undefined,
    supersedesId: supersedesId ?? undefined,
    deciders: invited(({ part }) => part === 'decision-maker'),
    advisers: invited(({ part }) => part !== 'decision-maker'),
    affected: invited(({ voice }) => Boolean(voice?.includes('affected'))),
    experts: invited(({ voice }) => Boolean(voice?.includes('expert'))),
  }
}

const superseded = {
  decisions_superseded_once:
    'Another decision supersedes that one already, or is about to. Please choose the latest in its chain.',
}

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
