import { beforeAll, expect, test } from 'vitest'
import type { Acting } from '../../../app/domain/acting'
import { acceptAsk, ask, declineAsk } from '../../../app/domain/calls/asks'
import { openAsksOf } from '../../../app/domain/calls/open-calls'
import { newsFor } from '../../../app/domain/home/news'
import { waitingFor } from '../../../app/domain/home/waiting-for-me'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { follow, takeLead } from '../../../app/domain/turns/turns'
import { refusalOf } from '../../../db/connect'
import { callsIn } from '../../support/calls'
import { ownSchool } from '../../support/own-school'
import type { OwnSchool } from '../../support/own-school'
import { kindOf, sentenceOf } from '../../support/refusals'
import { everyoneBut } from '../../support/everyone'

const school = ownSchool()
let sql: OwnSchool['sql']
let cast: OwnSchool['cast']
let calls: ReturnType<typeof callsIn>

beforeAll(() => {
  ;({ sql, cast } = school)
  calls = callsIn(sql, cast)
})

const toLead = (
  by: Acting,
  number: number,
  to: Acting,
  role: 'lead' | 'co-lead' | 'shadow' = 'lead',
) => cast.inSchool(() => ask(by, number, { to: to.memberId, role, note: 'You know the mornings.' }))
const askOf = async (to: Acting, number: number) => {
  const [row] = await sql<
    { id: string; answer: string | null; answer_reason: string; turn_id: string | null }[]
  >`select a.* from asks a join initiatives i on (i.school_id, i.id) = (a.school_id, a.initiative_id) where a.member_id = ${to.memberId} and i.number = ${number} order by asked_at desc limit 1`
  return row ?? { id: '', answer: null, answer_reason: '', turn_id: null }
}

test('who is asked finds it on their Home, says yes, and leads in the free seat, as asked', async () => {
  const [sponsor, sam] = [await cast.acting('RO'), await cast.acting('SK')]
  const number = await calls.initiative()
  await toLead(sponsor, number, sam)
  expect(
    (await cast.inSchool(() => waitingFor(sam))).asked.asks.map((one) => [
      one.number,
      one.from,
      one.role,
    ]),
  ).toEqual([[number, 'Renata Osei', 'lead']])

  await cast.inSchool(async () => acceptAsk(sam, number, (await askOf(sam, number)).id))

  const at = await cast.inSchool(() => initiativeState(number))
  expect(at.leads).toEqual([sam.memberId])
  const [turn] = await sql<
    { came_about: string }[]
  >`select came_about from turns where initiative_id = ${at.id}`
  expect(turn?.came_about).toBe('asked')
  expect(await askOf(sam, number)).toMatchObject({ answer: 'accepted' })
  expect((await askOf(sam, number)).turn_id).not.toBeNull()
})

test('a no is as easy: no turn, one line that the asker reads, and no ledger says who was asked or who declined', async () => {
  const [sponsor, sam, other] = await Promise.all([
    cast.acting('RO'),
    cast.acting('SK'),
    cast.acting('PN'),
  ])
  const number = await calls.initiative()
  await toLead(sponsor, number, sam)
  const seenBy = (acting: Acting) =>
    cast.inSchool(async () => openAsksOf(acting, await cast.initiativeId(number)))
  expect([
    (await seenBy(sponsor)).length,
    (await seenBy(sam)).length,
    (await seenBy(other)).length,
  ]).toEqual([1, 1, 0])

  await cast.inSchool(async () =>
    declineAsk(sam, number, { id: (await askOf(sam, number)).id, reason: 'Not with a new baby.' }),
  )

  expect((await cast.inSchool(() => initiativeState(number))).roster).toEqual([])
  expect(
    (await cast.inSchool(() => newsFor(sponsor))).find(({ kind }) => kind === 'said no'),
  ).toMatchObject({ who: 'Sam Kowalczyk', text: 'Not with a new baby.' })
  expect((await cast.inSchool(() => newsFor(other))).some(({ kind }) => kind === 'said no')).toBe(
    false,
  )
  const lines = await calls.linesOf(number)
  expect(lines.map(({ who, kind, text }) => [who, kind, text])).toEqual([
    ['RO', 'called', 'Asked a colleague to lead Quiet mornings'],
  ])
  await expect(
    sql`update asks set answer = null`.then(
      () => 'done',
      (error: unknown) => refusalOf(error)?.constraint,
    ),
  ).resolves.toBe('asks_kept')
})

