import { eq } from 'drizzle-orm'
import { ballots as ballotTable, decisions, objections as objectionTable } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type {
  Authority,
  DecisionState,
  Method,
  ObjectionState,
  Outcome,
  Part,
  Voice,
} from '../../vocabulary/decisions'
import { recordAct } from '../ledger'
import type { Rules } from './methods'
import { partAsked } from './methods'
import { conflict, found } from '../refusal'
import { tally } from './tally'
import type { Counted } from './tally'

/**
 * Someone invited; someone who has left the school since is not waited for and not asked again.
 * Away is gone, or on leave today.
 */
export type Invited = {
  memberId: string
  name: string
  part: Part
  voice: Voice | null
  isGone: boolean
  isAway: boolean
}

/**
 * Where a decision stands at one moment: its life, its rules, who is invited, who was heard in this
 * round, what is open.
 */
export type DecisionStanding = {
  id: string
  number: number
  question: string
  state: DecisionState
  inTheRoom: boolean
  method: Method
  rules: Rules
  authority: Authority
  proposerId: string | null
  keeperId: string | null
  version: number
  round: number
  deadline: string | null
  isPast: boolean
  outcome: Outcome | null
  initiativeId: string | null
  invited: Invited[]
  /**
   * The responses of this round. Of a secret ballot only `voted` is known, and the choice never.
   */
  responses: (Counted & { id: string; memberId: string; isHeard: boolean; isGone: boolean })[]
  objections: {
    id: string
    memberId: string
    state: ObjectionState
    version: number
    offeredVersion: number | null
  }[]
  ballots: Counted[]
  /** How many responses of earlier rounds nobody has answered. */
  unansweredBefore: number
  /** Whose voices were heard on this version in its earlier rounds. */
  voicesBefore: Voice[]
}

type Row = Omit<
  DecisionStanding,
  'invited' | 'responses' | 'objections' | 'ballots' | 'unansweredBefore' | 'voicesBefore'
>

/** The decision of this number as it stands now; missing when the school has none. */
export async function decisionStanding(number: number) {
  const [row] = await sql()<(Omit<Row, 'rules'> & { rules: Rules | null })[]>`
    select id, number, question, state, in_the_room as "inTheRoom", method, rules, authority,
      proposer_id as "proposerId", keeper_id as "keeperId", version, round, deadline, outcome,
      initiative_id as "initiativeId", coalesce(deadline <= skein_now(), false) as "isPast"
    from decisions
    where number = ${number}`
  const { rules, ...known } = found(row, 'This school has no decision with that number.')
  // What was decided in the room has none. Nothing asks for them there: it has no acts.
  return asItStands({ ...known, rules: rules as Rules })
}

/**
 * The same, with its row locked until the transaction ends: responding, amending and closing wait
 * for each other here. One decided in the room has no acts (conflict).
 */
export async function lockedDecision(number: number) {
  const [locked] = await db()
    .select({ id: decisions.id })
    .from(decisions)
    .where(eq(decisions.number, number))
    .for('update')
  found(locked, 'This school has no decision with that number.')
  const at = await decisionStanding(number)
  if (at.inTheRoom) conflict('This was decided in the room, and stands as it was written down.')
  return at
}

// Who was asked to decide, and is a guest by the time it is settled, comments.
const partNow = ({ state }: Row) =>
  state === 'decided'
    ? sql()`p.part`
    : sql()`case when m.access = 'guest' and p.part = 'decision-maker' then 'guest' else p.part end`

const objectionColumns = {
  id: objectionTable.id,
  memberId: objectionTable.memberId,
  state: objectionTable.state,
  version: objectionTable.version,
  offeredVersion: objectionTable.offeredVersion,
}

