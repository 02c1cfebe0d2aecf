import { eq } from 'drizzle-orm'
import { withRules } from '../../../db/refusals'
import { accounts } from '../../../db/schema'
import { db, sql } from '../../../db/school'
import { changeEverywhere } from './memberships'
import type { Belonging } from './memberships'
import { conflict, found } from '../refusal'

type Named = { name: string; initials?: string | undefined }

/**
 * Changes what a person is called: the name of the account, and name and initials of their member
 * in every school. What was written before keeps the name of its day; the database records each
 * former name. Refuses (conflict, beside the field) initials that someone else in one of the
 * schools has.
 */
export async function renameMyself(accountId: string, { memberId, to }: Renaming) {
  await changeEverywhere(accountId, {
    atDoor: async () => {
      const named = to(await namesNow(accountId, memberId))
      await db().update(accounts).set({ name: named.name }).where(eq(accounts.id, accountId))
      return named
    },
    inEach: renameMember,
  })
}

/** Names that depend on what stands: of the account, and the initials of one of its members. */
export type Renaming = { memberId: string | undefined; to: (now: Named) => Named }

async function namesNow(accountId: string, memberId: string | undefined): Promise<Named> {
  const [row] = await sql()<{ name: string; initials: string | null }[]>`
    select name, (select initials from members where id = ${memberId ?? null}::uuid) as initials
    from accounts where id = ${accountId}`
  const { name, initials } = found(row)
  return { name, initials: initials ?? undefined }
}

// Where they have left only the name follows: a circle there is nobody else's to give way to.
async function renameMember({ acting, hasLeft }: Belonging, { name, initials }: Named) {
  const taken = `In ${acting.school.name} someone else has these initials. Please choose others, up to three letters.`
  const refuse = (sentence: string) => conflict(sentence, 'initials')
  await withRules(
    { members_initials_taken: taken, members_initials_short: 'Please use one to three letters.' },
    refuse,
    async () => {
      await sql()`
        update members
        set name = ${name}, initials = coalesce(${hasLeft ? null : (initials ?? null)}, initials)
        where id = ${acting.memberId}`
    },
  )
}
