import { afterAll, beforeAll, expect, test } from 'vitest'
import { withSchool } from '../../../db/school'
import type { Acting } from '../../../app/domain/acting'
import { changeAccess } from '../../../app/domain/absences/access'
import { describeMyself, memberById, turnsOfMember } from '../../../app/domain/members/profile'
import { peopleOnPage } from '../../../app/domain/members/people-page'
import { letGo } from '../../../app/domain/absences/departures'
import { openOwnDatabase, ownerOf } from '../../support/database'
import { kindOf } from '../../support/refusals'
import { someoneElsewhere } from '../../support/everyone'

let own: Awaited<ReturnType<typeof openOwnDatabase>>
let sql: ReturnType<typeof ownerOf>
let school: Acting['school']

beforeAll(async () => {
  own = await openOwnDatabase('skein_demo')
  sql = ownerOf(own.url)
  const [row] =
    await sql`select id, slug, name, time_zone as "timeZone", (skein_now() at time zone time_zone)::date::text as today, skein_now()::text as now from schools where slug = 'harbor-ridge'`
  school = row as unknown as Acting['school']
})
afterAll(async () => {
  await sql.end()
  await own.close()
})

async function as(initials: string): Promise<Acting> {
  const [row] =
    await sql`select id as "memberId", name, access, position from members where initials = ${initials} and school_id = ${school.id}`
  return { ...(row as unknown as Omit<Acting, 'school'>), school }
}

const here = <T>(work: () => Promise<T>) => withSchool(school.id, work)
const teacher = { position: 'teacher', positionNote: '', access: 'member', worksOn: 31 } as const

test('everyone is listed with the turns they hold now', async () => {
  const { members: listed } = await here(peopleOnPage)
  const held = await sql<{ line: string }[]>`
    select concat_ws(': ', m.name, t.role, i.title) as line from turns t
    join members m on (m.school_id, m.id) = (t.school_id, t.member_id)
    join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where t.during @> skein_now()`
  expect(listed).toHaveLength(24)
  const said = listed.flatMap(({ name, turns }) =>
    turns.map(({ role, title }) => `${name}: ${role}: ${title}`),
  )
  expect(said.toSorted()).toEqual(held.map(({ line }) => line).toSorted())
})

test('a malformed or a foreign id is missing, never a fault', async () => {
  expect(await kindOf(here(() => memberById('not-a-uuid')))).toBe('missing')
  const unknown = '00000000-0000-7000-8000-000000000000'
  const { memberId: foreign } = await someoneElsewhere(sql)
  for (const id of [unknown, foreign])
    expect(await kindOf(here(() => memberById(id)))).toBe('missing')
})

test('strengths are one’s own words, not even an owner’s', async () => {
  const [denise, renata] = [await as('DA'), await as('RO')]
  await here(() =>
    describeMyself(denise, denise.memberId, {
      strengths: 'Patience',
      growthEdges: 'Speaking up',
      worksOn: 31,
    }),
  )
  expect(await here(() => memberById(denise.memberId))).toMatchObject({
    strengths: 'Patience',
    growthEdges: 'Speaking up',
  })
  expect(
    await kindOf(
      here(() =>
        describeMyself(renata, denise.memberId, { strengths: '', growthEdges: '', worksOn: 31 }),
      ),
    ),
  ).toBe('forbidden')
  expect(await here(() => memberById(denise.memberId))).toMatchObject({
    strengths: 'Patience',
    growthEdges: 'Speaking up',
  })
})

test('a member says which days they work, and an administrator may too', async () => {
  const [denise, marcus] = [await as('DA'), await as('MW')]
  await here(() =>
    describeMyself(denise, denise.memberId, { strengths: '', growthEdges: '', worksOn: 0b00111 }),
  )
  expect(await here(() => memberById(denise.memberId))).toMatchObject({ worksOn: 7 })
  await here(() =>
    changeAccess(marcus, denise.memberId, {
      ...teacher,
      position: 'para-educator',
      worksOn: 0b01111,
    }),
  )
  expect(await here(() => memberById(denise.memberId))).toMatchObject({ worksOn: 15 })
})

test('an admin makes nobody an owner', async () => {
  const [marcus, tom] = [await as('MW'), await as('TO')]
  expect(
    await kindOf(here(() => changeAccess(marcus, tom.memberId, { ...teacher, access: 'owner' }))),
  ).toBe('forbidden')
  expect(
    await kindOf(here(() => changeAccess(marcus, tom.memberId, { ...teacher, access: 'admin' }))),
  ).toBe('done')
})

test('the last owner cannot leave', async () => {
  const renata = await as('RO')
  expect(await kindOf(here(() => letGo(renata, renata.memberId)))).toBe('conflict')
})

test('two owners who demote each other at once leave one', async () => {
  await sql`update members set access = 'owner' where initials in ('RO', 'LB')`
  const [renata, lena] = [await as('RO'), await as('LB')]
  const demote = (by: Acting, whom: Acting) =>
    kindOf(here(() => changeAccess(by, whom.memberId, teacher)))
  const outcomes = await Promise.all([demote(renata, lena), demote(lena, renata)])
  expect(outcomes.sort()).toEqual(['done', 'forbidden'])
  expect(await sql`select from members where access = 'owner' and left_on is null`).toHaveLength(1)
})

test('who leaves has no open turn, and keeps every turn they had', async () => {
  const [holder] = await sql<
    { initials: string }[]
  >`select m.initials from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id) where t.during @> skein_now() and m.access = 'member' limit 1`
  const leaver = await as(holder?.initials ?? '')
  const before = await here(() => turnsOfMember(leaver.memberId))
  await here(() => letGo(leaver, leaver.memberId))
  const after = await here(() => turnsOfMember(leaver.memberId))
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  expect(after.filter(({ isCurrent, to }) => isCurrent || to === null)).toEqual([])
  expect(await here(() => memberById(leaver.memberId))).toMatchObject({ leftOn: school.today })
  expect(await kindOf(here(() => letGo(leaver, leaver.memberId)))).toBe('missing')
})

test('a member does not send another away', async () => {
  const [priya, jess] = [await as('PN'), await as('JL')]
  expect(await kindOf(here(() => letGo(priya, jess.memberId)))).toBe('forbidden')
  expect(await here(() => memberById(jess.memberId))).toMatchObject({ leftOn: null })
})
