import { sql } from '../../../db/school'
import { found } from '../refusal'

/** One lead turn, with the initiative it is on, as a change asks about it. */
export type LeadTurn = {
  id: string
  initiativeId: string
  number: number
  title: string
  memberId: string
  seat: number
  /** In whose place it is led, where it is another's lead. */
  standsInFor: string | null
  from: string
  to: string | null
  isAhead: boolean
  isOver: boolean
}

export const overtaken = 'Someone changed these turns a moment earlier. Please look again.'

/**
 * A lead turn by its id, in the school's local days; missing when there is none, or it came to
 * nothing.
 */
export async function leadTurn(id: string): Promise<LeadTurn> {
  const [turn] = await sql()<LeadTurn[]>`
    select t.id, t.initiative_id as "initiativeId", i.number, i.title, t.member_id as "memberId",
      t.seat, t.stands_in_for as "standsInFor", t.began_at > skein_now() as "isAhead",
      coalesce(t.ended_at <= skein_now(), false) as "isOver", t.first_day as from, t.last_day as to
    from turns_by_day t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where t.id = ${id} and t.role = 'lead'`
  return found(turn, 'This turn does not exist any more, or not in this school.')
}
