import { and, eq, gt, isNull, sql as expression } from 'drizzle-orm'
import { invitations, members } from '../../../db/schema'
import { db, withSchool, sql } from '../../../db/school'
import { conflict } from '../refusal'
import { initialsOf } from './members'
import type { Invited } from './invitations'
import { isOpen, accessesToGive, givesControl } from './invitations'

type Account = { accountId: string; email: string }

const gone =
  'This invitation is no longer open. Please ask the colleague who invited you for a new one.'

/**
 * Who is to be mailed an invitation, and by whom; nobody, when that token does not open it any
 * more.
 */
export async function openInvitation(id: string, tokenHash: string) {
  const [open] = await sql()<{ email: string; name: string; inviter: string; school: string }[]>`
    select i.email, i.name, m.name as inviter, s.name as school
    from invitations i
      join members m on (m.school_id, m.id) = (i.school_id, i.invited_by)
      cross join schools s
    where i.id = ${id}
      and i.token_hash = ${tokenHash}
      and i.accepted_at is null
      and i.withdrawn_at is null
      and i.expires_at > skein_now()`
  return open
}

/**
 * Makes the account a member, from today by the school's clock; someone who had left is the same
 * member again. Refuses (conflict) an invitation that is answered, withdrawn or over, one whose
 * sender may no longer give that access, and someone who is a member. Opens its own scope: the one
 * who accepts is not in the school yet.
 */
export function acceptInvitation(
  { schoolId, id }: { schoolId: string; id: string },
  account: Account,
) {
  return withSchool(schoolId, () => accept(id, account))
}

async function accept(id: string, account: Account) {
  const invitation = await acceptable(id)
  if (invitation.email.toLowerCase() !== account.email.toLowerCase())
    conflict('This invitation is for another address. Please sign out and follow the link again.')
  const member = await join(invitation, account)
  if (!member) return conflict('You already belong to this school.')
  await db()
    .update(invitations)
    .set({ acceptedAt: expression`skein_now()`, memberId: member.id })
    .where(eq(invitations.id, id))
}

async function join({ name, position, access }: Invited, account: Account) {
  const [member] = await db()
    .insert(members)
    .values({
      ...account,
      name,
      initials: initialsOf(name),
      position,
      access,
      joinedOn: expression`today()`,
    })
    .onConflictDoUpdate({
      target: [members.schoolId, members.accountId],
      set: { leftOn: null, lastDayOn: null, position, access },
      setWhere: expression`${members.leftOn} is not null`,
    })
    .returning({ id: members.id })
  return member
}

async function acceptable(id: string) {
  const stillOpen = and(
    eq(invitations.id, id),
    isOpen,
    gt(invitations.expiresAt, expression`skein_now()`),
  )
  const [invitation] = await db().select().from(invitations).where(stillOpen).for('update')
  if (!invitation) return conflict(gone)
  const [inviter] = await db()
    .select({ access: members.access })
    .from(members)
    .where(and(eq(members.id, invitation.invitedBy), isNull(members.leftOn)))
  const isGood =
    inviter && givesControl(inviter.access) && accessesToGive(inviter).includes(invitation.access)
  return isGood ? invitation : conflict(gone)
}
