import { sql } from '../../../db/school'
import type { Stage } from '../../vocabulary'

export type StageMove = {
  id: string
  from: Stage | null
  to: Stage
  memberId: string
  by: string
  on: string
  reason: string
}

const most = 50

/** The moves of an initiative from stage to stage, the newest first, on local days. */
export async function stageMovesOf(initiativeId: string): Promise<StageMove[]> {
  return sql()<StageMove[]>`
    select s.id, s.from_stage as from, s.to_stage as to, m.id as "memberId", m.name as by,
      local_day(s.moved_at)::text as on, s.reason
    from stage_moves s join members m on (m.school_id, m.id) = (s.school_id, s.moved_by)
    where s.initiative_id = ${initiativeId}
    order by s.moved_at desc, s.id desc
    limit ${most}`
}
