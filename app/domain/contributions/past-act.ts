import { sql } from '../../../db/school'
import type { Acting } from '../acting'
import { conflict, ensure } from '../refusal'

type Where = { initiativeId: string } | { decisionId: string }

/**
 * Refuses the page of an act that is not open to someone: who did something there within the last
 * hour, and comes back to its page, is told what is done (conflict); anyone else, why they may not
 * (forbidden).
 */
export async function refuseAct(
  acting: Acting,
  where: Where,
  why = 'You can’t do this right now. The page above says what can be done.',
): Promise<never> {
  const done = await justDone(acting, where)
  if (done !== undefined)
    conflict(done ? `This is done: ${done}` : 'This is done, and there is nothing more to do here.')
  ensure(false, why)
}

// As the ledger says it; empty for an act that left no line there.
async function justDone({ memberId }: Acting, where: Where): Promise<string | undefined> {
  const id = 'decisionId' in where ? where.decisionId : where.initiativeId
  const [act] = await sql()<{ text: string }[]>`
    select text
    from (
      select text, recorded_at as at
      from contributions
      where ${id} in (initiative_id, decision_id) and recorded_by = ${memberId} and source = 'act'
      union all
      select '', ended_at
      from turns_by_day
      where initiative_id = ${id} and member_id = ${memberId} and ended_at <= skein_now()
    ) acts
    where at > skein_now() - interval '1 hour'
    order by at desc, text desc limit 1`
  return act?.text
}
