import { expect, test } from 'vitest'
import { settleAbsences } from '../../app/jobs/absences.server'
import { tick } from '../../app/jobs/tick.server'
import { ownSchool } from '../support/own-school'

const here = ownSchool({ anew: true })

/** Ray, Amina and Ike had their last day yesterday; the first going fails. */
async function goingFails() {
  await here.sql`update members set last_day_on = '2026-03-01' where initials in ('RT', 'IP', 'AY')`
  await here.sql`
    create function die() returns trigger language plpgsql
    as $$ begin raise exception 'a rainy day'; end $$`
  await here.sql`
    create trigger zz_die before update on members for each row
    when (new.initials = 'RT' and new.left_on is not null) execute function die()`
  await here.sql`update school_versions set version = version + 1`
}
const gone = async () =>
  (
    await here.sql<{ initials: string }[]>`
      select initials from members where left_on = '2026-03-02' order by initials`
  ).map(({ initials }) => initials)

test('of the absences of a school one that fails stops no other, and is told', async () => {
  await goingFails()
  await expect(settleAbsences()).rejects.toThrow('a rainy day')
  expect(await gone()).toEqual(['AY', 'IP'])
})

test('a look of the minute that fails stops none that comes after it, and is told', async () => {
  await goingFails()
  await here.sql`truncate notices`
  const job = { id: '1', since: '2026-03-02T18:00:00Z', worker: 'w', inHand: ['1'] }
  await expect(tick({}, job)).rejects.toThrow('a rainy day')
  expect(await gone()).toEqual(['AY', 'IP'])
  expect(await here.sql`select from notices`).not.toHaveLength(0)
})
