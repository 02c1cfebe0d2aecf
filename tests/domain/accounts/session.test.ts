import { beforeAll, expect, test } from 'vitest'
import { asIfGone } from '../../support/database'
import { ownSchool } from '../../support/own-school'

const here = ownSchool()

beforeAll(
  () => here.sql`
    insert into sessions (id, account_id, expires_at)
    select 'one', account_id, now() + interval '7 days' from members where initials = 'PN'`,
)

/** What the door knows of the session, with this said of it. */
async function known(said: string) {
  await here.sql.unsafe(`update sessions set ${said} where id = 'one'`)
  const [session] = await here.sql<
    {
      isStale: boolean
      isConfirmed: boolean
      lasts: string
      memberships: { slug: string }[]
    }[]
  >`
    select is_stale as "isStale", is_confirmed as "isConfirmed", memberships,
      round(extract(epoch from expires_at - now()) / 86400)::text as lasts
    from door.session('one')`
  return session
}
const ago = (span: string) => `now() - interval '${span}'`

test('a password asked again is good for ten minutes', async () => {
  const confirmed = async (when: string) => (await known(`confirmed_at = ${when}`))?.isConfirmed
  expect(await confirmed('null')).toBe(false)
  expect(await confirmed(ago('9 minutes'))).toBe(true)
  expect(await confirmed(ago('11 minutes'))).toBe(false)
})

test('a session is written as used when it was not for an hour', async () => {
  const stale = async (when: string) => (await known(`used_at = ${when}`))?.isStale
  expect([await stale(ago('59 minutes')), await stale(ago('61 minutes'))]).toEqual([false, true])
})

test('a session ends at the earlier of two days: when it is not used, and whatever happens', async () => {
  const until = (days: number) => `now() + interval '${days} days'`
  const lasts = async (unused: number, whatever: number) =>
    (await known(`expires_at = ${until(unused)}, ends_at = ${until(whatever)}`))?.lasts
  expect([await lasts(7, 30), await lasts(7, 3)]).toEqual(['7', '3'])
})

test('a session finds the schools that its account belongs to, and none that it has left', async () => {
  const schools = async () =>
    (await known('browser = browser'))?.memberships.map(({ slug }) => slug)
  expect(await schools()).toEqual(['harbor-ridge'])
  await asIfGone(here.sql, 'PN')
  expect(await schools()).toEqual([])
})
