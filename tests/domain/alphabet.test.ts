import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { boardOf } from '../../app/domain/board/board'
import { decisionLog } from '../../app/domain/decisions/log'
import { lessonsOf } from '../../app/domain/initiatives/lessons'
import { peopleOnPage } from '../../app/domain/members/people-page'
import { find, listed } from '../../app/domain/search'
import { ownSchool } from '../support/own-school'

const here = ownSchool()
const newcomers = [
  'Zoë Zimmer',
  'de Vries, Anna',
  'Ángel Ruiz',
  'ångström, Liv',
  'Øystein Dahl',
  'Łukasz Nowak',
  'Niamh O’Brien',
  "Sean O'Hara",
  'Room 10',
  'Room 9',
  'Weiß, Uta',
]

beforeAll(async () => {
  for (const name of newcomers)
    await here.sql`
      insert into members (school_id, id, name, initials, position, access, joined_on) values (${here.cast.schoolId}, gen_random_uuid(), ${name}, 'XX', 'teacher', 'member', '2025-08-11')`
})

const found = async (text: string) =>
  (await here.cast.inSchool(() => find('members', text))).map(({ name }) => name)
const alphabetically = new Intl.Collator('en', { numeric: true }).compare

test('names stand in the order of the alphabet, whatever their accents and capitals', async () => {
  const names = (await here.cast.inSchool(() => listed('members'))).choices.map(({ name }) =>
    name.replace(/, (away|on leave|here until).*/, ''),
  )
  expect(names.length).toBeGreaterThan(newcomers.length)
  expect(names).toEqual(names.toSorted(alphabetically))
})

test('every name and title in the database is in alphabetical order of itself, so that no list can forget it', async () => {
  const others = await here.sql`
    select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind in ('r', 'v') and c.relnamespace = 'public'::regnamespace and a.attname in ('name', 'title') and a.atttypid = 'text'::regtype
      and a.attcollation <> 'public.alphabet'::regcollation`
  expect(others).toEqual([])
})

test.each([
  ['angel', 'Ángel Ruiz'],
  ['ÁNGEL', 'Ángel Ruiz'],
  ['Angstrom', 'ångström, Liv'],
  ['ÅNG', 'ångström, Liv'],
  ['oystein', 'Øystein Dahl'],
  ['ØYST', 'Øystein Dahl'],
  ['lukasz', 'Łukasz Nowak'],
  ['weiss', 'Weiß, Uta'],
  ["o'brien", 'Niamh O’Brien'],
  ['o’hara', "Sean O'Hara"],
  ['zoe zi', 'Zoë Zimmer'],
])('who looks for %s finds %s', async (text, name) => expect(await found(text)).toContain(name))

test('a sign without a word finds what has the sign, on every list, and not everything', async () => {
  await here.sql`update initiatives set purpose = purpose || ' Under 5 % by May.' where number = 4`
  await here.sql`update school_versions set version = version + 1`
  const acting = await here.cast.acting('RO')
  const lists = await here.cast.inSchool(async () => ({
    board: (await boardOf(acting, { text: '%' })).cards.map(({ number }) => number),
    people: (await peopleOnPage({ text: '%' })).members.map(({ name }) => name),
    lessons: (await lessonsOf({ text: '%' })).total,
    names: (await find('members', '%')).length,
    comma: (await find('members', ',')).map(({ name }) => name),
  }))
  expect(lists).toEqual({
    board: [1, 4],
    people: [],
    lessons: 0,
    names: 0,
    comma: ['ångström, Liv', 'de Vries, Anna', 'Weiß, Uta'],
  })
  expect((await here.cast.inSchool(() => peopleOnPage({ text: ' ' }))).members).not.toEqual([])
})

async function decide(question: string, decided: string) {
  const [ro] = await here.sql`select id from members where initials = 'RO'`
  const [last] = await here.sql`select max(number) + 1 as number from decisions`
  await here.sql`
    insert into decisions (school_id, id, number, question, decided, method, authority, outcome, decided_on, review_on, recorded_by)
    values (${here.cast.schoolId}, ${randomUUID()}, ${last?.number}, ${question}, ${decided}, 'consent', 'decides', 'passed', '2026-01-01', '2026-04-01', ${ro?.id})`
}
const decisionsOf = async (text: string) => {
  const acting = await here.cast.acting('RO')
  return (await here.cast.inSchool(() => decisionLog(acting, { text }))).lines.map(
    ({ question }) => question,
  )
}

test('decisions are found by beginnings, short words, words without accents, quotes of either kind, and words that say little', async () => {
  await decide('Who keeps the café’s till?', 'The Pupils’ Council does, in Zürich as here.')
  await decide('Does IT move to the annex?', 'Yes. PE stays where PE is.')
  await decide('Where does it rain in?', 'It rains in at the annex.')
  for (const text of [
    'caf',
    'CAFÉ',
    'cafe',
    'zurich',
    "pupils' council",
    'pupils’ council',
    'pupil',
  ])
    expect((await decisionsOf(text))[0], text).toBe('Who keeps the café’s till?')
  expect(await decisionsOf('PE')).toContain('Does IT move to the annex?')
  expect(await decisionsOf('IT')).toEqual(['Does IT move to the annex?'])
  expect((await decisionsOf('the IT annex'))[0]).toBe('Does IT move to the annex?')
  expect(await decisionsOf('it')).toContain('Where does it rain in?')
  const phones = await decisionsOf('phones')
  expect(phones.length).toBeGreaterThan(0)
  expect(await decisionsOf('phon')).toEqual(expect.arrayContaining(phones))
})

test('the board looks for words as every other list does', async () => {
  const acting = await here.cast.acting('RO')
  await here.sql`update initiatives set title = 'The Café’s menu' where number = 7`
  const matching = async (text: string) =>
    (await here.cast.inSchool(() => boardOf(acting, { text }))).cards.filter(
      ({ number }) => number === 7,
    ).length
  for (const text of ['cafe', 'CAFÉ', "café's", 'caf']) expect(await matching(text), text).toBe(1)
})
