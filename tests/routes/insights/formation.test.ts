import { beforeAll, expect, test } from 'vitest'
import { served } from '../../support/served'
import type { Visitor } from '../../support/visitor'

const here = served('skein_demo')
let denise: Visitor
const formation = '/s/harbor-ridge/formation'

beforeAll(async () => {
  denise = await here.as('denise.abara')
})

// React marks the seams between pieces of text with empty comments.
const textOf = async (address: string) =>
  (await (await denise.get(address)).text()).replaceAll('<!-- -->', '')
const rowsOf = (page: string) =>
  [...page.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh][^>]*>(.*?)<\/t[dh]>/g)].map(([, cell = '']) =>
      cell.replaceAll(/<[^>]+>/g, ''),
    ),
  )

test('the caption says who leads what and where the gaps are', async () => {
  const page = await textOf(formation)
  expect(page).toContain(
    '2025–26: 31 turns in the lead, 5 of them planned, by 21 people, on 9 initiatives.',
  )
  expect(page).toContain('Today everything that asks for a lead has one.')
  expect(page).toContain(
    '2 gaps are behind us: Biweekly data and walk-throughs (7 days) and Cafeteria flow (9 days).',
  )
  expect(page).toContain(
    'Nobody is planned yet for Cafeteria flow from Apr 13 and Common planning time from May 30.',
  )
})

test('each bar says in words who leads, from when to when, and how it came about; each gap how long it was', async () => {
  const page = await textOf(formation)
  expect(page).toContain('Tom Okafor led, Aug 11, 2025 to Oct 17, 2025, offered')
  expect(page).toContain('Zoe M. leads, Jan 17 to Mar 20, chosen')
  expect(page).toContain('Denise Abara will lead, Mar 21 to Jun 5, offered')
  expect(page).toContain('no lead for 7 days: Feb 14 to Feb 20')
})

test('the table holds everything the picture does', async () => {
  const rows = rowsOf(await textOf(`${formation}?as=table`))
  expect(
    rows.filter((row) => row.at(-2) === 'planned' || row.at(-2) === 'past' || row.at(-2) === 'now'),
  ).toHaveLength(31 + 2)
  expect(rows).toContainEqual([
    'One device per student',
    'Tom Okafor',
    'Aug 11, 2025',
    'Oct 17, 2025',
    'past',
    'offered',
  ])
  expect(rows).toContainEqual(['no lead for 9 days', 'Nov 1, 2025', 'Nov 9, 2025', 'past', '—'])
  expect(rows).toContainEqual([
    'Mei-Ling Tran',
    'Apr 18, 2026',
    'Jun 5, 2026',
    'planned',
    'offered',
  ])
  const bars = (await textOf(formation)).match(/class="lanes__bar"/g) ?? []
  expect(bars).toHaveLength(31)
})

test('filters stand in the address and need no script', async () => {
  const one = await textOf(`${formation}?person=${await here.idOf('ZM')}&stage=&year=`)
  expect(one.match(/class="lanes__lane"/g)).toHaveLength(2)
  expect((await textOf(`${formation}?stage=pilot`)).match(/class="lanes__lane"/g)).toHaveLength(4)
  expect(await textOf(`${formation}?stage=paused`)).toContain('Show the whole formation')
  expect(
    (await textOf(`${formation}?stage=heaven&person=nobody&year=1`)).match(/class="lanes__lane"/g),
  ).toHaveLength(9)
})

// What is written past the acts counts for nobody until the school has changed.
const changed = () => here.sql`update school_versions set version = version + 1`

test('terms and closed days are shaded and said in words', async () => {
  await here.sql`delete from terms`
  await here.sql`delete from closed_days`
  await here.sql`insert into terms (school_id, id, name, starts_on, ends_on) select id, gen_random_uuid(), 'Second term', '2026-01-05', '2026-03-20' from schools`
  await here.sql`insert into closed_days (school_id, id, name, starts_on, ends_on) select id, gen_random_uuid(), 'Winter break', '2025-12-20', '2026-01-04' from schools`
  await changed()
  const page = await textOf(formation)
  expect(page).toContain('Terms: Second term Jan 5 to Mar 20.')
  expect(page).toContain(
    'Shaded, because the school is closed: Winter break Dec 20, 2025 to Jan 4.',
  )
})

test('a year without a lead teaches how a lane begins', async () => {
  await here.sql`insert into school_years (school_id, id, name, starts_on, ends_on) select id, gen_random_uuid(), '2022–23', '2022-08-15', '2023-06-09' from schools`
  await changed()
  expect(await textOf(`${formation}?year=2022-08-15`)).toContain(
    'It begins with one initiative and one person',
  )
  await here.sql`delete from school_years where name = '2022–23'`
  await changed()
})

