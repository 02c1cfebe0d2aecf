import { sql } from '../../../db/school'
import { givenToAnother } from '../../vocabulary/ending-reasons'
import { may } from '../acting'
import type { Acting } from '../acting'

/** A hand-over that was accepted, with the outgoing lead's notes. */
export type AgreedHandOver = {
  id: string
  from: string
  to: string
  /** The local day of the yes. */
  agreedOn: string
  /** The local day from which they lead, or led; none where it came otherwise. */
  on: string | null
  isAhead: boolean
  /** Whether the one it is from was to lead, and did not. */
  isInstead: boolean
  stands: string
  next: string
  wish: string
}

/**
 * The hand-overs of an initiative that were accepted: those ahead and those that happened, newest
 * first. For the same people as while they waited for an answer.
 */
export async function agreedHandOversOf(
  acting: Acting,
  initiativeId: string,
): Promise<AgreedHandOver[]> {
  if (!may.seeAsked(acting)) return []
  return sql()<AgreedHandOver[]>`
    select h.id, giver.name as from, taker.name as to,
      local_day(h.answered_at)::text as "agreedOn", n.first_day::text as on,
      coalesce(n.began_at > skein_now(), false) as "isAhead", isempty(t.during) as "isInstead",
      h.stands, h.next, h.wish
    from hand_overs h
      join turns t on (t.school_id, t.id) = (h.school_id, h.turn_id)
      join members giver on (giver.school_id, giver.id) = (t.school_id, t.member_id)
      join members taker on (taker.school_id, taker.id) = (h.school_id, h.to_member_id)
      left join turns given on (given.school_id, given.id) = (h.school_id, h.incoming_turn_id)
      left join lateral (
        select l.first_day, l.began_at
        from turns_by_day l
        where l.initiative_id = h.initiative_id
          and l.member_id = h.to_member_id
          and l.role = 'lead'
          and l.began_at >= least(h.answered_at, given.began_at)
          and given.end_reason is distinct from ${givenToAnother}
        order by l.began_at limit 1
      ) n on true
    where h.initiative_id = ${initiativeId} and h.answer = 'accepted'
    order by coalesce(n.began_at, h.answered_at) desc, h.id`
}
