import { createHash } from 'node:crypto'
import { sql } from '../../../db/school'
import { markOf } from '../../forms/kit/marks'
import type { Meaning } from '../../vocabulary/decisions'
import type { Rules } from '../../vocabulary/decision-methods'
import type { Acting } from '../acting'
import { ensureOwnRead } from '../edits'

type Given = {
  choice: Meaning | null
  reason: string
  sealed: Uint8Array | null
  rules: Rules | null
}

/**
 * The mark of what the acting member has answered in the round that is open: their form brings it
 * back, and so says which of their own answers was read. Nothing is told by that of a secret
 * ballot: its seal is another each time.
 */
export async function ownAnswerMark(acting: Acting, number: number) {
  const own = await ownAnswer(acting, number)
  return own ? markIn(own) : ''
}

/**
 * Refuses (conflict) to replace an answer of one's own that its form did not show: it was given in
 * another window meanwhile. The decision is locked.
 */
export async function ensureOwnAnswerRead(
  acting: Acting,
  number: number,
  { own: read = '', choice, reason }: { own?: string | undefined; choice: Meaning; reason: string },
) {
  const own = await ownAnswer(acting, number)
  if (!own) return
  const isSame = own.choice === choice && own.reason === reason
  ensureOwnRead({ isRead: isSame || read === markIn(own), now: inWords(own) })
}

async function ownAnswer({ memberId }: Acting, number: number): Promise<Given | undefined> {
  const [own] = await sql()<Given[]>`
    select r.choice, r.reason, h.sealed, d.rules
    from decisions d
      join responses r
        on (r.school_id, r.decision_id, r.round) = (d.school_id, d.id, d.round)
          and r.member_id = ${memberId}
      left join held_ballots h
        on (h.school_id, h.decision_id, h.member_id) = (r.school_id, r.decision_id, r.member_id)
    where d.number = ${number} and d.state = 'open'
      and (r.choice is not null or h.sealed is not null)`
  return own
}

function markIn({ choice, reason, sealed }: Given) {
  if (!sealed) return markOf([choice ?? '', reason])
  return createHash('sha256').update(sealed).digest('hex').slice(0, 20)
}

function inWords({ choice, reason, rules }: Given) {
  if (choice === null) return undefined
  const label = rules?.options.find(({ meaning }) => meaning === choice)?.label ?? choice
  return reason ? `${label}: ${reason}` : label
}
