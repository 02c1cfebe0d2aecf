import { expect, test } from 'vitest'
import { firstToFollow } from '../../../app/domain/home/newcomer'
import { follow } from '../../../app/domain/turns/turns'
import { ownSchool } from '../../support/own-school'

const here = ownSchool()

async function comes(initials: string, access: string) {
  await here.sql`
    insert into members (school_id, id, name, initials, position, access, joined_on)
    values (${here.cast.schoolId}, gen_random_uuid(), 'New Here', ${initials}, 'teacher', ${access}, '2026-03-02')`
}

async function toFollow(who: string) {
  const acting = await here.cast.acting(who)
  return here.cast.inSchool(() => firstToFollow(acting))
}

test('who has never held a turn is shown what the fewest follow, until they follow', async () => {
  await comes('NH', 'member')
  const shown = (await toFollow('NH')) ?? []
  const follows = shown.map((one) => one.follows)
  expect(follows).toHaveLength(3)
  expect(follows).toEqual(follows.toSorted((a, b) => a - b))
  expect(shown.every(({ leads }) => leads.length > 0)).toBe(true)

  const acting = await here.cast.acting('NH')
  await here.cast.inSchool(() => follow(acting, shown[0]?.number ?? 0, { reason: '' }))
  expect(await toFollow('NH')).toBeNull()
})

test('who has held a turn is no newcomer, and nothing is expected of a guest', async () => {
  await comes('GU', 'guest')
  expect([await toFollow('RO'), await toFollow('GU')]).toEqual([null, null])
})
