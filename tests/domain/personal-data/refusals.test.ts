import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { lastOwner } from '../../../app/domain/members/members'
import { deleteAccount, keptBy } from '../../../app/domain/personal-data/deletion'
import { countFile } from '../../../app/domain/personal-data/file'
import { atTheDoor } from '../../../db/front-door'
import { ownSchool } from '../../support/own-school'
import { refusalsIn } from '../../support/refused'
import { sentenceOf } from '../../support/refusals'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('personal-data')
const accountOf = async (who: string) =>
  (
    await here.sql<{ id: string }[]>`
      select account_id as id from members where initials = ${who}`
  )[0]?.id ?? ''

test('an account has ten files in an hour', async () => {
  const [renata, tom] = [await accountOf('RO'), await accountOf('TO')]
  const file = (account: string) => () => atTheDoor(() => countFile(account))
  for (let n = 0; n < 10; n++) await file(renata)()
  await refused(
    'Your data was made into a file ten times within an hour. Please use the last one, or try again later.',
    file(renata),
  )
  expect(await sentenceOf(file(tom)())).toBe('')
})

test('the last owner of a school is told which school keeps their account', async () => {
  const renata = await accountOf('RO')
  const deletes = () => deleteAccount(renata, { isForgotten: false })
  await refused(`Harbor Ridge Middle School: ${lastOwner}`, deletes)
  await here.sql`update members set access = 'owner' where initials = 'MW'`
  expect(await sentenceOf(deletes())).toBe('')
})

test('of a school with nobody else in it is said that nobody there could own it', async () => {
  const [tom, alone] = [await accountOf('TO'), uuidv7()]
  await here.sql.begin(async (tx) => {
    await tx`insert into schools (id, slug, name, time_zone)
      values (${alone}, 'alone', 'Night School', 'Europe/Lisbon')`
    await tx`insert into school_versions (school_id) values (${alone})`
    await tx`insert into members
        (school_id, id, account_id, name, initials, position, access, joined_on)
      values (${alone}, ${uuidv7()}, ${tom}, 'Tom Okafor', 'TO', 'teacher', 'owner', '2026-03-01')`
  })
  const kept = () => atTheDoor(() => keptBy(tom))
  expect(await kept()).toEqual([{ slug: 'alone', name: 'Night School', isAlone: true }])
  await here.sql`insert into members (school_id, id, name, initials, position, access, joined_on)
    values (${alone}, ${uuidv7()}, 'Priya N.', 'PN', 'teacher', 'guest', '2026-03-01')`
  expect(await kept()).toMatchObject([{ isAlone: false }])
})

everyRefusalIsTried()
