import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { later } from '../../db/jobs'
import { withRules } from '../../db/refusals'
import { invitations, members } from '../../db/schema'
import { db, withSchool, written } from '../../db/school'
import type { Access, Position } from '../words'
import { accesses } from '../words'
import { may } from './access'
import type { Acting } from './access'
import { conflict, ensure, found } from './refusal'
import { initialsOf } from './schools'
import { newSecret } from './secrets'

type Account = { accountId: string; email: string }
type Invited = { name: string; email: string; position: Position; access: Access }

const gone = 'This invitation is no longer open. Please ask the colleague who invited you for a new one.'
const fortnight = sql<string>`skein_now() + interval '14 days'`
const isOpen = and(isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt))

/** The accesses that someone may give in an invitation: their own and every lesser one. */
export function accessesToGive({ access }: { access: Access }): Access[] {
  return accesses.slice(accesses.indexOf(access))
}

/**
 * Invites someone for fourteen days, by a letter; only the hash of the mailed token is kept. Refuses (forbidden) who may not invite, and an
 * access above the inviter's own; (conflict) an address that already belongs to a member or has an open invitation.
 */
export async function invite(acting: Acting, invited: Invited) {
  ensureMayGive(acting, invited.access)
  await ensureNoMember(invited.email)
  const again = 'This address has an open invitation. You can send it again below.'
  const { token, tokenHash } = newSecret()
  await withRules({ invitations_one_open_per_address: again }, conflict, async () => {
    const [made] = await db().insert(invitations).values({ ...invited, tokenHash, invitedBy: acting.memberId, expiresAt: fortnight }).returning({ id: invitations.id })
    await writeTo(found(made).id, token)
  })
}

/** The invitations nobody has answered yet, newest first; those past their fortnight say so. */
export async function openInvitations() {
  const { id, name, email, position, access, invitedAt, expiresAt } = invitations
  return db()
    .select({ id, name, email, position, access, invitedAt, isOver: sql<boolean>`${expiresAt} <= skein_now()` })
    .from(invitations)
    .where(isOpen)
    .orderBy(sql`${invitedAt} desc`)
}

/** Writes an invitation's letter again, with a new token and a new fortnight; the former link stops working. Refuses like `invite`. */
export async function renewInvitation(acting: Acting, id: string) {
  await openOne(acting, id)
  const { token, tokenHash } = newSecret()
  await db().update(invitations).set({ tokenHash, expiresAt: fortnight, invitedBy: acting.memberId }).where(eq(invitations.id, id))
  await writeTo(id, token)
}

/** Who is to be mailed an invitation, and by whom; nobody, when that token does not open it any more. */
export async function openInvitation(id: string, tokenHash: string) {
  const [open] = await written()<{ email: string; name: string; inviter: string; school: string }[]>`
    select i.email, i.name, m.name as inviter, s.name as school
    from invitations i join members m on m.id = i.invited_by cross join schools s
    where i.id = ${id} and i.token_hash = ${tokenHash} and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > skein_now()`
  return open
}

/** Takes an invitation back: its link stops working. Refuses like `invite`. */
export async function withdrawInvitation(acting: Acting, id: string) {
  await openOne(acting, id)
  await db().update(invitations).set({ withdrawnAt: sql`skein_now()` }).where(eq(invitations.id, id))
}

/**
 * Makes the account a member, from today by the school's clock; someone who had left is the same member again. Refuses (conflict)
 * an invitation that is answered, withdrawn or over, one whose sender may no longer give that access, and someone who is a member.
 * Opens its own scope: whoever accepts is not in the school yet.
 */
export function acceptInvitation({ schoolId, id }: { schoolId: string; id: string }, account: Account) {
  return withSchool(schoolId, () => accept(id, account))
}

async function accept(id: string, account: Account) {
  const invitation = await acceptable(id)
  const { name, position, access } = invitation
  if (invitation.email.toLowerCase() !== account.email.toLowerCase()) conflict('This invitation is for another address. Please sign out and follow the link again.')
  const [member] = await db()
    .insert(members)
    .values({ ...account, name, initials: initialsOf(name), position, access, joinedOn: sql`(select (skein_now() at time zone time_zone)::date from schools)` })
    .onConflictDoUpdate({ target: [members.schoolId, members.accountId], set: { leftOn: null, lastDayOn: null, position, access }, setWhere: sql`${members.leftOn} is not null` })
    .returning({ id: members.id })
  if (!member) return conflict('You already belong to this school.')
  await db().update(invitations).set({ acceptedAt: sql`skein_now()`, memberId: member.id }).where(eq(invitations.id, id))
}

function writeTo(invitation: string, token: string) {
  return later('invitation letter', { invitation, token }, { key: invitation })
}

function ensureMayGive(acting: Acting, access: Access) {
  ensure(may.invite(acting), 'Only an owner or an admin can invite someone to the school.')
  ensure(accessesToGive(acting).includes(access), 'You can invite someone with your own access or a lesser one, not above it.')
}

async function ensureNoMember(email: string) {
  const [member] = await db().select({ name: members.name }).from(members).where(and(eq(sql`lower(${members.email})`, email.toLowerCase()), isNull(members.leftOn)))
  if (member) conflict(`${member.name} already belongs to the school with this address.`)
}

// Locked, so that a link is used once and a withdrawal is never overtaken.
async function openOne(acting: Acting, id: string) {
  const [invitation] = await db().select().from(invitations).where(and(eq(invitations.id, id), isOpen)).for('update')
  const { access, ...rest } = found(invitation, 'This invitation is not open any more.')
  ensureMayGive(acting, access)
  return rest
}

async function acceptable(id: string) {
  const stillOpen = and(eq(invitations.id, id), isOpen, gt(invitations.expiresAt, sql`skein_now()`))
  const [invitation] = await db().select().from(invitations).where(stillOpen).for('update')
  if (!invitation) return conflict(gone)
  const [inviter] = await db().select({ access: members.access }).from(members).where(and(eq(members.id, invitation.invitedBy), isNull(members.leftOn)))
  const isGood = inviter && (inviter.access === 'owner' || inviter.access === 'admin') && accessesToGive(inviter).includes(invitation.access)
  return isGood ? invitation : conflict(gone)
}
