import { sql } from 'drizzle-orm'
import { decisionParticipants, decisions, schools } from '../../db/schema'
import { withRules } from '../../db/refusals'
import { announce, db, written } from '../../db/school'
import type { NewDecision } from '../forms/decisions'
import type { Authority, Method, Outcome, Part } from '../words'
import { may } from './access'
import type { Acting } from './access'
import { ensureInitiative, ensurePast } from './choices'
import { recordAct } from './contributions'
import { conflict, ensure, found } from './refusal'

const rules = {
  decisions_superseded_once: 'Another decision already supersedes that one. Please choose the latest in its chain.',
  decisions_review_later: 'The review lies before the decision. Please choose a later day.',
}

/**
 * Writes a decision into the log and answers its number, the next of the school. Days are local days of the school.
 * The recorder and everyone who took part get a line in the ledger. Refuses guests as forbidden; a day ahead, a review
 * that is not later and a decision superseded twice as conflicts; people, initiatives and decisions of elsewhere as missing.
 */
export async function recordDecision(acting: Acting, form: NewDecision) {
  ensure(may.recordDecision(acting), 'Guests read the log; members write in it.')
  ensurePast(form.decidedOn, acting.school.today)
  if (form.reviewOn && form.reviewOn <= form.decidedOn) conflict(rules.decisions_review_later)
  await ensureInitiative(form.initiativeId)
  await ensureSuperseded(form)
  const took = await participantsOf(form.took)
  const decision = await withRules(rules, conflict, () => insertDecision(acting, form))
  await db().insert(decisionParticipants).values(took.map(({ id, access }) => ({ decisionId: decision.id, memberId: id, part: access === 'guest' ? ('guest' as const) : ('decision-maker' as const) })))
  await recordLines(acting, { ...form, ...decision })
  announce('decisions')
  return decision.number
}

async function insertDecision(acting: Acting, { took: _, ...form }: NewDecision) {
  const [school] = await db().update(schools).set({ lastDecision: sql`${schools.lastDecision} + 1` }).returning({ number: schools.lastDecision })
  const [decision] = await db().insert(decisions).values({ ...form, number: found(school).number, recordedBy: acting.memberId }).returning({ id: decisions.id, number: decisions.number })
  return found(decision)
}

async function ensureSuperseded({ supersedesId, decidedOn }: NewDecision) {
  if (!supersedesId) return
  const [former] = await written()<{ decidedOn: string }[]>`select decided_on::text as "decidedOn" from decisions where id = ${supersedesId}`
  if (found(former).decidedOn > decidedOn) conflict('A decision can only supersede an earlier one. Please check the day.')
}

async function participantsOf(took: string[]) {
  const asked = [...new Set(took)]
  const members = await written()<{ id: string; access: string }[]>`select id, access from members where id in ${written()(asked)}`
  return members.length === asked.length ? members : found<typeof members>(undefined)
}

async function recordLines(acting: Acting, { id, number, question, took, initiativeId, decidedOn }: NewDecision & { id: string; number: number }) {
  const line = { kind: 'decided', decisionId: id, on: decidedOn, ...(initiativeId && { initiativeId }) } as const
  if (!took.includes(acting.memberId)) await recordAct(acting, { ...line, text: `Recorded decision ${number}: ${question}` })
  for (const memberId of new Set(took)) await recordAct(acting, { ...line, memberId, text: `Took part in decision ${number}: ${question}` })
}

export type DecisionFilter = { text?: string | undefined; method?: Method | undefined; outcome?: Outcome | undefined; initiative?: number | undefined }
export type DecisionLine = { id: string; number: number; question: string; decided: string; method: Method; authority: Authority; outcome: Outcome; decidedOn: string; reviewOn: string | null; initiative: number | null; initiativeTitle: string | null; supersededBy: number | null }

/** The log, newest first, at most 200; each says which decision superseded it. Text is looked for in question, decision and reasons. */
export async function decisionLog({ text = '', method, outcome, initiative }: DecisionFilter = {}) {
  const like = `%${text.replaceAll('\0', '').replaceAll(/[\\%_]/g, '\\$&')}%`
  return [...(await written()<DecisionLine[]>`
    select d.id, d.number, d.question, d.decided, d.method, d.authority, d.outcome, d.decided_on::text as "decidedOn", d.review_on::text as "reviewOn",
      i.number as initiative, i.title as "initiativeTitle", s.number as "supersededBy"
    from decisions d
    left join initiatives i on (i.school_id, i.id) = (d.school_id, d.initiative_id)
    left join decisions s on (s.school_id, s.supersedes_id) = (d.school_id, d.id)
    where (d.question ilike ${like} or d.decided ilike ${like} or d.why ilike ${like})
      and d.method = coalesce(${method ?? null}::text, d.method) and d.outcome = coalesce(${outcome ?? null}::text, d.outcome)
      and (${initiative ?? null}::int is null or i.number = ${initiative ?? null}::int)
    order by d.decided_on desc, d.number desc limit 200`)]
}

export type ChainLink = { number: number; question: string; outcome: Outcome; decidedOn: string }
type Found = DecisionLine & { why: string; tally: string; recorder: string }
export type Participant = { id: string; name: string; initials: string; part: Part }

/** One decision by its number, with who took part and its whole chain, oldest first; missing when the school has none. */
export async function decisionByNumber(number: number) {
  const [line] = await written()<Found[]>`
    select d.id, d.number, d.question, d.decided, d.why, d.tally, d.method, d.authority, d.outcome, d.decided_on::text as "decidedOn", d.review_on::text as "reviewOn",
      i.number as initiative, i.title as "initiativeTitle", s.number as "supersededBy", r.name as recorder
    from decisions d join members r on (r.school_id, r.id) = (d.school_id, d.recorded_by)
    left join initiatives i on (i.school_id, i.id) = (d.school_id, d.initiative_id)
    left join decisions s on (s.school_id, s.supersedes_id) = (d.school_id, d.id)
    where d.number = ${number}`
  const decision = found(line, 'This school has no decision with that number.')
  return { decision, took: await tookPart(decision.id), chain: await chainOf(decision.id) }
}

async function tookPart(decisionId: string) {
  return [...(await written()<Participant[]>`
    select m.id, m.name, m.initials, p.part from decision_participants p join members m on (m.school_id, m.id) = (p.school_id, p.member_id)
    where p.decision_id = ${decisionId} order by p.part = 'decision-maker' desc, m.name`)]
}

async function chainOf(decisionId: string) {
  return [...(await written()<ChainLink[]>`
    with recursive older as (
      select id, supersedes_id from decisions where id = ${decisionId}
      union select d.id, d.supersedes_id from decisions d join older o on d.id = o.supersedes_id
    ), newer as (
      select id from decisions where id = ${decisionId}
      union select d.id from decisions d join newer n on d.supersedes_id = n.id
    )
    select number, question, outcome, decided_on::text as "decidedOn" from decisions
    where id in (select id from older union select id from newer) order by number`)]
}

/** The ids and questions of decisions that nothing supersedes yet, newest first: what a new one may supersede. */
export async function decisionsStanding() {
  return [...(await written()<{ id: string; number: number; question: string }[]>`
    select d.id, d.number, d.question from decisions d left join decisions s on (s.school_id, s.supersedes_id) = (d.school_id, d.id)
    where s.id is null order by d.number desc`)]
}
