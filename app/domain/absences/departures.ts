import { and, eq, gt, isNull, ne, sql as expression } from 'drizzle-orm'
import { members, passings } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { leftTheSchool } from '../../vocabulary/ending-reasons'
import { may } from '../acting'
import type { Acting } from '../acting'
import { endUnfitAlliances } from '../members/allies'
import { holdingsOf } from './responsibilities'
import { lockAllOf } from './locks'
import { ensureId } from '../ids'
import { withdrawAllInvitations } from '../members/invitations'
import { lastOwner, lockMember } from '../members/members'
import type { Locked } from '../members/members'
import { give } from './new-holder'
import { passDue } from './reassignments'
import { conflict, ensure } from '../refusal'
import { withdrawOfLeaver } from '../hand-overs/withdrawn'
import { closeTurnsOf } from '../turns/absent-holders'
import { withdrawAnswers } from './withdrawn-answers'

/**
 * Locks everything a member has a part in, then the member and those who are named: decisions
 * before initiatives before members, as every act takes them.
 */
export async function lockHoldings(
  acting: Acting,
  memberId: string,
  others: readonly string[] = [],
) {
  ensureId(memberId)
  await lockAllOf(memberId)
  return lockMember(acting, memberId, others)
}

/**
 * Lets the one who is alone in a school go, and closes it: nobody is invited to it any more, and
 * nobody can enter it again. What was done there is kept. Refuses where anybody else is there
 * (conflict), as the database does (`members_leave_an_owner`).
 */
export async function closeBehind(acting: Acting, memberId: string) {
  await withdrawAllInvitations()
  await lockHoldings(acting, memberId)
  const [another] = await db()
    .select({ id: members.id })
    .from(members)
    .where(and(isNull(members.leftOn), ne(members.id, memberId)))
  if (another) conflict(lastOwner)
  await depart(memberId)
}

/**
 * Refuses others than the member and administrators (forbidden), and the last owner who stays
 * (conflict).
 */
export function ensureMayGo(actor: Acting, member: Locked) {
  ensure(
    may.letGo(actor, { memberId: member.id, access: member.access }),
    'Only the person themselves or an admin can record that someone left.',
  )
  if (member.isLastOwner) conflict(lastOwner)
}

/**
 * Lets a member go, today by the school's calendar: their turns close now, what was to pass on
 * does, and nothing else stays with them: a sponsor's or an owner's place falls free, an action or
 * a call goes to the one who is nearest. They stay signed in to their account and are told on every
 * page of the school that they are no longer a member; nothing they did is deleted. Refuses as
 * `ensureMayGo` does; missing when they have left already.
 */
export async function letGo(acting: Acting, memberId: string) {
  const { actor, member } = await lockHoldings(acting, memberId)
  ensureMayGo(actor, member)
  await depart(memberId)
}

async function depart(memberId: string) {
  await closeTurnsOf(memberId, leftTheSchool)
  await passAll(memberId)
  await withdrawAll(memberId)
  await sql()`
    update leaves
    set ends_on = case when starts_on > today() then ends_on else least(ends_on, today()) end,
      cancelled_at = case when starts_on > today() then skein_now() end
    where member_id = ${memberId}
      and cancelled_at is null
      and (ends_on is null or ends_on > today())`
  await sql()`update members set left_on = greatest(joined_on, today()) where id = ${memberId}`
  await endUnfitAlliances(memberId)
}

// First as it was meant, whatever its day; then what nobody had thought of.
async function passAll(memberId: string) {
  const isOpen = and(isNull(passings.passedAt), isNull(passings.cancelledAt))
  const today = expression`today()`
  await db()
    .update(passings)
    .set({ passesOn: today })
    .where(and(eq(passings.memberId, memberId), isOpen, gt(passings.passesOn, today)))
  const waiting = await db()
    .select({ id: passings.id })
    .from(passings)
    .where(and(eq(passings.memberId, memberId), isOpen))
  for (const { id } of waiting) await passDue(id)
  const { things } = await holdingsOf(memberId, { from: '1900-01-01', to: null })
  for (const { kind, id } of things) await give({ memberId, kind, id })
}

async function withdrawAll(memberId: string) {
  await withdrawAnswers(memberId, leftTheSchool)
  await withdrawOfLeaver(memberId, leftTheSchool)
}
