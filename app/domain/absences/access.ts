import { eq } from 'drizzle-orm'
import { members } from '../../../db/schema'
import { db } from '../../../db/school'
import { may } from '../acting'
import type { Acting } from '../acting'
import { endUnfitAlliances } from '../members/allies'
import { lastOwner } from '../members/members'
import type { Profile } from '../members/profile'
import { conflict, ensure } from '../refusal'
import { lockHoldings } from './departures'
import { endWhatWaits, ensureHoldsNothing } from './guests'

/**
 * Changes position, access and the days they work. Refuses one's own, an owner's by an admin, a new
 * owner by an admin, and the loss of the last owner; and (conflict, beside `access`) to make a
 * guest of someone who leads, or holds what a guest cannot see to. What a new guest offered and was
 * asked ends.
 */
export async function changeAccess(
  acting: Acting,
  memberId: string,
  {
    position,
    positionNote,
    access,
    worksOn,
  }: Pick<Profile, 'position' | 'positionNote' | 'access' | 'worksOn'>,
) {
  const { actor, member } = await lockHoldings(acting, memberId)
  ensure(
    may.changeAccess(actor, { memberId, access: member.access }),
    'Only an owner or an admin changes this, and nobody for themselves.',
  )
  ensure(access !== 'owner' || actor.access === 'owner', 'Only an owner can make someone an owner.')
  if (member.isLastOwner && access !== 'owner') conflict(lastOwner)
  const becomesGuest = access === 'guest' && member.access !== 'guest'
  if (becomesGuest) await ensureHoldsNothing(acting, member)
  await db()
    .update(members)
    .set({ position, positionNote, access, worksOn })
    .where(eq(members.id, memberId))
  if (becomesGuest) await endWhatWaits(memberId)
  await endUnfitAlliances(memberId)
}
