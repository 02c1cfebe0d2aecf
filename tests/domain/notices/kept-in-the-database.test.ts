import { beforeAll, expect, test } from 'vitest'
import { ownSchool } from '../../support/own-school'
import { triedIn } from '../../support/tried'

const here = ownSchool()
const { tried } = triedIn(here)
beforeAll(
  () => here.sql`
    insert into digests (school_id, id, member_id, day, stop_hash)
    select school_id, gen_random_uuid(), id, day, day::text
    from members, unnest('{2026-02-26,2026-02-27}'::date[]) day where initials = 'TO'`,
)

const written = `
  insert into notices (id, member_id, kind, key, sentence)
  select gen_random_uuid(), id, 'other', 'one', 'It is so.' from members where initials = 'TO'`
const notice = (set: string) => `update notices set ${set} where key = 'one'`
const letter = (place: number) => `(select id from digests order by day limit 1 offset ${place})`
const mailed = (place: number) => notice(`mailed_at = skein_now(), digest_id = ${letter(place)}`)

test('a notice is seen once: it is not unseen, nor seen at another time', async () => {
  const seen = [written, notice('seen_at = skein_now()')]
  expect(await tried(...seen)).toBe('may')
  expect(await tried(...seen, notice('seen_at = null'))).toBe('notices_kept')
  expect(await tried(...seen, notice(`seen_at = seen_at + interval '1 day'`))).toBe('notices_kept')
  expect(await tried(...seen, notice('over_at = skein_now()'))).toBe('may')
})

test('a notice is in one letter, and goes to another only once that letter has given it back', async () => {
  const back = notice('mailed_at = null, digest_id = null')
  expect(await tried(written, mailed(0))).toBe('may')
  expect(await tried(written, mailed(0), mailed(1))).toBe('notices_kept')
  expect(await tried(written, mailed(0), notice(`mailed_at = mailed_at + interval '1 day'`))).toBe(
    'notices_kept',
  )
  expect(await tried(written, mailed(0), back, mailed(1))).toBe('may')
})

test('what a notice says, to whom and of what, is written once, and stays', async () => {
  for (const set of [`sentence = 'Else.'`, `key = 'two'`, `kind = 'leave'`, `due_on = today()`])
    expect([set, await tried(written, notice(set))]).toEqual([set, 'notices_kept'])
  expect(await tried(written, `delete from notices where key = 'one'`)).toBe('notices_kept')
})
