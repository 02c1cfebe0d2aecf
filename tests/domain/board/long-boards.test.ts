import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { boardOf } from '../../../app/domain/board/board'
import type { Board } from '../../../app/domain/board/board'
import type { BoardFilters } from '../../../app/forms/board'
import { withSchool } from '../../../db/school'
import { looker, raise } from '../../bench/schools'
import { openOwnDatabase, ownerOf } from '../../support/database'

let own: Awaited<ReturnType<typeof openOwnDatabase>>
let sql: ReturnType<typeof ownerOf>
let acting: Acting

const size = { schools: 1, members: 120, initiatives: 240, turns: 1, decisions: 1 }

beforeAll(async () => {
  own = await openOwnDatabase('skein_empty')
  sql = ownerOf(own.url)
  await raise(sql, size)
  acting = await looker(own.url)
})
afterAll(async () => {
  await sql.end()
  await own.close()
})

const board = (filters: BoardFilters = {}) => {
  return withSchool(acting.school.id, () => boardOf(acting, filters), { readOnly: true })
}

const numbersOf = ({ cards }: Board) => cards.map(({ number }) => number)

/** Whose names stand on a card, as the page reads them. */
function namesOn({ cards, people }: Board, number: number) {
  const card = cards.find((one) => one.number === number)
  const places = [...(card?.leads ?? []).map(([person]) => person), ...(card?.follows ?? [])]
  return places.map((place) => people[place]?.[1])
}

test('a long column shows its first cards and its last, and says how many it leaves out', async () => {
  const shown = await board()
  const ideas = shown.cards.filter(({ stage }) => stage === 'idea').map(({ number }) => number)

  const all = Array.from({ length: 60 }, (_, nth) => 4 * (nth + 1))
  expect(ideas).toEqual([...all.slice(0, 24), ...all.slice(-6)])
  expect(shown.hidden).toEqual({ idea: 30, pilot: 30, extend: 30, embed: 30 })
  expect(shown.total).toBe(size.initiatives)
})

test('what a long column leaves out stands on the board of that stage alone', async () => {
  const whole = await board({ stage: 'idea' })
  expect(whole.hidden).toEqual({})
  expect(numbersOf(whole)).toEqual(Array.from({ length: 60 }, (_, nth) => 4 * (nth + 1)))
})

test('cards of a long board name the same people as the board of their stage', async () => {
  const [long, whole] = [await board(), await board({ stage: 'pilot' })]
  expect(long.isLong).toBe(true)
  for (const number of [1, 9, 13, 237]) {
    expect(namesOn(long, number).toSorted()).toEqual(namesOn(whole, number).toSorted())
    expect(namesOn(long, number).length).toBeGreaterThan(2)
  }
})

test('what needs a lead is counted on the whole board, whatever is shown of it', async () => {
  const [row] = await sql<{ many: number }[]>`
    select count(*)::int as many from initiatives where number % 10 = 3`
  expect((await board()).needLead).toBe(row?.many)
  expect((await board({ stage: 'embed', text: 'nothing says so' })).needLead).toBe(row?.many)
})

test('filters are asked of every card, of those that were left out as well', async () => {
  const [{ person } = { person: '' }] = await sql<{ person: string }[]>`
    select member_id as person from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where i.number = 156 and t.role = 'lead' and t.ended_at is null`
  expect(numbersOf(await board())).not.toContain(156)
  expect(numbersOf(await board({ person, role: 'lead' }))).toContain(156)
  expect(numbersOf(await board({ person, role: 'shadow' }))).toEqual([])
  expect(numbersOf(await board({ text: 'Initiative 156' }))).toEqual([156])
})
