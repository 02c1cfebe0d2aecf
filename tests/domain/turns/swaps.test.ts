import { expect, test } from 'vitest'
import { notSwappedWith } from '../../../app/domain/turns/swap-rules'
import { ownSchool } from '../../support/own-school'
import { sentenceOf } from '../../support/refusals'
import { turnChangesIn } from '../../support/turn-changes'

const here = ownSchool()

const { initiative, turnOf, said, asked, agree } = turnChangesIn(here)

test('two coming turns change their holders once the other agrees, and each follows meanwhile', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-03-22'],
    ['PN', 'lead', '2026-03-23', '2026-04-19'],
    ['JL', 'lead', '2026-04-20', '2026-05-17'],
    ['PN', 'follow', '2026-01-05', '2026-03-22'],
    ['PN', 'follow', '2026-04-20', null],
    ['JL', 'follow', '2026-01-05', '2026-04-19'],
    ['JL', 'follow', '2026-05-18', null],
  )
  const id = await asked(number, 'PN', {
    kind: 'swap',
    turnId: await turnOf(number, 'PN'),
    otherTurnId: await turnOf(number, 'JL'),
  })
  expect(await agree(number, 'TO', id)).toBe('forbidden')
  expect(await agree(number, 'JL', id)).toBe('done')
  expect((await said(number)).filter((line) => line.includes('lead'))).toEqual([
    'TO lead 2026-01-05 2026-03-22',
    'JL lead 2026-03-23 2026-04-19',
    'PN lead 2026-04-20 2026-05-17',
  ])
  expect((await said(number)).filter((line) => line.includes('PN'))).toEqual([
    'PN follow 2026-01-05 2026-03-22',
    'PN follow 2026-03-23 2026-04-19',
    'PN lead 2026-04-20 2026-05-17',
    'PN follow 2026-05-18',
  ])
})

test('a turn that is swapped within its initiative came about as it did, and one that moves to another was asked for', async () => {
  const how = async (number: number) =>
    (
      await here.sql<{ line: string }[]>`
    select m.initials || ' ' || t.came_about as line from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id) join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where i.number = ${number} and t.role = 'lead' and not isempty(t.during) order by t.began_at`
    ).map(({ line }) => line)
  const one = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-03-22'],
    ['PN', 'lead', '2026-03-23', '2026-04-19'],
    ['JL', 'lead', '2026-04-20', '2026-05-17'],
  )
  await agree(
    one,
    'JL',
    await asked(one, 'PN', {
      kind: 'swap',
      turnId: await turnOf(one, 'PN'),
      otherTurnId: await turnOf(one, 'JL'),
    }),
  )
  expect(await how(one)).toEqual(['TO chosen', 'JL chosen', 'PN chosen'])

  const other = await initiative(
    ['RT', 'lead', '2026-01-05', '2026-03-22'],
    ['KM', 'lead', '2026-03-23', '2026-04-19'],
  )
  await agree(
    one,
    'KM',
    await asked(one, 'JL', {
      kind: 'swap',
      turnId: await turnOf(one, 'JL'),
      otherTurnId: await turnOf(other, 'KM'),
    }),
  )
  expect(await how(other)).toEqual(['RT chosen', 'JL asked'])
})

test('two turns of two initiatives are swapped, and two such swaps at once leave neither seat with two', async () => {
  const one = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-03-22'],
    ['PN', 'lead', '2026-03-23', '2026-04-19'],
  )
  const other = await initiative(
    ['RT', 'lead', '2026-01-05', '2026-03-22'],
    ['JL', 'lead', '2026-03-23', '2026-04-19'],
  )
  const ids = [
    await asked(one, 'PN', {
      kind: 'swap',
      turnId: await turnOf(one, 'PN'),
      otherTurnId: await turnOf(other, 'JL'),
    }),
    await asked(other, 'JL', {
      kind: 'swap',
      turnId: await turnOf(other, 'JL'),
      otherTurnId: await turnOf(one, 'PN'),
    }),
  ]
  const ends = await Promise.all([agree(one, 'JL', ids[0] ?? ''), agree(other, 'PN', ids[1] ?? '')])
  expect(ends.toSorted()[0] === 'conflict' || ends.includes('missing')).toBe(true)
  expect(ends).toContain('done')
  expect(await said(one)).toEqual([
    'TO lead 2026-01-05 2026-03-22',
    'JL lead 2026-03-23 2026-04-19',
    'JL follow 2026-04-20',
  ])
  expect(await said(other)).toEqual([
    'RT lead 2026-01-05 2026-03-22',
    'PN lead 2026-03-23 2026-04-19',
    'PN follow 2026-04-20',
  ])
})

test('nobody takes over from themselves by a swap: not when it is asked, not when it is agreed to', async () => {
  const one = await initiative(
    ['KM', 'lead', '2026-01-05', '2026-03-22'],
    ['PN', 'lead', '2026-03-23', '2026-04-19'],
  )
  const other = await initiative(
    ['RT', 'lead', '2026-01-05', '2026-03-22'],
    ['KM', 'lead', '2026-03-23', '2026-04-19'],
  )
  const swap = async () => ({
    kind: 'swap' as const,
    turnId: await turnOf(one, 'PN'),
    otherTurnId: await turnOf(other, 'KM'),
  })
  await expect(sentenceOf(asked(one, 'PN', await swap()))).resolves.toBe(
    'Kofi Mensah leads Quiet mornings already up to Sunday, March 22, and nobody takes over from themselves. Please choose another turn.',
  )
  await here.sql`update turns set leaves = true, ended_at = '2026-03-16 07:00Z' where id = ${await turnOf(one, 'KM')}`
  const id = await asked(one, 'PN', await swap())
  await here.sql`update turns set leaves = true, ended_at = '2026-03-23 07:00Z' where id = ${await turnOf(one, 'KM')}`
  const before = await said(one)
  expect(await agree(one, 'KM', id)).toBe('conflict')
  expect(await said(one)).toEqual(before)
})

test('a swap is not offered with a turn that would make someone take over from themselves', async () => {
  const one = await initiative(
    ['MT', 'lead', '2026-01-05', '2026-03-13'],
    ['FS', 'lead', '2026-03-14', '2026-04-19'],
  )
  const other = await initiative(
    ['RT', 'lead', '2026-01-05', '2026-03-22'],
    ['MT', 'lead', '2026-03-23', '2026-04-19'],
  )
  const third = await initiative(['SK', 'lead', '2026-03-23', '2026-04-19'])
  const turn = await turnOf(other, 'MT')
  const never = await here.cast.inSchool(() => notSwappedWith(turn))
  expect(never).toContain(await turnOf(one, 'FS'))
  expect(never).not.toContain(await turnOf(third, 'SK'))
})
