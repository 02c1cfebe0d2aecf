import { sql } from '../../../db/school'
import type { Acting } from '../acting'
import { may } from '../acting'
import { reviewsDue } from './reviews'

type Line = { number: number; question: string }
/** Local days of the school. */
export type DecisionsWaiting = {
  toRespond: (Line & { deadlineDay: string; isNudged: boolean })[]
  toConfirm: (Line & { version: number })[]
  toSettle: Line[]
  toAnswer: (Line & { unanswered: number })[]
  toMeet: (Line & { objections: number })[]
  toReview: (Line & { dueOn: string })[]
}

/**
 * What in decisions waits for the acting member: responses to give, integrations of own objections
 * to confirm, closed decisions of theirs to settle, criticism and questions on what they propose,
 * objections to it that no version is offered for yet, and, for every member, reviews that are due.
 */
export async function decisionsWaiting(acting: Acting): Promise<DecisionsWaiting> {
  const [toRespond, toConfirm, toSettle, toAnswer, toMeet, due] = await Promise.all([
    responsesOf(acting),
    offersTo(acting),
    closedOf(acting),
    unansweredOn(acting),
    objectionsTo(acting),
    reviewsDue(acting.school.today),
  ])
  const toReview = may.reviewDecision(acting)
    ? due
        .filter(({ amendedIn }) => !amendedIn)
        .map(({ number, question, dueOn }) => ({ number, question, dueOn }))
    : []
  return {
    toRespond: [...toRespond],
    toConfirm: [...toConfirm],
    toSettle: [...toSettle],
    toAnswer: [...toAnswer],
    toMeet: [...toMeet],
    toReview,
  }
}

async function responsesOf({ memberId }: Acting) {
  return sql()<DecisionsWaiting['toRespond']>`
    select d.number, d.question, local_day(d.deadline)::text as "deadlineDay",
      exists (
        select from decision_nudges n
        where (n.school_id, n.decision_id) = (d.school_id, d.id)
          and n.round = d.round
          and n.send_after <= skein_now()
      ) as "isNudged"
    from decisions d
      join responses r on (r.school_id, r.decision_id, r.round) = (d.school_id, d.id, d.round)
    where d.state = 'open'
      and d.deadline > skein_now()
      and r.member_id = ${memberId}
      and r.choice is null
      and not r.voted
      and may_answer(r)
    order by d.deadline`
}

async function offersTo({ memberId }: Acting) {
  return sql()<DecisionsWaiting['toConfirm']>`
    select d.number, d.question, o.offered_version as version
    from objections o join decisions d on (d.school_id, d.id) = (o.school_id, o.decision_id)
    where o.member_id = ${memberId}
      and o.state = 'open'
      and o.offered_version is not null
      and d.state in ('open', 'closing')
    order by o.raised_at`
}

async function closedOf({ memberId }: Acting) {
  return sql()<Line[]>`
    select d.number, d.question
    from decisions d
    where d.state = 'closing' and ${memberId} in (select settlers_of(d))
    order by d.closed_at`
}

async function unansweredOn({ memberId }: Acting) {
  return sql()<DecisionsWaiting['toAnswer']>`
    select d.number, d.question, count(*)::int as unanswered
    from thread_entries e join decisions d on (d.school_id, d.id) = (e.school_id, e.decision_id)
    where coalesce(d.keeper_id, d.proposer_id) = ${memberId}
      and d.state <> 'decided'
      and e.written_by <> ${memberId}
      and e.corrects_id is null
      and (e.kind = 'criticism' or e.is_question)
      and not exists (select from answers a where (a.school_id, a.entry_id) = (e.school_id, e.id))
    group by d.number, d.question
    order by d.number`
}

async function objectionsTo({ memberId }: Acting) {
  return sql()<DecisionsWaiting['toMeet']>`
    select d.number, d.question, count(*)::int as objections
    from objections o join decisions d on (d.school_id, d.id) = (o.school_id, o.decision_id)
    where coalesce(d.keeper_id, d.proposer_id) = ${memberId}
      and d.state = 'open'
      and o.state = 'open'
      and o.offered_version is null
    group by d.number, d.question
    order by d.number`
}
