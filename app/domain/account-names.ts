import { eq } from 'drizzle-orm'
import { withRules } from '../../db/refusals'
import { accounts } from '../../db/schema'
import { db, written } from '../../db/school'
import { changeEverywhere } from './account-schools'
import type { Belonging } from './account-schools'
import { conflict } from './refusal'

type Named = { name: string; initials?: string | undefined }

/**
 * Changes what a person is called: the name of the account, and name and initials of their member in every school. What was written
 * before keeps the name of its day; the database records each former name. Refuses (conflict, beside the field) initials that
 * someone else in one of the schools has.
 */
export async function renameMyself(accountId: string, named: Named) {
  await changeEverywhere(accountId, {
    atDoor: async () => void (await db().update(accounts).set({ name: named.name }).where(eq(accounts.id, accountId))),
    inEach: (belonging) => renameMember(belonging, named),
  })
}

// Where they have left only the name follows: a circle there is nobody else's to give way to.
async function renameMember({ acting, hasLeft }: Belonging, { name, initials }: Named) {
  const taken = `In ${acting.school.name} someone else has these initials. Please choose others, up to three letters.`
  const refuse = (sentence: string) => conflict(sentence, 'initials')
  await withRules({ members_initials_taken: taken, members_initials_short: 'Please use one to three letters.' }, refuse, async () => {
    await written()`update members set name = ${name}, initials = coalesce(${hasLeft ? null : (initials ?? null)}, initials) where id = ${acting.memberId}`
  })
}
