import { sql } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import type { OpenHandOver } from '../turns/roster'

/**
 * The hand-overs that wait for an answer, with the outgoing lead's notes: of one initiative, or all
 * that someone was asked for; `from` is whose lead it is.
 */
export async function openHandOversOf(
  acting: Acting,
  { initiativeId = null, toId = null }: { initiativeId?: string | null; toId?: string | null },
): Promise<OpenHandOver[]> {
  if (!may.seeAsked(acting)) return []
  return sql()<OpenHandOver[]>`
    select h.id, i.number, i.title, t.member_id as "fromId", giver.name as from,
      h.to_member_id as "toId", taker.name as to, h.offered_by as "offeredBy", b.name as by,
      b.initials as "byInitials",
      case when t.began_at > skein_now() then local_day(t.began_at)::text end as "plannedOn",
      case
        when t.began_at <= skein_now() and t.ended_at > skein_now()
          and not exists (
            select from turns_by_day n
            where (n.school_id, n.initiative_id) = (t.school_id, t.initiative_id)
              and (n.role, n.seat) = (t.role, t.seat)
              and n.began_at = t.ended_at
          )
        then last_local_day(t.ended_at)
      end as "endsOn",
      h.due_on::text as "dueOn", local_day(h.offered_at)::text as on, h.stands, h.next, h.wish
    from hand_overs h
      join initiatives i on (i.school_id, i.id) = (h.school_id, h.initiative_id)
      join turns t on (t.school_id, t.id) = (h.school_id, h.turn_id)
      join members giver on (giver.school_id, giver.id) = (t.school_id, t.member_id)
      join members taker on (taker.school_id, taker.id) = (h.school_id, h.to_member_id)
      join members b on (b.school_id, b.id) = (h.school_id, h.offered_by)
    where (${initiativeId}::uuid is null or h.initiative_id = ${initiativeId})
      and (${toId}::uuid is null or h.to_member_id = ${toId})
      and h.offered_at is not null
      and h.answer is null
    order by h.offered_at`
}
