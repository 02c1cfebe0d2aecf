import { sql } from '../../../db/school'
import type { Role } from '../../vocabulary'
import type { Acting } from '../acting'

export type MyTurn = {
  role: Role
  number: number
  title: string
  from: string
  to: string | null
  isComing: boolean
}

/**
 * What I hold now and what is to come, soonest first; `from` and `to` are the school's local days,
 * both included.
 */
export async function myTurns({ memberId }: Acting): Promise<MyTurn[]> {
  return sql()<MyTurn[]>`
    select t.role, i.number, i.title, t.began_at > skein_now() as "isComing",
      t.first_day as "from",
      t.last_day as "to"
    from turns_by_day t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where t.member_id = ${memberId} and (t.ended_at is null or t.ended_at > skein_now())
    order by "isComing", t.began_at, i.number`
}
