import { sql } from '../../../db/school'
import { addDays } from '../../vocabulary/days'
import type { Acting } from '../acting'
import { ensureId } from '../ids'
import type { InitiativeState } from '../initiatives/state'
import { found } from '../refusal'

/**
 * A hand-over that someone is about to answer, whole, so that nobody says yes or no to a bare
 * button. Days are local days of the school.
 */
export type HandOverToAnswer = {
  answer: string | null
  own: boolean
  from: string
  to: string
  on: string
  dueOn: string | null
  /** From when to when the one who receives shadows first, if they do. */
  shadows: { from: string; until: string } | null
  stands: string
  next: string
  wish: string
}

/**
 * The hand-over of this id, answered or not; missing when it is not here, or not for this member to
 * see.
 */
export async function handOverToAnswer(
  { memberId, school }: Acting,
  { id: initiativeId }: Pick<InitiativeState, 'id'>,
  id: string,
) {
  const [row] = await sql()<(Omit<HandOverToAnswer, 'shadows'> & { weeksShadowed: number })[]>`
    select h.answer, h.to_member_id is distinct from ${memberId}::uuid as own,
      giver.name as from, coalesce(taker.name, 'nobody yet') as to, h.stands, h.next, h.wish,
      h.due_on::text as "dueOn", h.weeks_shadowed as "weeksShadowed",
      local_day(coalesce(h.offered_at, h.prepared_at))::text as on
    from hand_overs h join turns t on (t.school_id, t.id) = (h.school_id, h.turn_id)
      join members giver on (giver.school_id, giver.id) = (t.school_id, t.member_id)
      left join members taker on (taker.school_id, taker.id) = (h.school_id, h.to_member_id)
    where h.id = ${ensureId(id)} and h.initiative_id = ${initiativeId}
      and (h.offered_at is not null or ${memberId} in (t.member_id, h.prepared_by))`
  const { weeksShadowed, ...given } = found(row)
  return { ...given, shadows: shadowedBefore(given.dueOn, weeksShadowed, school.today) }
}

function shadowedBefore(dueOn: string | null, weeks: number, today: string) {
  if (!dueOn || dueOn <= today || !weeks) return null
  const first = addDays(dueOn, -7 * weeks)
  return { from: first < today ? today : first, until: addDays(dueOn, -1) }
}
