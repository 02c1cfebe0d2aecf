import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'
import type { Acting } from '../../../app/domain/acting'
import { turnsOf } from '../../../app/domain/turns/roster'
import { acceptHandOver, declineHandOver } from '../../../app/domain/hand-overs/answers'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { acceptOffer, offer } from '../../../app/domain/calls/offers'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { addSeat, follow, leave, shadow, stepBack, takeLead } from '../../../app/domain/turns/turns'
import { kindOf } from '../../support/refusals'
import { turnChangesIn } from '../../support/turn-changes'
import { everyoneBut } from '../../support/everyone'

const here = ownSchool()
const cast = (initials: string) => here.cast.acting(initials)
const notes = { stands: 'Half of it works.', next: 'The other half.', wish: 'Ask Ike first.' }

const initiative = async ({ seats = 1 } = {}) => (await freshInitiative(here.sql, { seats })).number

const inSchool = <T>(work: () => Promise<T>) => here.cast.inSchool(work)
const turnsThere = (number: number, initials: string) => here.sql<
  { role: string; began: string; ended: string | null }[]
>`
  select t.role, t.began_at::text as began, t.ended_at::text as ended from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id) join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
  where i.number = ${number} and m.initials = ${initials} order by t.began_at`
const openHandOver = async (number: number) =>
  (
    await here.sql<
      { id: string }[]
    >`select h.id from hand_overs h join initiatives i on (i.school_id, i.id) = (h.school_id, h.initiative_id) where i.number = ${number} and h.answer is null`
  )[0]?.id ?? ''
const lead = (acting: Acting, number: number) =>
  inSchool(() => takeLead(acting, number, { cameAbout: 'offered' }))

test('of a hundred people who take the lead of three seats at once, exactly three lead', async () => {
  const number = await initiative({ seats: 3 })
  const hundred = await here.sql<{ memberId: string }[]>`
    insert into members (school_id, id, name, initials, position, access, joined_on)
    select ${here.cast.schoolId}, gen_random_uuid(), 'Person ' || n, 'P' || n, 'teacher', 'member', '2026-01-05' from generate_series(1, 100) n returning id as "memberId"`
  const anyone = await cast('TO')

  const ends = await Promise.all(
    hundred.map(({ memberId }) => kindOf(lead({ ...anyone, memberId }, number))),
  )

  expect(ends.filter((end) => end === 'done')).toHaveLength(3)
  expect(ends.filter((end) => end === 'conflict')).toHaveLength(97)
  expect((await inSchool(() => initiativeState(number))).leads).toHaveLength(3)
})

test('a follower cannot hand over the lead', async () => {
  const [leads, follows, third] = [await cast('TO'), await cast('PN'), await cast('JL')]
  const number = await initiative()
  await lead(leads, number)
  await inSchool(() => follow(follows, number))

  await expect(
    kindOf(inSchool(() => handOver(follows, number, { ...notes, to: third.memberId }))),
  ).resolves.toBe('forbidden')
  await expect(
    kindOf(
      inSchool(() =>
        handOver(follows, number, { ...notes, to: third.memberId, from: leads.memberId }),
      ),
    ),
  ).resolves.toBe('forbidden')
})

test('a co-lead cannot hand over the lead of the other', async () => {
  const [one, other, third] = [await cast('TO'), await cast('PN'), await cast('JL')]
  const number = await initiative({ seats: 2 })
  await lead(one, number)
  await lead(other, number)

  await expect(
    kindOf(
      inSchool(() => handOver(one, number, { ...notes, to: third.memberId, from: other.memberId })),
    ),
  ).resolves.toBe('forbidden')
})

test('an accepted hand-over ends one lead and begins the next at the same moment, and the former lead follows', async () => {
  const [outgoing, incoming, other] = [await cast('TO'), await cast('PN'), await cast('JL')]
  const number = await initiative()
  await lead(outgoing, number)
  await inSchool(() => follow(incoming, number))
  await inSchool(() => handOver(outgoing, number, { ...notes, to: incoming.memberId }))
  const id = await openHandOver(number)

  await expect(kindOf(inSchool(() => acceptHandOver(other, number, id)))).resolves.toBe('forbidden')
  await inSchool(() => acceptHandOver(incoming, number, id))

  const [led, followsNow] = await turnsThere(number, 'TO')
  const [followed, leadsNow] = await turnsThere(number, 'PN')
  expect([followsNow?.role, leadsNow?.role]).toEqual(['follow', 'lead'])
  expect(new Set([led?.ended, followsNow?.began, followed?.ended, leadsNow?.began]).size).toBe(1)
  await expect(kindOf(inSchool(() => acceptHandOver(incoming, number, id)))).resolves.toBe(
    'conflict',
  )
})

test('a declined hand-over changes no turn', async () => {
  const [outgoing, incoming] = [await cast('TO'), await cast('PN')]
  const number = await initiative()
  await lead(outgoing, number)
  await inSchool(() => handOver(outgoing, number, { ...notes, to: incoming.memberId }))
  const before = await turnsThere(number, 'TO')

  await inSchool(async () =>
    declineHandOver(incoming, number, { id: await openHandOver(number), reason: 'Not this term.' }),
  )

  expect(await turnsThere(number, 'TO')).toEqual(before)
  expect(await turnsThere(number, 'PN')).toEqual([])
})