async function asItStands(row: Row): Promise<DecisionStanding> {
  const [invited, responses, objections, ballots, before] = await Promise.all([
    sql()<Invited[]>`
      select p.member_id as "memberId", m.name, ${partNow(row)} as part, p.voice,
        m.left_on is not null as "isGone", not is_here(m) as "isAway"
      from decision_participants p
        join members m on (m.school_id, m.id) = (p.school_id, p.member_id)
      where p.decision_id = ${row.id}
      order by m.name`,
    sql()<DecisionStanding['responses']>`
      select r.id, r.member_id as "memberId", r.choice as meaning,
        r.choice is not null or r.voted as "isHeard",
        m.left_on is not null or not may_answer(r) as "isGone", p.voice,
        is_answered(r) as "isAnswered"
      from responses r
        join members m on (m.school_id, m.id) = (r.school_id, r.member_id)
        left join decision_participants p
          on (p.school_id, p.decision_id, p.member_id) = (r.school_id, r.decision_id, r.member_id)
      where r.decision_id = ${row.id} and r.round = ${row.round}
      order by r.id`,
    db()
      .select(objectionColumns)
      .from(objectionTable)
      .where(eq(objectionTable.decisionId, row.id))
      .orderBy(objectionTable.raisedAt),
    db()
      .select({ meaning: ballotTable.choice })
      .from(ballotTable)
      .where(eq(ballotTable.decisionId, row.id))
      .orderBy(ballotTable.choice),
    sql()<{ unanswered: number; voices: Voice[] | null }[]>`
      select count(*) filter (where not is_answered(r))::int as unanswered,
        array_agg(distinct p.voice) filter (
          where p.voice is not null and k.version = ${row.version}
        ) as voices
      from responses r
        join askings k
          on (k.school_id, k.decision_id, k.round) = (r.school_id, r.decision_id, r.round)
        left join decision_participants p
          on (p.school_id, p.decision_id, p.member_id) = (r.school_id, r.decision_id, r.member_id)
      where r.decision_id = ${row.id} and r.round < ${row.round} and r.choice is not null`,
  ])
  return {
    ...row,
    invited: [...invited],
    responses: [...responses],
    objections: [...objections],
    ballots: [...ballots],
    unansweredBefore: before[0]?.unanswered ?? 0,
    voicesBefore: before[0]?.voices ?? [],
  }
}

/**
 * What the responses of this round amount to, by the rules the decision was opened with; where one
 * person decides, what earlier rounds left unanswered still waits.
 */
export function tallyOf(at: DecisionStanding) {
  const responses = at.rules.secret ? at.ballots : at.responses.filter(({ isHeard }) => isHeard)
  const openObjections = at.objections.filter(
    ({ state }) => state === 'open' || state === 'stands',
  ).length
  return tally(at.rules, {
    invited: at.responses.length,
    responses,
    openObjections,
    unansweredBefore: at.unansweredBefore,
    voicesBefore: at.voicesBefore,
  })
}

/** Those whose response this method asks for, of the people who are still here. */
export function askedOf(at: Pick<DecisionStanding, 'invited' | 'rules'>) {
  return at.invited.filter(({ part, isGone }) => part === partAsked(at.rules) && !isGone)
}

/** Whether everyone asked in this round has been heard; nobody waits for someone who has left. */
export function isEveryoneHeard({ responses }: DecisionStanding) {
  return responses.length > 0 && responses.every(({ isHeard, isGone }) => isHeard || isGone)
}

/** Refuses a decision that is not open for responses just now. */
export function ensureOpen(at: DecisionStanding) {
  if (at.state === 'draft') conflict('This is a draft still; nobody is asked yet.')
  if (at.state !== 'open' || at.isPast) conflict('This decision is closed for responses.')
}

/** Refuses one that is settled, or was never open. */
export function ensureRunning(at: DecisionStanding) {
  if (at.state === 'draft') conflict('This is a draft still. Open it first.')
  if (at.state === 'decided') conflict('This is decided. A later decision may supersede it.')
}

type Line = Omit<Parameters<typeof recordAct>[1], 'decisionId' | 'initiativeId' | 'text'> & {
  did: string
}

/** The line in the ledger that an act on a decision leaves, and the news that it changed. */
export async function toldDecision(
  acting: Parameters<typeof recordAct>[0],
  at: Pick<DecisionStanding, 'id' | 'number' | 'question' | 'initiativeId'>,
  { did, ...line }: Line,
) {
  const text = `${did} decision ${at.number}: ${at.question}`.slice(0, 500)
  await recordAct(acting, {
    ...line,
    text,
    decisionId: at.id,
    ...(at.initiativeId && { initiativeId: at.initiativeId }),
  })
}
