import { eq } from 'drizzle-orm'
import { decisionReviews, decisions } from '../../../db/schema'
import { db, remembered, sql } from '../../../db/school'
import { shortDay } from '../../vocabulary/dates'
import { may } from '../acting'
import type { Acting } from '../acting'
import { toldDecision } from './state'
import { conflict, ensure, found } from '../refusal'

export type Due = {
  id: string
  number: number
  question: string
  initiativeId: string | null
  dueOn: string
  amendedIn: number | null
}

/**
 * The passed decisions whose review date has come and that no review has answered, the longest due
 * first. Local days.
 */
export function reviewsDue(today: string, number?: number) {
  return number === undefined
    ? remembered(`reviews due on ${today}`, () => due(today), ['decisions'])
    : due(today, number)
}

async function due(today: string, number?: number) {
  return [
    ...(await sql()<Due[]>`
    select d.id, d.number, d.question, d.initiative_id as "initiativeId",
      coalesce(r.next_review_on, d.review_on)::text as "dueOn", n.number as "amendedIn"
    from decisions d
      left join lateral (
        select result, next_review_on
        from decision_reviews r
        where (r.school_id, r.decision_id) = (d.school_id, d.id)
        order by due_on desc limit 1
      ) r on true
      left join decisions n on (n.school_id, n.supersedes_id) = (d.school_id, d.id)
        and (n.outcome is null or n.outcome = 'passed')
    where d.outcome = 'passed'
      and n.outcome is null
      and (r.result is null or r.result = 'kept')
      and coalesce(
        r.next_review_on, case when r.result is null then d.review_on end
      ) <= ${today}::text::date
      and (${number ?? null}::int is null or d.number = ${number ?? null}::int)
    order by 5, d.number`),
  ]
}

type Review = { result: 'kept' | 'ended'; line: string; nextReviewOn?: string | undefined }

/**
 * Answers a review that is due: the decision is kept (until the next review, if a day is given) or
 * ended. An amendment is a new decision that supersedes it, and answers the review when it passes.
 * Refuses guests as forbidden; what is not due, or answered already, as conflicts.
 */
export async function reviewDecision(
  acting: Acting,
  number: number,
  { result, line, nextReviewOn }: Review,
) {
  ensure(
    may.reviewDecision(acting),
    'You are a guest: you can read but not act. Members review decisions.',
  )
  const due = await lockedDue(acting, number)
  if (nextReviewOn && (result === 'ended' || nextReviewOn <= acting.school.today))
    conflict(
      result === 'ended'
        ? 'What has ended is not reviewed again.'
        : 'The next review comes later. Please choose a day after today.',
    )
  await write(acting, { decisionId: due.id, dueOn: due.dueOn, result, line, nextReviewOn })
  await toldDecision(acting, due, {
    kind: 'reviewed',
    did: result === 'kept' ? 'Kept, at its review,' : 'Ended, at its review,',
  })
}

/** When a decision passes that supersedes another, the other's review is answered: amended. */
export async function markAmended(acting: Acting, id: string) {
  const [former] = await sql()<
    { id: string; number: number; question: string; initiativeId: string | null; dueOn: string }[]
  >`
    select f.id, f.number, f.question, f.initiative_id as "initiativeId",
      coalesce(
        (
          select max(next_review_on)
          from decision_reviews r
          where (r.school_id, r.decision_id) = (f.school_id, f.id)
        ),
        f.review_on
      )::text as "dueOn"
    from decisions d join decisions f on (f.school_id, f.id) = (d.school_id, d.supersedes_id)
    where d.id = ${id}
      and f.outcome = 'passed'
      and f.review_on is not null
      and not exists (
        select from decision_reviews r
        where (r.school_id, r.decision_id) = (f.school_id, f.id)
          and (r.next_review_on is null or r.result <> 'kept')
      )`
  if (!former) return
  await write(acting, { decisionId: former.id, dueOn: former.dueOn, result: 'amended', line: '' })
  await toldDecision(acting, former, { kind: 'reviewed', did: 'Amended, at its review,' })
}

async function lockedDue(acting: Acting, number: number) {
  const [locked] = await db()
    .select({ id: decisions.id })
    .from(decisions)
    .where(eq(decisions.number, number))
    .for('update')
  const { id } = found(locked, 'This school has no decision with that number.')
  const [due] = await reviewsDue(acting.school.today, number)
  if (!due) return refuseNotDue(id, acting.school.today)
  if (due.amendedIn) conflict(`It is being amended, in decision ${due.amendedIn}.`)
  return due
}

// Who was slower wants to know who was there before, and what became of it.
async function refuseNotDue(decisionId: string, today: string): Promise<never> {
  const [last] = await sql()<{ by: string; result: string; on: string }[]>`
    select m.name as by, r.result, r.reviewed_on::text as on
    from decision_reviews r join members m on (m.school_id, m.id) = (r.school_id, r.reviewed_by)
    where r.decision_id = ${decisionId}
    order by r.due_on desc limit 1`
  if (!last) conflict('No review is due here: there is none, or its day is still to come.')
  const on = last.on === today ? 'today' : `on ${shortDay(last.on, today)}`
  return conflict(`${last.by} answered the last review ${on}: the decision was ${last.result}.`)
}

async function write(
  acting: Acting,
  review: Pick<typeof decisionReviews.$inferInsert, 'decisionId' | 'dueOn' | 'result' | 'line'> & {
    nextReviewOn?: string | undefined
  },
) {
  const row = { ...review, reviewedBy: acting.memberId, reviewedOn: acting.school.today }
  await db().insert(decisionReviews).values(row)
}

/**
 * Refuses (conflict, beside its field) a review that is not after the day of its decision, and
 * consent without one.
 */
export function ensureReviewAfter(
  decidedOn: string,
  { isConsent, reviewOn }: { isConsent: boolean; reviewOn: string | undefined },
) {
  if (isConsent && !reviewOn)
    conflict(
      'A consent decision carries a review date: good enough for now, until then.',
      'reviewOn',
    )
  if (reviewOn && reviewOn <= decidedOn)
    conflict('Please choose a review day after the decision.', 'reviewOn')
}