test('who steps back follows, unless they leave, and an open hand-over of theirs is withdrawn', async () => {
  const [one, other, third] = [await cast('TO'), await cast('PN'), await cast('JL')]
  const number = await initiative({ seats: 2 })
  await lead(one, number)
  await lead(other, number)
  await inSchool(() => handOver(one, number, { ...notes, to: third.memberId }))

  await inSchool(() => stepBack(one, number, { reason: 'A new baby.' }))
  await inSchool(() => stepBack(other, number, { leave: true }))

  expect(
    (await inSchool(() => initiativeState(number))).held.map(({ memberId, role }) => [
      memberId,
      role,
    ]),
  ).toEqual([[one.memberId, 'follow']])
  expect(await openHandOver(number)).toBe('')
})

test('many changes on one day keep one role a person and leave no gap', async () => {
  const acting = await cast('TO')
  const number = await initiative()
  const acts = [
    follow,
    shadow,
    follow,
    (a: Acting, n: number) => takeLead(a, n, { cameAbout: 'chosen' }),
    (a: Acting, n: number) => stepBack(a, n, {}),
  ]
  for (const act of acts) await inSchool<unknown>(() => act(acting, number))

  const there = await turnsThere(number, 'TO')
  expect(there.map(({ role }) => role)).toEqual(['follow', 'shadow', 'follow', 'lead', 'follow'])
  expect(there.slice(0, -1).map(({ ended }) => ended)).toEqual(
    there.slice(1).map(({ began }) => began),
  )

  await inSchool(() => leave(acting, number))
  expect((await inSchool(() => initiativeState(number))).roster).toEqual([])
})

test('a lead does not slip away: following, shadowing and leaving are refused', async () => {
  const acting = await cast('TO')
  const number = await initiative()
  await lead(acting, number)

  for (const act of [follow, shadow, leave])
    await expect(kindOf(inSchool<unknown>(() => act(acting, number)))).resolves.toBe('conflict')
})

test('a reflection that is private is shown to nobody else', async () => {
  const writer = await cast('TO')
  const number = await initiative()
  await lead(writer, number)
  await inSchool(() => stepBack(writer, number, { reflection: 'I was tired.' }))

  const seenBy = async (acting: Acting) =>
    JSON.stringify(await inSchool(async () => turnsOf(acting, (await initiativeState(number)).id)))
  expect(await seenBy(writer)).toContain('I was tired.')
  for (const reader of await everyoneBut(here, 'TO'))
    expect(await seenBy(reader), reader.name).not.toContain('I was tired.')
  const [ledger] = await here.sql<
    { n: number }[]
  >`select count(*)::int as n from contributions where text like '%tired%'`
  expect(ledger?.n).toBe(0)
})

test('what begins now ends where the next planned turn of that seat begins', async () => {
  const [acting, planned] = [await cast('TO'), await cast('PN')]
  const number = await initiative()
  await here.sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
    select ${here.cast.schoolId}, ${uuidv7()}, id, ${planned.memberId}, 'lead', 1, '2026-04-01T07:00:00Z', 'chosen', ${planned.memberId} from initiatives where number = ${number}`
  await lead(acting, number)

  const [turn] = await turnsThere(number, 'TO')
  expect(turn?.ended).toMatch(/^2026-04-01 07:00:00/)
})

test('an accepted offer takes a free seat; with none free it is a conflict and the offer stands', async () => {
  const [sponsor, offers] = [await cast('RO'), await cast('PN')]
  const number = await initiative()
  await lead(await cast('TO'), number)
  await inSchool(() => offer(offers, number, { readiness: 'ready' }))
  const [given] = await here.sql<
    { id: string }[]
  >`select o.id from offers o join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id) where i.number = ${number}`

  await expect(kindOf(inSchool(() => acceptOffer(sponsor, number, given?.id ?? '')))).resolves.toBe(
    'conflict',
  )
  await inSchool(() => addSeat(sponsor, number))
  await inSchool(() => acceptOffer(sponsor, number, given?.id ?? ''))

  expect((await inSchool(() => initiativeState(number))).leads).toContain(offers.memberId)
})

test('who takes the lead before their planned one leads on into it, to the end of the year', async () => {
  const { initiative: withTurns, said } = turnChangesIn(here)
  const number = await withTurns(
    ['PN', 'follow', '2026-01-05', '2026-04-17'],
    ['PN', 'follow', '2026-04-18', '2026-04-19'],
    ['PN', 'lead', '2026-04-20', '2026-06-05'],
  )
  await lead(await cast('PN'), number)
  const from = (await said(number)).filter((line) => line >= 'PN')
  expect(from.map((line) => line.replace('2026-', ''))).toEqual([
    'PN follow 01-05 2026-03-02',
    'PN lead 03-02 2026-06-05',
  ])
})
