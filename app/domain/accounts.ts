import { accounts } from '../../db/schema'
import { db } from '../../db/school'
import { withRules } from '../../db/refusals'
import { conflict, found } from './refusal'

type NewAccount = { email: string; name: string; passwordHash: string }

const taken = 'This address already has an account. Sign in with it, or ask for a new password.'

/** Makes an account, at the door; answers its id. Refuses (conflict) an address that has one, however it is capitalised. */
export function openAccount(account: NewAccount): Promise<string> {
  return withRules({ accounts_email_key: taken }, conflict, async () => {
    const [made] = await db().insert(accounts).values(account).returning({ id: accounts.id })
    return found(made).id
  })
}
