import { later } from '../../../db/jobs'
import { withRules } from '../../../db/refusals'
import { invitationLetters } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Acting } from '../acting'
import { conflict } from '../refusal'

type Mailed = { id: string; token: string }
type Left = { left: number }

/**
 * How many more letters of invitation may go out now: of a hundred in an hour while the school is
 * in its first fourteen days, of 500 later. Letters that are sent again count. What one person
 * sends from several young schools counts together.
 */
export async function invitationsLeft({ school, memberId }: Acting) {
  const [row] = await sql()<Left[]>`select door.invitations_left(${school.id}, ${memberId}) as left`
  return row?.left ?? 0
}

/**
 * The same for one who is about to send: nobody else of the school sends until this transaction
 * ends, so the number stays true.
 */
export async function invitationsToSend(acting: Acting) {
  await sql()`select door.hold_invitations(${acting.school.id}, ${acting.memberId})`
  return invitationsLeft(acting)
}

/**
 * Mails invitations, each with its token. Refuses (conflict) when they are more than the hour
 * allows; then none is mailed.
 */
export async function sendInvitations(acting: Acting, mailed: readonly Mailed[]) {
  if (!mailed.length) return
  const left = await invitationsToSend(acting)
  if (left < mailed.length) conflict(tooMany(left))
  const rows = mailed.map(({ id: invitationId }) => ({ invitationId, sentBy: acting.memberId }))
  await withRules({ invitation_letters_in_an_hour: tooMany(0) }, conflict, () =>
    db()
      .insert(invitationLetters)
      .values(rows)
      .then(() => {}),
  )
  await Promise.all(
    mailed.map(({ id: invitation, token }) =>
      later('invitation letter', { invitation, token }, { key: invitation }),
    ),
  )
}

function tooMany(left: number) {
  const more =
    left === 0
      ? 'No more invitations'
      : `Only ${left} more ${left === 1 ? 'invitation' : 'invitations'}`
  return `${more} can be sent now: a new school sends 100 an hour, an older one 500. Please try again later.`
}
