import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { lastOwner } from '../../../app/domain/members/members'
import { deleteAccount, keptBy } from '../../../app/domain/personal-data/deletion'
import { countFile } from '../../../app/domain/personal-data/file'
import { refusalOf } from '../../../db/connect'
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

async function aloneIn(who: string, slug: string) {
  const [account, school] = [await accountOf(who), uuidv7()]
  await here.sql.begin(async (tx) => {
    await tx`insert into schools (id, slug, name, time_zone)
      values (${school}, ${slug}, 'Night School', 'Europe/Lisbon')`
    await tx`insert into school_versions (school_id) values (${school})`
    await tx`insert into members
        (school_id, id, account_id, name, initials, position, access, joined_on)
      values (${school}, ${uuidv7()}, ${account}, 'Tom Okafor', 'TO', 'teacher', 'owner', '2026-03-01')`
  })
  return { account, school }
}
const joins = (school: string) => here.sql`
  insert into members (school_id, id, name, initials, position, access, joined_on)
  values (${school}, ${uuidv7()}, 'Priya N.', 'PN', 'teacher', 'guest', '2026-03-01')`

test('of a school with nobody else in it is said that nobody there could own it', async () => {
  const { account, school } = await aloneIn('TO', 'alone')
  const kept = () => atTheDoor(() => keptBy(account))
  expect(await kept()).toEqual([{ slug: 'alone', name: 'Night School', isAlone: true }])
  await joins(school)
  expect(await kept()).toMatchObject([{ isAlone: false }])
})

test('who is alone in a school closes it with their account when they say so, and nobody is invited to it any more', async () => {
  const { account, school } = await aloneIn('JL', 'closing')
  await here.sql`
    insert into invitations (school_id, id, email, name, position, access, token_hash, invited_by, expires_at)
    select school_id, ${uuidv7()}, 'pn@skein.example', 'Priya N.', 'teacher', 'guest', 'x', id, skein_now() + interval '3 days'
    from members where school_id = ${school}`
  const deletes = (closes: boolean) => deleteAccount(account, { isForgotten: false, closes })
  await refused(`Night School: ${lastOwner}`, () => deletes(false))
  expect(await sentenceOf(deletes(true))).toBe('')
  const left = await here.sql`
    select (select count(*)::int from members where school_id = ${school} and left_on is null) as there,
      (select count(*)::int from invitations where school_id = ${school} and withdrawn_at is null) as invited,
      (select count(*)::int from accounts where id = ${account}) as accounts`
  expect(left).toEqual([{ there: 0, invited: 0, accounts: 0 }])
})

test('a school in which others are is never closed, nor left without an owner', async () => {
  const { account, school } = await aloneIn('KM', 'others')
  await joins(school)
  await refused(`Night School: ${lastOwner}`, () =>
    deleteAccount(account, { isForgotten: false, closes: true }),
  )
  const leaves = here.sql`
    update members set left_on = '2026-03-02' where school_id = ${school} and access = 'owner'`
  expect(
    await leaves.then(
      () => 'left',
      (error: unknown) => refusalOf(error)?.constraint,
    ),
  ).toBe('members_leave_an_owner')
})

test('the last owner of a school that someone is in keeps that access, whoever writes it', async () => {
  const { school } = await aloneIn('DF', 'kept')
  await joins(school)
  const lessens = here.sql`
    update members set access = 'member' where school_id = ${school} and access = 'owner'`
  expect(
    await lessens.then(
      () => 'lessened',
      (error: unknown) => refusalOf(error)?.constraint,
    ),
  ).toBe('members_leave_an_owner')
})

everyRefusalIsTried()
