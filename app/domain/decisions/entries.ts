import { threadEntries } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import { conflict, ensure, found } from '../refusal'
import type { Entry } from './page-parts'
import { lockedDecision, toldDecision } from './state'
import type { DecisionStanding } from './state'

/**
 * What was said in the thread of a decision, oldest first, in local days: each entry as it stands
 * now, by the id of its first writing, with what stood there before it was corrected.
 */
export async function threadOf(decisionId: string): Promise<Entry[]> {
  return [
    ...(await sql()<Entry[]>`
    select e.id, e.kind, e.is_question as "isQuestion", e.version, now.body,
      local_day(e.written_at)::text as on,
      case when now.id <> e.id then local_day(now.written_at)::text end as "correctedOn",
      f.list as former, m.id as "memberId", m.name, m.initials, m.position, a.list as answers,
      (e.kind = 'criticism' or e.is_question) and json_array_length(a.list) = 0 as "isUnanswered"
    from thread_entries e
      join members m on (m.school_id, m.id) = (e.school_id, e.written_by)
      cross join lateral (
        select v.id, v.body, v.written_at
        from thread_entries v
        where (v.school_id, v.decision_id) = (e.school_id, e.decision_id)
          and e.id in (v.id, v.corrects_id)
        order by v.written_at desc, v.id desc limit 1
      ) now
      cross join lateral (
        select coalesce(
          json_agg(
            json_build_object('id', v.id, 'body', v.body, 'on', local_day(v.written_at))
            order by v.written_at desc, v.id desc
          ),
          '[]'
        ) as list
        from thread_entries v
        where (v.school_id, v.decision_id) = (e.school_id, e.decision_id)
          and e.id in (v.id, v.corrects_id)
          and v.id <> now.id
      ) f
      cross join lateral (
        select coalesce(
          json_agg(
            json_build_object(
              'id', a.id, 'body', a.body, 'by', w.name, 'on', local_day(a.written_at), 'isEarlier',
              now.id <> e.id and a.written_at < now.written_at
            )
            order by a.written_at
          ),
          '[]'
        ) as list
        from answers a join members w on (w.school_id, w.id) = (a.school_id, a.written_by)
        where (a.school_id, a.entry_id) = (e.school_id, e.id)
      ) a
    where e.decision_id = ${decisionId} and e.corrects_id is null
    order by e.written_at, e.id`),
  ]
}

/**
 * What an entry of a decision's thread says now, by the id of its first writing, for its writer to
 * correct. Refuses all others (forbidden), and one of elsewhere (missing).
 */
export async function entryToCorrect(acting: Acting, at: DecisionStanding, id: string) {
  const entry = found((await threadOf(at.id)).find((one) => one.id === id))
  ensure(may.correctEntry(acting, at, entry), 'What was said is corrected by the one who said it.')
  return entry
}

/**
 * Corrects what someone said in a thread; what stood before is kept and can be read, and its
 * answers stay with it. Refuses all but its writer (forbidden), the same words again and a decision
 * that is settled (conflict), and an entry of elsewhere (missing).
 */
export async function correctEntry(
  acting: Acting,
  number: number,
  { entry, body }: { entry: string; body: string },
) {
  const at = await lockedDecision(number)
  const before = await entryToCorrect(acting, at, entry)
  if (at.state === 'decided') conflict('This is settled; what was said stays as it is.')
  if (before.body === body) conflict('It says just that already. Please change what was wrong.')
  const { kind, isQuestion } = before
  const said = { decisionId: at.id, version: at.version, kind, isQuestion, body }
  const { memberId: writtenBy } = acting
  await db()
    .insert(threadEntries)
    .values({ ...said, writtenBy, correctsId: before.id })
  await toldDecision(acting, at, { kind: 'spoke up', did: 'Corrected an entry on' })
}
