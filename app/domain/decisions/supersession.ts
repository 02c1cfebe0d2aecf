import { sql } from '../../../db/school'
import type { DecisionState, Outcome, ReviewResult } from '../../vocabulary/decisions'

export type ChainLink = {
  number: number
  question: string
  state: DecisionState
  outcome: Outcome | null
  on: string | null
  reviewOn: string | null
  supersedes: number | null
  reviews: { result: ReviewResult; on: string; line: string }[]
}

/**
 * A decision with all that it superseded and all that superseded it, oldest first, each with its
 * reviews. Drafts are left out.
 */
export async function chainOf(decisionId: string) {
  return [
    ...(await sql()<ChainLink[]>`
    with recursive older as (
      select id, supersedes_id
      from decisions
      where id = ${decisionId}
      union
      select d.id, d.supersedes_id
      from decisions d join older o on d.id = o.supersedes_id
    ),
    linked as (
      select id, supersedes_id
      from older
      union
      select d.id, d.supersedes_id
      from decisions d join linked n on d.supersedes_id = n.id
    )
    select d.number, d.question, d.state, d.outcome, d.decided_on::text as on,
      d.review_on::text as "reviewOn", f.number as supersedes,
      (
        select coalesce(
          json_agg(
            json_build_object('result', r.result, 'on', r.reviewed_on, 'line', r.line)
            order by r.due_on
          ),
          '[]'
        )
        from decision_reviews r
        where (r.school_id, r.decision_id) = (d.school_id, d.id)
      ) as reviews
    from decisions d left join decisions f on (f.school_id, f.id) = (d.school_id, d.supersedes_id)
    where d.id in (select id from linked) and d.state <> 'draft'
    order by d.number`),
  ]
}
