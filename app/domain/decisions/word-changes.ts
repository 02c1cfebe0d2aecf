import { sql } from '../../../db/school'
import { markOf } from '../../forms/kit/marks'
import { conflict } from '../refusal'

/**
 * Refuses (conflict) what answers a response that has been changed since the page with this mark
 * was made. The response is locked by its decision.
 */
export async function ensureSaid(responseId: string, read: string | undefined) {
  const [now] = await sql()<{ name: string; choice: string; reason: string }[]>`
    select m.name, r.choice, r.reason
    from responses r join members m on (m.school_id, m.id) = (r.school_id, r.member_id)
    where r.id = ${responseId} and r.choice is not null`
  if (now && read !== markOf([now.choice, now.reason])) conflict(changedBy(now.name))
}

/** The same for what someone said in the thread. */
export function ensureSame({ name, body }: { name: string; body: string }, read: string) {
  if (read !== markOf([body])) conflict(changedBy(name))
}

/** The same for an objection, of which more may have been said. */
export async function ensureObjected(objectionId: string, read: string | undefined) {
  const [now] = await sql()<{ name: string; steps: number }[]>`
    select m.name,
      (
        select count(*)
        from objection_steps s
        where (s.school_id, s.objection_id) = (o.school_id, o.id)
      )::int as steps
    from objections o join members m on (m.school_id, m.id) = (o.school_id, o.member_id)
    where o.id = ${objectionId}`
  if (now && read !== String(now.steps)) conflict(changedBy(now.name))
}

const changedBy = (name: string) =>
  `What ${name} says was changed while you had this open; above is how it stands now. ` +
  'What you wrote is kept here: press again once you have read it.'
