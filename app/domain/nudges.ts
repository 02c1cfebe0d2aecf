import { later } from '../../db/jobs'
import { withRules } from '../../db/refusals'
import { decisionNudges } from '../../db/schema'
import { announce, db, written } from '../../db/school'
import { may } from './access'
import type { Acting } from './access'
import { ensureOpen, lockedDecision, toldDecision } from './deciding'
import { afterQuietHours, quietHours } from './quiet-hours'
import { conflict, ensure } from './refusal'

/**
 * Asks everyone who has not been heard, once a round, for their response; answers when it is sent: within a minute, or after the quiet
 * hours. For those invited and administrators (else forbidden). A second nudge, and one with nobody to ask, are conflicts.
 */
export async function nudge(acting: Acting, number: number) {
  const at = await lockedDecision(number)
  ensure(may.nudge(acting, at), 'A nudge is sent by someone who is invited.')
  ensureOpen(at)
  if (at.responses.every(({ isHeard }) => isHeard)) conflict('Everyone has been heard.')
  const sendAfter = afterQuietHours(acting.school.now, await quietHours())
  const row = { decisionId: at.id, round: at.round, nudgedBy: acting.memberId, sendAfter }
  await withRules({ decision_nudges_once: 'One nudge has been sent already; one is enough.' }, conflict, async () => db().insert(decisionNudges).values(row))
  await toldDecision(acting, at, { kind: 'facilitated', did: 'Asked who has not been heard on' })
  return sendAfter
}

/** Writes the letters of every nudge whose time has come in the school in scope, each once; whoever has answered by then gets none. */
export async function sendNudges() {
  const sent = await written()<{ decision: number; round: number; member: string }[]>`
    with due as (
      update decision_nudges set sent_at = skein_now() where sent_at is null and send_after <= skein_now() returning school_id, decision_id, round
    )
    select d.number as decision, d.round, r.member_id as member
    from due join decisions d on (d.school_id, d.id, d.round) = (due.school_id, due.decision_id, due.round) and d.state = 'open' and d.deadline > skein_now()
    join responses r on (r.school_id, r.decision_id, r.round) = (d.school_id, d.id, d.round) and r.choice is null and not r.voted`
  for (const one of sent) await later('nudge letter', one, { key: `${one.decision} ${one.round} ${one.member}` })
  if (sent.length) announce('decisions')
}

export type NudgeLetter = { to: string; name: string; question: string; by: string; slug: string; deadline: string }

/** What a nudge says to one person, as long as it is still true: the round is open and this person not heard. */
export async function nudgeLetter({ decision, round, member }: { decision: number; round: number; member: string }) {
  const [letter] = await written()<NudgeLetter[]>`
    select m.email as "to", m.name, d.question, n.name as by, c.slug, to_char(d.deadline at time zone c.time_zone, 'FMDay, FMDD FMMonth, HH24:MI') as deadline
    from decisions d join schools c on c.id = d.school_id join responses r on (r.school_id, r.decision_id, r.round) = (d.school_id, d.id, d.round)
    join members m on (m.school_id, m.id) = (r.school_id, r.member_id) join decision_nudges u on (u.school_id, u.decision_id, u.round) = (d.school_id, d.id, d.round)
    join members n on (n.school_id, n.id) = (u.school_id, u.nudged_by)
    where d.number = ${decision} and d.round = ${round} and d.state = 'open' and d.deadline > skein_now() and m.id = ${member} and m.left_on is null and m.email is not null and r.choice is null and not r.voted`
  return letter
}
