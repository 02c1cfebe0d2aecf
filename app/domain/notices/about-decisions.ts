import { sql } from '../../../db/school'
import { openDayUpTo } from '../calendar/open-days'
import { addDays } from '../../vocabulary/days'
import type { Occasion, Today } from './source'
import { reviewsDue } from '../decisions/reviews'
import { dayInWords } from '../../vocabulary/dates'

/**
 * Responses that are missing near the deadline or that someone asked for, changes to confirm, what
 * waits to be settled or was passed on, and reviews that are due.
 */
export async function occasionsOfDecisions(now: Today): Promise<Occasion[]> {
  const [missing, confirming, closed, kept, reviews] = await Promise.all([
    missingResponses(),
    toConfirm(),
    toSettle(),
    toKeep(),
    toReview(now),
  ])
  return [
    ...missing.flatMap((one) => ofMissing(now, one)),
    ...confirming.map(ofConfirming),
    ...closed.map(ofClosed),
    ...kept.map(ofKeeping),
    ...reviews,
  ]
}

type About = { id: string; memberId: string; number: number; question: string }
type Missing = About & { round: number; on: string; nudgedBy: string | null }

function missingResponses() {
  return sql()<Missing[]>`
    select d.id, r.member_id as "memberId", d.number, d.question, d.round,
      local_day(d.deadline) as on, b.name as "nudgedBy"
    from decisions d
      join responses r on (r.school_id, r.decision_id, r.round) = (d.school_id, d.id, d.round)
      left join decision_nudges n
        on (n.school_id, n.decision_id, n.round) = (d.school_id, d.id, d.round)
        and n.sent_at is not null
      left join members b on (b.school_id, b.id) = (n.school_id, n.nudged_by)
    where d.state = 'open'
      and d.deadline > skein_now()
      and r.choice is null
      and not r.voted
      and may_answer(r)`
}

// Two days before, on an open day; when a colleague has asked, that is the reminder.
function ofMissing(
  { calendar, today }: Today,
  { id, memberId, number, question, round, on, nudgedBy }: Missing,
): Occasion[] {
  const shared = { memberId, kind: 'decision' as const, decision: number, dueOn: on }
  if (nudgedBy)
    return [
      {
        ...shared,
        key: `open nudged ${id} ${round}`,
        sentence: `${nudgedBy} asks for your response to “${question}”. It is open until ${dayInWords(on)}.`,
      },
    ]
  if (today < openDayUpTo(calendar, addDays(on, -2))) return []
  return [
    {
      ...shared,
      key: `open respond ${id} ${round}`,
      sentence: `“${question}” is open until ${dayInWords(on)}, and has not heard from you yet.`,
    },
  ]
}

type Confirming = About & { version: number }

function toConfirm() {
  return sql()<Confirming[]>`
    select o.id, o.member_id as "memberId", d.number, d.question, o.offered_version as version
    from objections o join decisions d on (d.school_id, d.id) = (o.school_id, o.decision_id)
    where o.state = 'open' and o.offered_version is not null and d.state in ('open', 'closing')`
}

function ofConfirming({ id, memberId, number, question, version }: Confirming): Occasion {
  return {
    memberId,
    kind: 'decision',
    key: `open confirm ${id} ${version}`,
    decision: number,
    sentence: `“${question}” was changed to meet your objection. Only you can say whether it does.`,
  }
}

function toSettle() {
  return sql()<About[]>`
    select d.id, s as "memberId", d.number, d.question
    from decisions d, settlers_of(d) s
    where d.state = 'closing'`
}

// What passed on with a leave or a leaving is told with it.
function toKeep() {
  return sql()<About[]>`
    select d.id, d.keeper_id as "memberId", d.number, d.question
    from decisions d
    where d.state <> 'decided'
      and d.keeper_id is not null
      and not exists (
        select from passings p
        where (p.school_id, p.decision_id, p.to_member_id) = (d.school_id, d.id, d.keeper_id)
      )`
}

function ofKeeping({ id, memberId, number, question }: About): Occasion {
  return {
    memberId,
    kind: 'decision',
    key: `open keep ${id} ${memberId}`,
    decision: number,
    sentence: `“${question}” has been passed on to you: you see it through to its outcome.`,
  }
}

function ofClosed({ id, memberId, number, question }: About): Occasion {
  return {
    memberId,
    kind: 'decision',
    key: `open settle ${id}`,
    decision: number,
    sentence: `“${question}” has closed, and waits for you to record what becomes of it.`,
  }
}

// Told to the one who recorded the decision; everyone else finds it on Home.
async function toReview({ today }: Today): Promise<Occasion[]> {
  const due = (await reviewsDue(today)).filter(({ amendedIn }) => amendedIn === null)
  const recorded = await sql()<{ id: string; memberId: string }[]>`
    select id, recorded_by as "memberId"
    from decisions
    where id in (
      select value::uuid
      from json_array_elements_text(${JSON.stringify(due.map(({ id }) => id))}::text::json)
    )`
  return recorded.flatMap(({ id, memberId }) =>
    due
      .filter((one) => one.id === id)
      .map(({ number, question, dueOn }) => ({
        memberId,
        kind: 'decision',
        key: `open review ${id} ${dueOn}`,
        decision: number,
        sentence: `“${question}” is due for its review, as you agreed: keep it, amend it, or end it.`,
      })),
  )
}
