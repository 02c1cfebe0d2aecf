import { sql } from '../../../db/school'
import type { DecidingNoun } from '../../forms/decisions'
import type { ActNoun } from '../../forms/initiatives'
import type { Acting } from '../acting'
import { conflict, ensure } from '../refusal'

type Where = { initiativeId: string } | { decisionId: string }
type Refused = { noun: string; whose?: string | undefined }

/**
 * Refuses the page of an act that is not open to someone: who did just that there within the last
 * hour, and comes back to its page, is told what is done (conflict); anyone else, who may
 * (forbidden).
 */
export async function refuseAct(
  acting: Acting,
  where: Where,
  {
    noun,
    whose = 'You can’t do this right now. What you can do is on the page it belongs to.',
  }: Refused,
): Promise<never> {
  const done = await justDone(acting, where, noun)
  if (done !== undefined)
    conflict(done ? `This is done: ${done}` : 'This is done, and there is nothing more to do here.')
  ensure(false, whose)
}

// How the line of an act begins, by its noun: of those after which its page is not open any more.
const lineOf: Partial<Record<ActNoun | DecidingNoun, string>> = {
  'take-lead': 'Took the lead of ',
  follow: 'Began to follow ',
  shadow: 'Began to shadow ',
  offer: 'Offered ',
  'co-lead': 'Opened a seat for a co-lead of ',
  'step-back': 'Stepped back from leading ',
  'settle-reset': 'Settled the change of direction of ',
  open: 'Proposed decision ',
  close: 'Closed decision ',
  outcome: 'Recorded the outcome of decision ',
  'pass-on': 'Passed on, to ',
  withdraw: 'Withdrew decision ',
  confirm: 'Confirmed that an objection is worked into decision ',
  'not-yet': 'Kept an objection to decision ',
  'withdraw-objection': 'Withdrew an objection to decision ',
  stands: 'Recorded a standing objection to decision ',
  'end-round': 'Held the round ',
  nudge: 'Asked who has not been heard on decision ',
}
// The acts that end a turn of their actor, and of which role.
const turnsOf: Partial<Record<ActNoun, string[]>> = {
  leave: ['follow', 'shadow'],
  'step-back': ['lead'],
  'hand-over': ['lead'],
}

// As the ledger says it; empty for an act that left no line there.
async function justDone({ memberId }: Acting, where: Where, noun: string) {
  const id = 'decisionId' in where ? where.decisionId : where.initiativeId
  const line = lineOf[noun as ActNoun | DecidingNoun] ?? null
  const [act] = await sql()<{ text: string }[]>`
    select text
    from (
      select text, recorded_at as at
      from contributions
      where ${id} in (initiative_id, decision_id)
        and recorded_by = ${memberId}
        and source = 'act'
        and starts_with(text, ${line})
      union all
      select '', ended_at
      from turns_by_day
      where initiative_id = ${id}
        and member_id = ${memberId}
        and ended_at <= skein_now()
        and role = any(${turnsOf[noun as ActNoun] ?? []})
    ) acts
    where at > skein_now() - interval '1 hour'
    order by at desc, text desc limit 1`
  return act?.text
}
