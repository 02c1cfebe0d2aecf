import { expect, test } from 'vitest'
import { lastOwner } from '../../../app/domain/members/members'
import { deleteAccount } from '../../../app/domain/personal-data/deletion'
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

everyRefusalIsTried()
