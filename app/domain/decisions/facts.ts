import { sql } from '../../../db/school'
import type {
  Authority,
  Closing,
  DecisionState,
  Method,
  Outcome,
  ReviewResult,
} from '../../vocabulary/decisions'
import type { Acting } from '../acting'
import type { DecisionStanding } from './state'
import { found } from '../refusal'

export type DecisionFacts = {
  number: number
  question: string
  state: DecisionState
  inTheRoom: boolean
  method: Method
  authority: Authority
  version: number
  round: number
  outcome: Outcome | null
  decided: string
  why: string
  tally: string
  openedOn: string | null
  deadlineDay: string | null
  deadlineTime: string | null
  closedOn: string | null
  closedHow: Closing | null
  decidedOn: string | null
  reviewOn: string | null
  initiative: number | null
  initiativeTitle: string | null
  supersedes: number | null
  supersededBy: number | null
  proposerId: string | null
  proposer: string | null
  keeper: string | null
  keeperAlly: string | null
  recorder: string
}

export async function factsOf({ school }: Acting, { id }: DecisionStanding) {
  const zone = school.timeZone
  const [row] = await sql()<DecisionFacts[]>`
    select d.number, d.question, d.state, d.in_the_room as "inTheRoom", d.method, d.authority,
      d.version, d.round, d.outcome, d.decided, d.why, d.tally, d.closed_how as "closedHow",
      local_day(d.opened_at)::text as "openedOn", local_day(d.closed_at)::text as "closedOn",
      local_day(d.deadline)::text as "deadlineDay",
      to_char(d.deadline at time zone ${zone}::text, 'HH24:MI') as "deadlineTime",
      d.decided_on::text as "decidedOn", d.review_on::text as "reviewOn", i.number as initiative,
      i.title as "initiativeTitle", f.number as supersedes, s.number as "supersededBy",
      d.proposer_id as "proposerId", p.name as proposer, k.name as keeper,
      (select name from standing_allies where student_id = k.id) as "keeperAlly",
      r.name as recorder
    from decisions d
      join members r on (r.school_id, r.id) = (d.school_id, d.recorded_by)
      left join members p on (p.school_id, p.id) = (d.school_id, d.proposer_id)
      left join members k on (k.school_id, k.id) = (
        d.school_id, coalesce(d.keeper_id, d.proposer_id)
      )
      left join initiatives i on (i.school_id, i.id) = (d.school_id, d.initiative_id)
      left join decisions f on (f.school_id, f.id) = (d.school_id, d.supersedes_id)
      left join decisions s on (s.school_id, s.supersedes_id) = (d.school_id, d.id)
        and s.outcome = 'passed'
    where d.id = ${id}`
  return found(row)
}

export async function nudgeOf({ school }: Acting, { id, round }: DecisionStanding) {
  const [row] = await sql()<{ by: string; day: string; time: string; isSent: boolean }[]>`
    select m.name as by, local_day(n.send_after)::text as day,
      to_char(n.send_after at time zone ${school.timeZone}::text, 'HH24:MI') as time,
      n.sent_at is not null as "isSent"
    from decision_nudges n join members m on (m.school_id, m.id) = (n.school_id, n.nudged_by)
    where n.decision_id = ${id} and n.round = ${round}`
  return row ?? null
}

export async function reviewsOf({ id }: DecisionStanding) {
  return [
    ...(await sql()<
      {
        dueOn: string
        result: ReviewResult
        line: string
        nextReviewOn: string | null
        by: string
        on: string
      }[]
    >`
    select r.due_on::text as "dueOn", r.result, r.line, r.next_review_on::text as "nextReviewOn",
      m.name as by, r.reviewed_on::text as on
    from decision_reviews r join members m on (m.school_id, m.id) = (r.school_id, r.reviewed_by)
    where r.decision_id = ${id}
    order by r.due_on`),
  ]
}
