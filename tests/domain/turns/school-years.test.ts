import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { refusalOf } from '../../../db/connect'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { follow } from '../../../app/domain/turns/turns'
import { ownSchool } from '../../support/own-school'
import { rotatingIn } from '../../support/rotating'

const here = ownSchool({ anew: true })
const { initiative, said, offered } = rotatingIn(here)

const planOf = (number: number, cadence: string) => here.sql`
  insert into rotation_plans (school_id, id, initiative_id, cadence, choosing, set_by, set_at)
  select i.school_id, ${uuidv7()}, i.id, ${cadence}, 'fairest first', i.created_by, skein_now()
  from initiatives i where i.number = ${number}`
const nextYear = () => here.sql`
  insert into school_years (school_id, id, name, starts_on, ends_on)
  values (${here.cast.schoolId}, ${uuidv7()}, 'next', '2026-08-17', '2027-06-04')`
async function handedOver(number: number, dueOn?: string, rest = {}) {
  const { taker, id } = await offered(number, 'PN', { ...(dueOn && { dueOn }), ...rest })
  await here.cast.inSchool(() => acceptHandOver(taker, number, id))
}

test('a lead that is handed over ends with the school year, also in its last term, and nobody follows from the day after', async () => {
  for (const cadence of [undefined, 'every term']) {
    const number = await initiative('PN')
    await here.sql`update turns set ended_at = '2026-06-06T07:00Z', leaves = true where ended_at > '2026-03-02' and initiative_id = (select id from initiatives where number = ${number})`
    if (cadence) await planOf(number, cadence)
    await handedOver(number, '2026-04-20')
    expect(await said(number)).toEqual([
      'PN follow 2026-03-02 2026-04-19',
      'TO lead 2026-03-02 2026-04-19',
      'PN lead 2026-04-20 2026-06-05',
      'TO follow 2026-04-20',
    ])
  }
})

test('a lead that is handed over at once ends with the school year, unless it is agreed to be open-ended', async () => {
  const [without, open] = [await initiative('PN'), await initiative('PN')]
  await planOf(open, 'open-ended')
  for (const number of [without, open]) await handedOver(number)
  expect(await said(without)).toContain('PN lead 2026-03-02 2026-06-05')
  expect(await said(open)).toContain('PN lead 2026-03-02')
})

test('handed over on the last day of the year, nobody gets a turn of after it', async () => {
  const number = await initiative('PN')
  await handedOver(number, '2026-06-05', { weeksBeside: 2 })
  expect(await said(number)).toEqual([
    'PN follow 2026-03-02 2026-06-04',
    'TO lead 2026-03-02 2026-06-04',
    'PN lead 2026-06-05 2026-06-05',
    'TO shadow 2026-06-05 2026-06-05',
  ])
})

test('who leads to the end of a year follows from the first day of the next, if there is one', async () => {
  await nextYear()
  const number = await initiative('PN')
  await handedOver(number, '2026-04-20')
  expect((await said(number)).slice(-2)).toEqual(['TO follow 2026-04-20', 'PN follow 2026-08-17'])
})

test('no turn is planned to begin after the last school year', async () => {
  const number = await initiative('PN')
  const written = (from: string) =>
    here.sql`
      insert into turns (school_id, id, initiative_id, member_id, role, began_at, came_about, recorded_by)
      select i.school_id, gen_random_uuid(), i.id, m.id, 'follow', day_begins(i.school_id, ${from}::date), 'asked', m.id
      from initiatives i join members m on m.initials = 'RT' where i.number = ${number}`.then(
      () => 'written',
      (error: unknown) => refusalOf(error)?.constraint,
    )
  expect(await written('2026-06-06')).toBe('turns_begin_in_a_year')
  expect(await written('2026-06-05')).toBe('written')
  await nextYear()
  await here.sql`update turns set leaves = true, ended_at = '2026-06-06T00:00Z' where began_at > '2026-06-01'`
  expect(await written('2026-06-06')).toBe('written')
})

test('after the last school year a turn may begin at once, and goes on from there', async () => {
  const number = await initiative()
  await here.sql`update school_years set ends_on = '2026-03-01' where school_id = ${here.cast.schoolId}`
  const priya = await here.cast.acting('PN')
  await here.cast.inSchool(() => follow(priya, number))
  await handedOver(number)
  expect(await said(number)).toEqual([
    'PN follow 2026-03-02 2026-03-02',
    'PN lead 2026-03-02',
    'TO follow 2026-03-02',
    'TO lead 2026-03-02 2026-03-02',
  ])
})
