import { expect, test } from 'vitest'
import { enoughSchools } from '../../../app/domain/members/members'
import { foundSchool } from '../../../app/domain/schools/founding'
import { addGoal, changeSchool, endGoal, settingsOf } from '../../../app/domain/schools/settings'
import { actsIn } from '../../support/acting-as'
import { ownSchool } from '../../support/own-school'
import { refusalsIn } from '../../support/refused'

const here = ownSchool()
const { refused, everyRefusalIsTried } = refusalsIn('schools')
const { as, goes } = actsIn(here)

const harbor = { name: 'Harbor Ridge', timeZone: 'America/Los_Angeles' }

test('a school is set up by its owners and admins alone', async () => {
  const acts = [
    settingsOf,
    (acting: Parameters<typeof settingsOf>[0]) => changeSchool(acting, harbor),
    (acting: Parameters<typeof settingsOf>[0]) => addGoal(acting, 'Reading'),
  ]
  for (const act of acts) {
    await refused('The school’s settings are for its owners and admins.', as('PN', act))
    for (const by of ['RO', 'MW']) await goes(as(by, act))
  }
})

test('a school keeps to a time zone that the database knows', async () => {
  const moves = (timeZone: string) =>
    as('RO', (acting) => changeSchool(acting, { ...harbor, timeZone }))
  await refused(
    'The database does not know this time zone. Please choose another of the same hours.',
    moves('Mars/Olympus'),
  )
  await goes(moves('America/Chicago'))
})

test('a goal ends once, by an administrator', async () => {
  await as('RO', (acting) => addGoal(acting, 'Writing'))()
  const [goal] = await here.sql<{ id: string }[]>`select id from sip_goals where title = 'Writing'`
  const ends = (by: string) => as(by, (acting) => endGoal(acting, goal?.id ?? ''))
  await refused('The school’s settings are for its owners and admins.', ends('PN'))
  await goes(ends('RO'))
  await refused('This goal has ended already, or is not one of this school.', ends('RO'))
})

const year = { timeZone: 'UTC', startsOn: '2025-09-01', endsOn: '2026-06-20' }
async function founder(email: string) {
  const [account] = await here.sql<{ id: string }[]>`
    insert into accounts (id, email, name, password_hash)
    values (gen_random_uuid(), ${email}, 'Ana Weir', '-') returning id`
  return { accountId: account?.id ?? '', name: 'Ana Weir', email }
}
type Within = Parameters<typeof foundSchool<string>>[2]
const simply: Within = async (slug, found) => (await found(), slug)

test('of schools of one name each has an address of its own, unless others take every one first', async () => {
  const ana = await founder('ana@weir.example')
  const founds = (within: Within) => () => foundSchool(ana, { ...year, name: 'Weir' }, within)
  expect(await founds(simply)()).toBe('weir')
  expect(await founds(simply)()).toBe('weir-2')
  const tried: string[] = []
  await refused(
    'Schools of this name are being made faster than we can count. Please try again.',
    founds(async (slug, found) => {
      tried.push(slug)
      await here.sql`
        insert into schools (id, slug, name, time_zone)
        values (gen_random_uuid(), ${slug}, 'Weir', 'UTC') on conflict do nothing`
      await found()
      return slug
    }),
  )
  expect(tried.slice(0, 3)).toEqual(['weir', 'weir-2', 'weir-3'])
  expect(new Set(tried).size).toBe(5)
  expect(await here.sql`select from members where account_id = ${ana.accountId}`).toHaveLength(2)
})

test('an account founds fifty schools, and no more', async () => {
  const ben = await founder('ben@weir.example')
  const founds = (n: number) => () => foundSchool(ben, { ...year, name: `Pier ${n}` }, simply)
  for (let n = 0; n < 50; n++) await founds(n)()
  await refused(enoughSchools, founds(50))
})

everyRefusalIsTried()