test('only the one who was asked answers; only they and the one who asked know of it', async () => {
  const [sponsor, sam] = [await cast.acting('RO'), await cast.acting('SK')]
  const number = await calls.initiative()
  await toLead(sponsor, number, sam)
  const { id } = await askOf(sam, number)

  const seenBy = (acting: Acting) =>
    cast.inSchool(async () => openAsksOf(acting, await cast.initiativeId(number)))
  for (const other of await everyoneBut(school, 'SK')) {
    const accepting = kindOf(cast.inSchool(() => acceptAsk(other, number, id)))
    expect([other.name, await accepting]).toEqual([other.name, 'missing'])
  }
  for (const other of await everyoneBut(school, 'SK', 'RO')) {
    const declining = kindOf(cast.inSchool(() => declineAsk(other, number, { id })))
    expect([other.name, await declining]).toEqual([other.name, 'missing'])
    expect(await seenBy(other), other.name).toEqual([])
  }
  expect((await askOf(sam, number)).answer).toBeNull()
  await cast.inSchool(() => declineAsk(sponsor, number, { id }))
  expect((await askOf(sam, number)).answer).toBe('withdrawn')
  await expect(kindOf(cast.inSchool(() => acceptAsk(sam, number, id)))).resolves.toBe('conflict')
})

test('the team may ask, a stranger to it may not; nobody asks themselves, or twice, or for a seat that is held', async () => {
  const [sponsor, lead, follower, outside, sam] = await Promise.all([
    cast.acting('RO'),
    cast.acting('TO'),
    cast.acting('JL'),
    cast.acting('PN'),
    cast.acting('SK'),
  ])
  const number = await calls.initiative()
  await expect(kindOf(toLead(outside, number, sam))).resolves.toBe('forbidden')
  await expect(kindOf(toLead(sponsor, number, sponsor))).resolves.toBe('conflict')
  await cast.inSchool(() => follow(follower, number))
  await toLead(follower, number, sam)
  await expect(sentenceOf(toLead(sponsor, number, sam))).resolves.toContain('asked already')

  await cast.inSchool(() => takeLead(lead, number, { cameAbout: 'offered' }))
  await expect(kindOf(toLead(sponsor, number, outside))).resolves.toBe('conflict')
  await expect(kindOf(toLead(sponsor, number, lead, 'co-lead'))).resolves.toBe('conflict')
  await expect(
    kindOf(cast.inSchool(async () => acceptAsk(sam, number, (await askOf(sam, number)).id))),
  ).resolves.toBe('conflict')
  await toLead(sponsor, number, outside, 'co-lead')
  await cast.inSchool(async () => acceptAsk(outside, number, (await askOf(outside, number)).id))
  expect((await cast.inSchool(() => initiativeState(number))).leads).toEqual([
    lead.memberId,
    outside.memberId,
  ])
})

test('two who are asked for one seat and say yes at once: one leads, the other is told kindly', async () => {
  const [sponsor, sam, priya] = await Promise.all([
    cast.acting('RO'),
    cast.acting('SK'),
    cast.acting('PN'),
  ])
  const number = await calls.initiative()
  for (const who of [sam, priya]) await toLead(sponsor, number, who)
  const ids = [
    [sam, (await askOf(sam, number)).id],
    [priya, (await askOf(priya, number)).id],
  ] as const

  const ends = await Promise.all(
    ids.map(([who, id]) => kindOf(cast.inSchool(() => acceptAsk(who, number, id)))),
  )

  expect(ends.sort()).toEqual(['conflict', 'done'])
  expect((await cast.inSchool(() => initiativeState(number))).leads).toHaveLength(1)
})

test('who is asked to shadow walks beside from now on', async () => {
  const [sponsor, sam] = [await cast.acting('RO'), await cast.acting('SK')]
  const number = await calls.initiative()
  await toLead(sponsor, number, sam, 'shadow')
  await cast.inSchool(async () => acceptAsk(sam, number, (await askOf(sam, number)).id))
  expect((await calls.turnsThere(number, 'SK')).map(({ role }) => role)).toEqual(['shadow'])
  expect((await askOf(sam, number)).answer).toBe('accepted')
})
