import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { acceptHandOver, declineHandOver } from '../../../app/domain/hand-overs/answers'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { clockAt } from '../../support/clock'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'
import { notes, rotatingIn } from '../../support/rotating'

const here = ownSchool()
const { initiative, said, openIn, offered, planTurnFor, endTurnsOf } = rotatingIn(here)

test('declining a planned lead lets it go, and nobody is held to it', async () => {
  const number = await initiative('PN')
  const taker = await here.cast.acting('PN')
  await here.sql`update turns set leaves = true, ended_at = '2026-03-23T07:00:00Z' where role = 'lead' and initiative_id = (select id from initiatives where number = ${number})`
  await here.sql`update turns set leaves = true, ended_at = '2026-03-23T07:00:00Z' where role = 'follow' and initiative_id = (select id from initiatives where number = ${number})`
  await here.sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
    select ${here.cast.schoolId}, ${uuidv7()}, id, ${taker.memberId}, 'lead', 1, '2026-03-23T07:00:00Z', 'chosen', ${taker.memberId} from initiatives where number = ${number}`
  const { id } = await offered(number, 'PN', { dueOn: '2026-03-23', choiceReason: '' })
  await here.cast.inSchool(() => declineHandOver(taker, number, { id, reason: 'Not this term.' }))

  expect(await said(number)).toEqual([
    'PN follow 2026-03-02 2026-03-22',
    'TO lead 2026-03-02 2026-03-22',
    'PN follow 2026-03-23',
  ])
})

test('a lead planned for someone else that another accepts moves to a free seat, or comes to nothing and they go on following', async () => {
  const alone = await initiative('PN', 'RT')
  await endTurnsOf(alone, ['PN', 'TO'], '2026-03-23 07:00Z')
  await planTurnFor(alone, 'PN', { from: '2026-03-23 07:00Z', seat: 1 })
  const first = await offered(alone, 'RT', { dueOn: '2026-03-23' })
  await here.cast.inSchool(() => acceptHandOver(first.taker, alone, first.id))
  expect(await said(alone)).toEqual([
    'PN follow 2026-03-02 2026-03-22',
    'RT follow 2026-03-02 2026-03-22',
    'TO lead 2026-03-02 2026-03-22',
    'PN follow 2026-03-23',
    'RT lead 2026-03-23 2026-06-05',
    'TO follow 2026-03-23',
  ])

  const together = await initiative('PN', 'RT')
  await here.sql`update initiatives set lead_seats = 2 where number = ${together}`
  await endTurnsOf(together, ['PN', 'TO'], '2026-03-23 07:00Z')
  await planTurnFor(together, 'PN', { from: '2026-03-23 07:00Z', seat: 1 })
  const second = await offered(together, 'RT', { dueOn: '2026-03-23' })
  await here.cast.inSchool(() => acceptHandOver(second.taker, together, second.id))
  expect((await said(together)).filter((line) => line.includes('lead'))).toEqual([
    'TO lead 2026-03-02 2026-03-22',
    'PN lead 2026-03-23',
    'RT lead 2026-03-23 2026-06-05',
  ])
})

test('who declines the lead that was planned for them goes on following, and whose lead it is may take the question back', async () => {
  const number = await initiative('PN')
  await endTurnsOf(number, ['PN', 'TO'], '2026-03-23 07:00Z')
  await planTurnFor(number, 'PN', { from: '2026-03-23 07:00Z', seat: 1 })
  const { taker, id } = await offered(number, 'PN', { dueOn: '2026-03-23', choiceReason: '' })
  await here.cast.inSchool(() => declineHandOver(taker, number, { id, reason: 'Not this term.' }))
  expect((await said(number)).filter((line) => line.startsWith('PN'))).toEqual([
    'PN follow 2026-03-02 2026-03-22',
    'PN follow 2026-03-23',
  ])

  const [marcus, tom] = [await here.cast.acting('MW'), await here.cast.acting('TO')]
  await here.cast.inSchool(() =>
    handOver(marcus, number, {
      ...notes,
      from: tom.memberId,
      to: taker.memberId,
      choiceReason: 'He is away.',
    }),
  )
  expect(
    await kindOf(
      here.cast.inSchool(async () => declineHandOver(tom, number, { id: await openIn(number) })),
    ),
  ).toBe('done')
})

const plannedFor = (number: number, who: string, from: string) => here.sql`
  insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, reason, recorded_by)
  select i.school_id, gen_random_uuid(), i.id, m.id, 'lead', 1, day_begins(i.school_id, ${from}::date), 'offered', 'In May I said so.', m.id
  from initiatives i join members m on m.initials = ${who} where i.number = ${number}`

test('a planned lead that is put off past its own end goes on to the end of the year', async () => {
  const number = await initiative('PN')
  await here.sql`update turns t set leaves = true, ended_at = '2026-03-17T07:00Z' from initiatives i where (i.school_id, i.id) = (t.school_id, t.initiative_id) and i.number = ${number}`
  await plannedFor(number, 'PN', '2026-03-17')
  await here.sql`update turns t set leaves = true, ended_at = '2026-03-20T07:00Z' from initiatives i where (i.school_id, i.id) = (t.school_id, t.initiative_id) and i.number = ${number} and t.role = 'lead' and t.reason <> ''`
  const { taker, id } = await offered(number, 'PN', { dueOn: '2026-03-23' })
  await here.cast.inSchool(() => acceptHandOver(taker, number, id))
  expect(await said(number)).toContain('PN lead 2026-03-23 2026-06-05')
})

test('who declines a lead that is planned for another changes nothing of that', async () => {
  const number = await initiative('PN', 'RT')
  await endTurnsOf(number, ['PN', 'TO'], '2026-03-23 07:00Z')
  await planTurnFor(number, 'PN', { from: '2026-03-23 07:00Z', seat: 1 })
  const { taker, id } = await offered(number, 'RT', { dueOn: '2026-03-23' })
  await here.cast.inSchool(() => declineHandOver(taker, number, { id }))
  expect((await said(number)).filter((line) => line.includes('lead'))).toEqual([
    'TO lead 2026-03-02 2026-03-22',
    'PN lead 2026-03-23',
  ])
})

test('whose lead it is takes back what an administrator asked for it, also once it has run out', async () => {
  const number = await initiative('PN')
  const [marcus, tom, priya] = [
    await here.cast.acting('MW'),
    await here.cast.acting('TO'),
    await here.cast.acting('PN'),
  ]
  await here.cast.inSchool(() =>
    handOver(marcus, number, {
      ...notes,
      from: tom.memberId,
      to: priya.memberId,
      choiceReason: 'He is away.',
    }),
  )
  await endTurnsOf(number, ['TO'], '2026-03-03 08:00Z')
  const taken = here.cast.inSchool(async () => {
    await clockAt('2026-03-04T18:00:00Z')
    return declineHandOver(tom, number, { id: await openIn(number) })
  })
  expect(await kindOf(taken)).toBe('done')
})

test('who asked for another as an administrator takes that back, also when they are none any more', async () => {
  const number = await initiative('PN')
  const [marcus, tom, priya] = [
    await here.cast.acting('MW'),
    await here.cast.acting('TO'),
    await here.cast.acting('PN'),
  ]
  const asked = { ...notes, from: tom.memberId, to: priya.memberId, choiceReason: 'He is away.' }
  await here.cast.inSchool(() => handOver(marcus, number, asked))
  const id = await openIn(number)
  const member = { ...marcus, access: 'member' as const }
  expect(await kindOf(here.cast.inSchool(() => declineHandOver(member, number, { id })))).toBe(
    'done',
  )
})
