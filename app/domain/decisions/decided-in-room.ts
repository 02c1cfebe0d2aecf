import { eq, inArray, sql as expression } from 'drizzle-orm'
import { decisionParticipants, decisions, members, schools } from '../../../db/schema'
import { withRules } from '../../../db/refusals'
import { db } from '../../../db/school'
import type { NewDecision } from '../../forms/decided-in-room'
import { may } from '../acting'
import type { Acting } from '../acting'
import { ensureInitiative } from '../initiatives/initiatives'
import { ensurePast } from '../calendar/days'
import { recordAct } from '../ledger'
import { conflict, ensure, found } from '../refusal'
import { ensureReviewAfter, markAmended } from './reviews'

const superseded = {
  decisions_superseded_once:
    'Another decision supersedes that one already, or is about to. Please choose the latest in its chain.',
}

/**
 * Writes a decision that was taken in a room into the log and answers its number, the next of the
 * school. Days are local days of the school. The recorder and everyone who took part get a line in
 * the ledger. Refuses guests as forbidden; a day ahead, a review that is not later, consent without
 * one and a decision superseded twice as conflicts; people, initiatives and decisions of elsewhere
 * as missing.
 */
export async function recordDecision(acting: Acting, form: NewDecision) {
  ensure(may.recordDecision(acting), 'Guests read the log; members write in it.')
  ensurePast(form.decidedOn, acting.school.today)
  const isConsent = form.method === 'consent' && form.outcome === 'passed'
  ensureReviewAfter(form.decidedOn, { isConsent, reviewOn: form.reviewOn })
  await ensureInitiative(form.initiativeId)
  await ensureSuperseded(form)
  const took = await participantsOf(form.took)
  const decision = await withRules(superseded, conflict, () => insertDecision(acting, form))
  await db()
    .insert(decisionParticipants)
    .values(
      took.map(({ id, access }) => ({
        decisionId: decision.id,
        memberId: id,
        part: access === 'guest' ? ('guest' as const) : ('decision-maker' as const),
      })),
    )
  if (form.outcome === 'passed') await markAmended(acting, decision.id)
  await recordLines(acting, { ...form, ...decision })
  return decision.number
}

async function insertDecision(acting: Acting, { took: _, ...form }: NewDecision) {
  const [school] = await db()
    .update(schools)
    .set({ lastDecision: expression`${schools.lastDecision} + 1` })
    .returning({ number: schools.lastDecision })
  const [decision] = await db()
    .insert(decisions)
    .values({ ...form, number: found(school).number, recordedBy: acting.memberId })
    .returning({ id: decisions.id, number: decisions.number })
  return found(decision)
}

async function ensureSuperseded({ supersedesId, decidedOn }: NewDecision) {
  if (!supersedesId) return
  const [former] = await db()
    .select({ decidedOn: decisions.decidedOn })
    .from(decisions)
    .where(eq(decisions.id, supersedesId))
  const { decidedOn: before } = found(former)
  if (!before) conflict('Only a decision that is settled can be superseded.')
  if (before > decidedOn)
    conflict('A decision can only supersede an earlier one. Please check the day.')
}

async function participantsOf(took: string[]) {
  const asked = [...new Set(took)]
  const known = await db()
    .select({ id: members.id, access: members.access })
    .from(members)
    .where(inArray(members.id, asked))
  return known.length === asked.length ? known : found<typeof known>(undefined)
}

async function recordLines(
  acting: Acting,
  {
    id,
    number,
    question,
    took,
    initiativeId,
    decidedOn,
  }: NewDecision & { id: string; number: number },
) {
  const line = {
    kind: 'decided',
    decisionId: id,
    on: decidedOn,
    ...(initiativeId && { initiativeId }),
  } as const
  if (!took.includes(acting.memberId))
    await recordAct(acting, { ...line, text: `Recorded decision ${number}: ${question}` })
  for (const memberId of new Set(took))
    await recordAct(acting, {
      ...line,
      memberId,
      text: `Took part in decision ${number}: ${question}`,
    })
}
