import { eq } from 'drizzle-orm'
import { accounts } from '../../../db/schema'
import { acrossSchools, db, sql } from '../../../db/school'
import type { InSchool } from '../../../db/school'
import type { Acting } from '../acting'
import { found } from '../refusal'

/** An account in one school: as it acts there, and whether it has left. */
export type Belonging = { acting: Acting; hasLeft: boolean }

type Row = Omit<Acting, 'school'> &
  Omit<Acting['school'], 'id'> & { schoolId: string; school: string; hasLeft: boolean }

/**
 * Changes an account and its member in every school it belongs or belonged to, in one transaction:
 * all of it or nothing. `atDoor` comes first, then `inEach` in one school after the other, then
 * `atLast` at the door again. Missing when the account is gone.
 */
export function changeEverywhere<T>(
  accountId: string,
  {
    atDoor,
    inEach,
    atLast,
  }: {
    atDoor: () => Promise<T>
    inEach: (belonging: Belonging, from: T) => Promise<void>
    atLast?: (from: T) => Promise<void>
  },
) {
  return acrossSchools(async (inSchool: InSchool) => {
    await lockAccount(accountId)
    const from = await atDoor()
    for (const belonging of await belongingsOf(accountId))
      await inSchool(belonging.acting.school.id, () => inEach(belonging, from))
    await atLast?.(from)
    return from
  })
}

/**
 * Every school an account belongs or belonged to, in the order in which they are entered. At the
 * door.
 */
export async function belongingsOf(accountId: string): Promise<Belonging[]> {
  const rows = await sql()<Row[]>`
    select m.id as "memberId", m.name, m.access, m.position, m.school_id as "schoolId", s.slug,
      s.name as school, s.time_zone as "timeZone",
      local_day(skein_now(), s.time_zone)::text as today, skein_now()::text as now,
      m.left_on is not null as "hasLeft"
    from members m join schools s on s.id = m.school_id
    where m.account_id = ${accountId}
    order by m.school_id`
  return rows.map(
    ({
      memberId,
      name,
      access,
      position,
      schoolId: id,
      slug,
      school,
      timeZone,
      today,
      now,
      hasLeft,
    }) => ({
      acting: {
        memberId,
        name,
        access,
        position,
        school: { id, slug, name: school, timeZone, today, now: new Date(now).toISOString() },
      },
      hasLeft,
    }),
  )
}

// The one who accepts an invitation refers to the account, and waits for it.
async function lockAccount(accountId: string) {
  const [account] = await db()
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for('update')
  found(account, 'This account does not exist any more.')
}
