import { and, eq, ne } from 'drizzle-orm'
import { later } from '../../../db/jobs'
import { accounts, members, turns } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { belongingsOf, changeEverywhere } from '../accounts/memberships'
import type { Belonging } from '../accounts/memberships'
import { closeBehind, letGo } from '../absences/departures'
import { Refusal, found } from '../refusal'

/** A school that would be left without an owner; `isAlone` where nobody else is in it. */
export type KeptBy = { slug: string; name: string; isAlone: boolean }

/**
 * What keeps a person from deleting their account: the schools that would be left without an owner.
 * At the door.
 */
export async function keptBy(accountId: string): Promise<KeptBy[]> {
  const rows = await sql()<KeptBy[]>`
    select s.slug, s.name,
      not exists (
        select from members o
        where o.school_id = m.school_id and o.id <> m.id and o.left_on is null
      ) as "isAlone"
    from members m join schools s on s.id = m.school_id
    where m.account_id = ${accountId}
      and m.left_on is null
      and m.access = 'owner'
      and not exists (
        select from members o
        where o.school_id = m.school_id
          and o.id <> m.id
          and o.access = 'owner'
          and o.left_on is null
          and o.last_day_on is null
      )
    order by s.name, s.slug`
  return [...rows]
}

/** The schools a person would leave with their account. At the door. */
export async function leftWith(accountId: string) {
  return (await belongingsOf(accountId))
    .filter(({ hasLeft }) => !hasLeft)
    .map(({ acting }) => acting.school.name)
}

/**
 * Deletes an account: it leaves every school as anyone leaves, and then is gone with its sessions,
 * its mailed links and its reflections that nobody else could read. What its members did stays in
 * the schools; when `isForgotten`, under "Former member". A school in which nobody else is closes
 * when `closes`. One transaction. Refuses (conflict) the last owner of any other.
 */
export async function deleteAccount(
  accountId: string,
  { isForgotten, closes = false }: { isForgotten: boolean; closes?: boolean },
) {
  await changeEverywhere(accountId, {
    atDoor: async () => ({
      email: await emailOf(accountId),
      closing: closes ? (await keptBy(accountId)).filter(({ isAlone }) => isAlone) : [],
    }),
    inEach: (belonging, { closing }) =>
      part(belonging, {
        isForgotten,
        closes: closing.some(({ slug }) => slug === belonging.acting.school.slug),
      }),
    atLast: async ({ email }) => {
      await db().delete(accounts).where(eq(accounts.id, accountId))
      await later('address notice', { email, what: 'deleted' })
    },
  })
}

async function emailOf(accountId: string) {
  const [account] = await db()
    .select({ email: accounts.email })
    .from(accounts)
    .where(eq(accounts.id, accountId))
  return found(account).email
}

async function part(
  { acting, hasLeft }: Belonging,
  { isForgotten, closes }: { isForgotten: boolean; closes: boolean },
) {
  const { memberId, school } = acting
  if (!hasLeft)
    await (closes ? closeBehind : letGo)(acting, memberId).catch((error: unknown) =>
      Promise.reject(saidOf(school.name, error)),
    )
  await db().update(members).set({ accountId: null, email: null }).where(eq(members.id, memberId))
  const isPrivate = and(ne(turns.reflection, ''), eq(turns.reflectionShared, false))
  await db()
    .update(turns)
    .set({ reflection: '' })
    .where(and(eq(turns.memberId, memberId), isPrivate))
  await sql()`
    update hand_overs h
    set reflection = ''
    from turns t
    where (t.school_id, t.id) = (h.school_id, h.turn_id)
      and t.member_id = ${memberId}
      and h.reflection <> ''
      and not h.reflection_shared`
  if (isForgotten) await sql()`select forget_member(${memberId})`
}

// Of several schools, which one says no.
function saidOf(school: string, error: unknown) {
  return error instanceof Refusal ? new Refusal(error.kind, `${school}: ${error.sentence}`) : error
}
