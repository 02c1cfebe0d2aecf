import { afterAll, beforeAll, expect, test } from 'vitest'
import { boardOf } from '../../../app/domain/board/board'
import { newsFor } from '../../../app/domain/home/news'
import { rotationOf } from '../../../app/domain/rotations/outlook'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { moveInitiative } from '../../../app/domain/stages/moves'
import type { Acting } from '../../../app/domain/acting'
import { withSchool } from '../../../db/school'
import { openOwnDatabase, ownerOf } from '../../support/database'

let own: Awaited<ReturnType<typeof openOwnDatabase>>
let acting: Acting

beforeAll(async () => {
  own = await openOwnDatabase('skein_demo')
  acting = await actingAs('PN')
})
afterAll(() => own.close())

async function actingAs(initials: string): Promise<Acting> {
  const sql = ownerOf(own.url)
  const [row] = await sql<
    { memberId: string; name: string; schoolId: string }[]
  >`select id as "memberId", name, school_id as "schoolId" from members where initials = ${initials}`
  await sql.end()
  if (!row) throw new Error(`Nobody is called ${initials}.`)
  const school = {
    id: row.schoolId,
    slug: 'harbor-ridge',
    name: 'Harbor Ridge',
    timeZone: 'America/Los_Angeles',
    today: '2026-03-02',
    now: '2026-03-02T18:00:00Z',
  }
  return { memberId: row.memberId, name: row.name, access: 'member', position: 'teacher', school }
}

const board = (filters = {}) =>
  withSchool(acting.school.id, () => boardOf(acting, filters), { readOnly: true })

test('a card names the day of the next hand-over that the page of its initiative names', async () => {
  const { cards } = await board()
  const pages = await withSchool(acting.school.id, () =>
    Promise.all(
      cards.map(
        async ({ number }) => (await rotationOf(acting, await initiativeState(number))).next?.on,
      ),
    ),
  )
  expect(cards.map(({ handOver }) => handOver)).toEqual(pages)
  expect(cards.find(({ number }) => number === 8)?.handOver).toBe('2026-04-13')
})

test('co-leads both stand on the card, with the day their turn began', async () => {
  const { cards, people } = await board()
  const devices = cards.find(({ number }) => number === 1)
  expect(devices?.leads.map(([person, since]) => [people[person]?.[2], since])).toEqual([
    ['JL', '2026-01-17'],
    ['ZM', '2026-01-17'],
  ])
})

test('a turn that has ended or not begun is not on the board', async () => {
  const { cards, people } = await board()
  const circles = cards.find(({ number }) => number === 3)
  expect(circles?.leads.map(([person]) => people[person]?.[2])).toEqual(['HW', 'MR'])
})

test('where one follower more than three would be counted, all four are named', async () => {
  const { cards } = await board()
  const circles = cards.find(({ number }) => number === 3)
  expect([circles?.follows?.length, circles?.more]).toEqual([4, undefined])
  const devices = cards.find(({ number }) => number === 1)
  expect([devices?.follows?.length, devices?.more]).toEqual([3, 2])
})

test('a person and a role together find what that person leads', async () => {
  const { people } = await board()
  const luis = people.find(([, , initials]) => initials === 'LO')?.[0]
  const { cards, total } = await board({ person: luis, role: 'lead' })
  expect(cards.map(({ number }) => number)).toEqual([2])
  expect(total).toBe(10)
})

test('two people who move a card at once both leave their move in its history, one after the other', async () => {
  const move = (stage: 'embed' | 'paused') =>
    withSchool(acting.school.id, () => moveInitiative(acting, 7, { stage }))
  await Promise.all([move('embed'), move('paused')])
  const sql = ownerOf(own.url)
  const moves = await sql<
    { from: string; to: string }[]
  >`select from_stage as from, to_stage as to from stage_moves where initiative_id = (select id from initiatives where number = 7) order by moved_at desc limit 2`
  await sql.end()
  expect(moves[0]?.from).toBe(moves[1]?.to)
  expect((await board()).cards.find(({ number }) => number === 7)?.stage).toBe(moves[0]?.to)
})

test('what one person moves on, time after time on one day, is one piece of news, and none where it came back', async () => {
  const [mover, other, reader] = [await actingAs('PN'), await actingAs('TO'), await actingAs('LB')]
  const move = (by: Acting, number: number, stage: 'idea' | 'pilot' | 'embed' | 'paused') =>
    withSchool(by.school.id, () => moveInitiative(by, number, { stage }))
  const told = async (number: number) =>
    (await withSchool(reader.school.id, () => newsFor(reader)))
      .filter((one) => one.kind === 'stage' && one.number === number)
      .map(({ who, text }) => [who, text])
  for (const stage of ['paused', 'idea', 'embed'] as const) await move(mover, 6, stage)
  expect(await told(6)).toEqual([['Priya Natarajan', 'embed']])
  await move(other, 6, 'paused')
  await move(mover, 6, 'idea')
  expect(await told(6)).toEqual([
    ['Priya Natarajan', 'idea'],
    ['Tom Okafor', 'paused'],
    ['Priya Natarajan', 'embed'],
  ])
  for (const stage of ['paused', 'pilot'] as const) await move(mover, 9, stage)
  expect(await told(9)).toEqual([])
})

test('a card moved above another stands above it', async () => {
  await withSchool(acting.school.id, () =>
    moveInitiative(acting, 3, { stage: 'extend', before: 4 }),
  )
  const { cards } = await board({ stage: 'extend' })
  const order = cards.map(({ number }) => number)
  expect(order.indexOf(3)).toBe(order.indexOf(4) - 1)
})

test('a guest moves nothing', async () => {
  const guest = { ...acting, access: 'guest' as const }
  await expect(
    withSchool(acting.school.id, () => moveInitiative(guest, 1, { stage: 'embed' })),
  ).rejects.toThrow('You are a guest')
})