test('the page of an initiative shows its gaps and what is planned, by the same words', async () => {
  const page = await textOf('/s/harbor-ridge/initiatives/7')
  expect(page).toContain('no lead for 7 days: Feb 14 to Feb 20')
  expect(await textOf('/s/harbor-ridge/initiatives/1')).toContain(
    'Denise Abara will lead, Mar 21 to Jun 5, offered',
  )
})

test('one’s own page says days leading and following, and another’s does not', async () => {
  const own = await textOf(`/s/harbor-ridge/people/${await here.idOf('DA')}`)
  expect(own).toMatch(/So far in 2025–26 you have led on 0 days and followed on \d+ days/)
  const other = await textOf(`/s/harbor-ridge/people/${await here.idOf('TO')}`)
  expect(other).toContain('What Tom Okafor leads is above the line')
  expect(other).not.toMatch(/you have led on|followed on \d+ days/)
  expect(other).not.toMatch(/"own":\{/)
})

test('the ribbon’s table lists every turn of the year', async () => {
  const rows = rowsOf(await textOf(`/s/harbor-ridge/people/${await here.idOf('TO')}`))
  expect(rows).toContainEqual([
    'One device per student',
    'lead',
    'Aug 11, 2025',
    'Oct 17, 2025',
    'past',
    'I have run the carts before and can start on day one.',
  ])
  const [{ n } = { n: 0 }] = await here.sql<
    { n: number }[]
  >`select count(*)::int as n from turns where member_id = ${await here.idOf('TO')}`
  expect(
    rows.filter((row) => row.length >= 5 && /^(past|now|planned)$/.test(row.at(-2) ?? '')),
  ).toHaveLength(n)
})

test('sixty initiatives over three years stay under 205 kB a year, as a picture and as a table, and the same asks give the same picture', async () => {
  for (const year of [2023, 2024])
    await here.sql`insert into school_years (school_id, id, name, starts_on, ends_on) select id, gen_random_uuid(), ${`${year}–${year - 1999}`}, ${`${year}-08-14`}, ${`${year + 1}-06-06`} from schools`
  await here.sql`insert into members (school_id, id, name, initials, position, access, joined_on)
    select id, gen_random_uuid(), 'Person Number ' || n, 'P' || n % 10, 'teacher', 'member', '2023-08-01' from schools, generate_series(1, 276) n`
  await here.sql`insert into initiatives (school_id, id, number, title, purpose, challenge, stage, created_by, created_at)
    select s.id, gen_random_uuid(), 100 + n, 'Another initiative with a name, number ' || n, 'To see', 'both', 'extend', (select id from members limit 1), '2023-08-14T16:00Z' from schools s, generate_series(1, 50) n`
  // Four turns a year and a week without a lead in the middle of it; every fifth initiative is led
  // by two.
  await here.sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, ended_at, came_about, recorded_by)
    select i.school_id, gen_random_uuid(), i.id, m.id, 'lead', seat, from_day::timestamp at time zone 'America/Los_Angeles', (from_day + case k when 2 then 66 else 73 end)::timestamp at time zone 'America/Los_Angeles', 'offered', m.id
    from initiatives i, generate_series(0, 2) y, generate_series(0, 3) k, generate_series(1, 2) seat,
      lateral (select (date '2023-08-14' + y * 364 + k * 73) as from_day) d,
      lateral (select id from members order by name offset (i.number * 7 + y * 31 + k * 3 + seat * 101) % 290 limit 1) m
    where i.number > 100 and (seat = 1 or i.number % 5 = 0)`
  const [{ n } = { n: 0 }] = await here.sql<
    { n: number }[]
  >`select count(*)::int as n from turns where role = 'lead'`
  expect(n).toBeGreaterThan(750)
  const kept = { this: '', last: '?year=2024-08-14', first: '?year=2023-08-14', table: '?as=table' }
  const pages = await Promise.all(
    Object.values(kept).map(async (query) => (await denise.get(formation + query)).text()),
  )
  // One of the sixty has stopped, and has no lane.
  expect(pages[0]?.match(/class="lanes__lane"/g)).toHaveLength(59)
  expect(Math.max(...pages.map((page) => Buffer.byteLength(page)))).toBeLessThan(205_000)
  const figure = (page = '') => page.slice(page.indexOf('<figure'), page.indexOf('</figure>'))
  expect(figure(await (await denise.get(formation)).text())).toBe(figure(pages[0]))
})
