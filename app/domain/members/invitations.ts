import { and, eq, isNull, sql as expression } from 'drizzle-orm'
import { invitations, members } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import type { Access, Position } from '../../vocabulary'
import { accesses } from '../../vocabulary'
import { may } from '../acting'
import type { Acting } from '../acting'
import { invitationsToSend, sendInvitations } from './invitation-letters'
import { conflict, ensure, found } from '../refusal'
import { newSecret } from '../accounts/tokens'

export type Invited = { name: string; email: string; position: Position; access: Access }
const noInviter = 'Only an owner or an admin can invite someone to the school.'
const inTwoWeeks = expression<string>`skein_now() + interval '14 days'`
export const isOpen = and(isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt))

/** The accesses that someone may give in an invitation: their own and every lesser one. */
export function accessesToGive({ access }: { access: Access }): Access[] {
  return accesses.slice(accesses.indexOf(access))
}

/**
 * Whether an access rules over others': it is given like it is changed, by someone who has shown
 * who they are.
 */
export const givesControl = (access: Access) => access === 'owner' || access === 'admin'

/**
 * Invites someone for fourteen days, by a letter; only the hash of the mailed token is kept.
 * Refuses (forbidden) who may not invite, and an access above the inviter's own; (conflict) an
 * address that already belongs to a member or has an open invitation, and a letter beyond those of
 * the hour, as `sendInvitations` does.
 */
export async function invite(acting: Acting, invited: Invited) {
  ensureMayGive(acting, invited.access)
  const known = await knownAddresses(acting, [invited.email])
  const member = known.get(invited.email.toLowerCase())
  if (member?.is === 'member')
    conflict(`${member.name} already belongs to the school with this address.`)
  if (!(await make(acting, [invited])))
    conflict('This address has an open invitation. You can send it again from People.')
}

/**
 * Invites many at once, each as `invite` does, in their order, as many as the hour allows. Who is a
 * member or has an open invitation is passed over, so that a list that is sent twice invites each
 * once. Answers how many were invited, and who has to wait. Refuses (forbidden) as `invite` does;
 * then nobody is invited.
 */
export async function inviteMany(acting: Acting, people: readonly Invited[]) {
  for (const { access } of people) ensureMayGive(acting, access)
  const left = await invitationsToSend(acting)
  const known = await knownAddresses(
    acting,
    people.map(({ email }) => email),
  )
  const fresh = people.filter(({ email }) => !known.has(email.toLowerCase()))
  return { invited: await make(acting, fresh.slice(0, left)), waiting: fresh.slice(left) }
}

/**
 * Which of these addresses, in small letters, belong to a member or have an invitation that nobody
 * has answered. Refuses (forbidden) who may not invite.
 */
export async function knownAddresses(acting: Acting, emails: readonly string[]) {
  ensure(may.invite(acting), noInviter)
  const small = emails.map((email) => email.toLowerCase())
  const rows = await sql()<{ email: string; name: string; is: 'member' | 'invited' | 'expired' }[]>`
    select lower(email) as email, name,
      case when expires_at > skein_now() then 'invited' else 'expired' end as is
    from invitations
    where lower(email) = any(${small}::text[]) and accepted_at is null and withdrawn_at is null
    union all
    select lower(email), name, 'member'
    from members
    where lower(email) = any(${small}::text[]) and left_on is null`
  return new Map(rows.map(({ email, ...known }) => [email, known]))
}

/**
 * The invitations nobody has answered yet, newest first, with who invited; those past their
 * fourteen days say so.
 */
export async function openInvitations() {
  const { id, name, email, position, access, invitedAt, expiresAt } = invitations
  return db()
    .select({
      id,
      name,
      email,
      position,
      access,
      inviter: members.name,
      invitedOn: dayOf(invitedAt),
      expiresOn: dayOf(expiresAt),
      isOver: expression<boolean>`${expiresAt} <= skein_now()`,
    })
    .from(invitations)
    .innerJoin(members, eq(members.id, invitations.invitedBy))
    .where(isOpen)
    .orderBy(expression`${invitedAt} desc`, name)
}

const dayOf = (at: typeof invitations.invitedAt | typeof invitations.expiresAt) =>
  expression<string>`local_day(${at})::text`

/**
 * Writes an invitation's letter again, with a new token and fourteen new days; the former link
 * stops working. Refuses like `invite`.
 */
export async function renewInvitation(acting: Acting, id: string) {
  await openOne(acting, id)
  const { token, tokenHash } = newSecret()
  await db()
    .update(invitations)
    .set({ tokenHash, expiresAt: inTwoWeeks, invitedBy: acting.memberId })
    .where(eq(invitations.id, id))
  await sendInvitations(acting, [{ id, token }])
}

/** Takes an invitation back: its link stops working. Refuses like `invite`. */
export async function withdrawInvitation(acting: Acting, id: string) {
  await openOne(acting, id)
  await db()
    .update(invitations)
    .set({ withdrawnAt: expression`skein_now()` })
    .where(eq(invitations.id, id))
}

// In the order of the addresses, so that two who send the same list at once do not wait for each
// other.
async function make(acting: Acting, people: readonly Invited[]) {
  if (!people.length) return 0
  const secrets = new Map(
    people.map(() => newSecret()).map(({ token, tokenHash }) => [tokenHash, token]),
  )
  const hashes = [...secrets.keys()]
  const inOrder = people.toSorted((a, b) =>
    a.email.toLowerCase() < b.email.toLowerCase() ? -1 : 1,
  )
  const rows = inOrder.map((one, place) => ({
    ...one,
    tokenHash: hashes[place] ?? '',
    invitedBy: acting.memberId,
    expiresAt: inTwoWeeks,
  }))
  const made = await db()
    .insert(invitations)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: invitations.id, tokenHash: invitations.tokenHash })
  await sendInvitations(
    acting,
    made.map(({ id, tokenHash }) => ({ id, token: secrets.get(tokenHash) ?? '' })),
  )
  return made.length
}

function ensureMayGive(acting: Acting, access: Access) {
  ensure(may.invite(acting), noInviter)
  ensure(
    accessesToGive(acting).includes(access),
    'You can invite someone with your own access or a lesser one, not above it.',
  )
}

// Locked, so that a link is used once and a withdrawal is never overtaken.
async function openOne(acting: Acting, id: string) {
  const [invitation] = await db()
    .select()
    .from(invitations)
    .where(and(eq(invitations.id, id), isOpen))
    .for('update')
  const { access, ...rest } = found(invitation, 'This invitation is not open any more.')
  ensureMayGive(acting, access)
  return rest
}

/** Withdraws every open invitation of a school that closes; refuses nothing. */
export async function withdrawAllInvitations() {
  await sql()`
    update invitations
    set withdrawn_at = skein_now()
    where accepted_at is null and withdrawn_at is null`
}
