import { sql } from '../../../db/school'
import type { Acting } from '../acting'

/** One thing a member wrote: what it was, what it was about, and the local day. */
export type OwnWriting = {
  id: string
  what: string
  about: string | null
  text: string
  on: string
}

/**
 * What a member wrote in the school, newest first: for themselves, also after they have left. What
 * others wrote is not in it.
 */
export async function ownWritingOf({ memberId }: Acting): Promise<OwnWriting[]> {
  return [
    ...(await sql()<OwnWriting[]>`
    with mine as (
      select id, 'Update' as what, initiative_id, null::uuid as decision_id, body as text,
        written_at as at
      from updates
      where written_by = ${memberId}
      union all
      select id, 'Proposal', null, decision_id, body, written_at
      from proposals
      where written_by = ${memberId}
      union all
      select id, 'Said in a thread', null, decision_id, body, written_at
      from thread_entries
      where written_by = ${memberId}
      union all
      select id, 'Answer', null, decision_id, body, written_at
      from answers
      where written_by = ${memberId}
      union all
      select id, 'Objection', null, decision_id, reason, raised_at
      from objections
      where member_id = ${memberId}
      union all
      select id, 'Response', null, decision_id, reason, responded_at
      from responses
      where member_id = ${memberId} and reason <> ''
      union all
      select id, 'Hand-over', initiative_id, null,
        concat_ws(E'\n', nullif(stands, ''), nullif(next, ''), nullif(wish, '')), prepared_at
      from hand_overs
      where prepared_by = ${memberId}
      union all
      select id, 'Contribution', initiative_id, decision_id, text, recorded_at
      from contributions
      where recorded_by = ${memberId} and source <> 'act'
    )
    select mine.id, what, coalesce(i.title, d.question) as about, text, local_day(at) as on
    from mine
      left join initiatives i on i.id = mine.initiative_id
      left join decisions d on d.id = mine.decision_id
    where trim(text) <> ''
    order by at desc, mine.id`),
  ]
}
