import { sql } from '../../../db/school'

/** What every entry of a calendar tells. */
export type Told = {
  id: string
  number: number
  title: string
  /** Confirmed; tentative while it is planned or offered; cancelled when it came to nothing. */
  status: 'confirmed' | 'tentative' | 'cancelled'
  /** Counts up with every change of what is told here, and when it last did, as an instant. */
  revision: number
  changedAt: string
}

/** A decision that asks a member to answer by an instant, as a JavaScript date reads it. */
export type DeadlineEntry = Pick<Told, 'id' | 'number' | 'status' | 'revision' | 'changedAt'> & {
  question: string
  at: string
  isPast: boolean
  hasResponded: boolean
}
/** Something a member said they will do by a local day. */
export type ActionEntry = Pick<Told, 'id' | 'status' | 'revision' | 'changedAt'> & {
  number: number | null
  text: string
  on: string
  isDone: boolean
}

/**
 * The deadlines of decisions that ask this member, to come or of the last month; one that was
 * closed before its deadline is cancelled. Each round moves the same entry, and a response changes
 * it.
 */
export function deadlinesOf(memberId: string) {
  return sql()<DeadlineEntry[]>`
    select d.id, d.number, d.question, to_json(d.deadline) #>> '{}' as at,
      d.deadline <= skein_now() as "isPast",
      case
        when coalesce(d.closed_at, d.recorded_at) < d.deadline
          and d.state in ('closing', 'decided') then 'cancelled'
        else 'confirmed'
      end as status,
      r.choice is not null or r.voted as "hasResponded",
      d.round * 3 + (r.choice is not null or r.voted)::int
        + (d.state in ('closing', 'decided'))::int as revision,
      coalesce(d.closed_at, r.responded_at, a.asked_at, d.opened_at, d.recorded_at) as "changedAt"
    from decisions d
      join responses r on (r.school_id, r.decision_id, r.round) = (d.school_id, d.id, d.round)
        and r.member_id = ${memberId}
      left join askings a on (a.school_id, a.decision_id, a.round) = (d.school_id, d.id, d.round)
    where d.deadline > skein_now() - interval '31 days'
    order by d.deadline, d.id`
}

/**
 * What this member is to do by a day, and what they did in the last month; one that was dropped is
 * cancelled.
 */
export function dueActionsOf(memberId: string) {
  return sql()<ActionEntry[]>`
    select a.id, i.number, a.text, a.due_on as on, coalesce(a.outcome = 'done', false) as "isDone",
      case when a.outcome = 'dropped' then 'cancelled' else 'confirmed' end as status,
      (a.outcome is not null)::int as revision, coalesce(a.ended_at, a.added_at) as "changedAt"
    from actions a left join initiatives i on (i.school_id, i.id) = (a.school_id, a.initiative_id)
    where a.owner_id = ${memberId}
      and a.due_on is not null
      and (a.outcome is null or a.ended_at > skein_now() - interval '31 days')
      and a.due_on > today() - 365
    order by a.due_on, a.id`
}
