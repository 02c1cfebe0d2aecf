import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { rotationOf } from '../../../app/domain/rotations/outlook'
import { standing } from '../../../app/domain/initiatives/state'
import {
  agreeToChange,
  askForChange,
  declineChange,
} from '../../../app/domain/turns/change-requests'
import { notSwappedWith } from '../../../app/domain/turns/swap-rules'
import { changeInWords, openChanges } from '../../../app/domain/turns/open-change-requests'
import type { ChangeAsked } from '../../../app/domain/turns/change-requests'
import { clockAt } from '../../support/clock'
import { ownSchool } from '../../support/own-school'
import { kindOf, sentenceOf } from '../../support/refusals'
import { withItsYes } from '../../support/sponsoring'

const here = ownSchool()

type Planned = [who: string, role: 'lead' | 'follow', from: string, to: string | null]

/**
 * An initiative with turns from local midnight to local midnight (Los Angeles, winter and summer
 * time as they fall).
 */
async function initiative(...planned: Planned[]) {
  const [row] = await here.sql<{ id: string; number: number }[]>`
    with made as (
      insert into initiatives (school_id, id, number, title, purpose, challenge, stage, sponsor_id, created_by)
      select school_id, ${uuidv7()}, (select max(number) + 1 from initiatives), 'Quiet mornings', 'Calm starts.', 'adaptive', 'pilot', id, id from members where initials = 'RO' returning school_id, id, number, sponsor_id
    ), said as (${withItsYes(here.sql)}) select id, number from made`
  for (const [who, role, from, to] of planned) {
    await here.sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, ended_at, came_about, recorded_by)
      select school_id, gen_random_uuid(), ${row?.id ?? ''}, id, ${role}, ${role === 'lead' ? 1 : null}, ${from}::date::timestamp at time zone 'America/Los_Angeles',
        (${to}::date + 1)::timestamp at time zone 'America/Los_Angeles', 'chosen', id from members where initials = ${who}`
  }
  return row?.number ?? 0
}

const turnOf = async (number: number, who: string) =>
  (
    await here.sql<{ id: string }[]>`
  select t.id from turns t join members m on m.id = t.member_id join initiatives i on i.id = t.initiative_id
  where i.number = ${number} and m.initials = ${who} and t.role = 'lead' and not isempty(t.during) order by t.began_at`
  )[0]?.id ?? ''
const said = async (number: number) =>
  (
    await here.sql<{ line: string }[]>`
  select concat_ws(' ', m.initials, t.role, (t.began_at at time zone 'America/Los_Angeles')::date, ((t.ended_at - interval '1 microsecond') at time zone 'America/Los_Angeles')::date) as line
  from turns t join members m on m.id = t.member_id join initiatives i on i.id = t.initiative_id
  where i.number = ${number} and not isempty(t.during) order by (t.began_at at time zone 'America/Los_Angeles')::date, m.initials, t.role`
  ).map(({ line }) => line)

async function asked(number: number, by: string, change: ChangeAsked) {
  const acting = await here.cast.acting(by)
  await here.cast.inSchool(() => askForChange(acting, number, change))
  const [open] = await here.sql<
    { id: string }[]
  >`select c.id from turn_changes c join initiatives i on i.id = c.initiative_id where i.number = ${number} and c.answer is null`
  return open?.id ?? ''
}
const agree = async (number: number, by: string, id: string) => {
  const acting = await here.cast.acting(by)
  return kindOf(here.cast.inSchool(() => agreeToChange(acting, number, id)))
}

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
    select m.initials || ' ' || t.came_about as line from turns t join members m on m.id = t.member_id join initiatives i on i.id = t.initiative_id
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

test('someone stands in for a week, and who is stood in for follows; the turn goes on after it as it was', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-04-30'],
    ['PN', 'follow', '2026-01-05', null],
  )
  const change = {
    kind: 'stand in' as const,
    turnId: await turnOf(number, 'TO'),
    withMemberId: (await here.cast.acting('PN')).memberId,
  }
  await expect(
    kindOf(asked(number, 'TO', { ...change, startsOn: '2026-04-27', endsOn: '2026-05-03' })),
  ).resolves.toBe('conflict')
  const id = await asked(number, 'TO', { ...change, startsOn: '2026-03-09', endsOn: '2026-03-15' })
  expect(await agree(number, 'PN', id)).toBe('done')
  expect(await said(number)).toEqual([
    'PN follow 2026-01-05 2026-03-08',
    'TO lead 2026-01-05 2026-03-08',
    'PN lead 2026-03-09 2026-03-15',
    'TO follow 2026-03-09 2026-03-15',
    'PN follow 2026-03-16',
    'TO lead 2026-03-16 2026-04-30',
    'TO follow 2026-05-01',
  ])
})

test('of a turn that someone stood in for, the last part alone is extended', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-04-30'],
    ['PN', 'follow', '2026-01-05', null],
    ['JL', 'lead', '2026-05-01', '2026-06-05'],
  )
  const consents = (await here.cast.acting('PN')).memberId
  const first = await turnOf(number, 'TO')
  await agree(
    number,
    'PN',
    await asked(number, 'TO', {
      kind: 'stand in',
      turnId: first,
      withMemberId: consents,
      startsOn: '2026-03-09',
      endsOn: '2026-03-15',
    }),
  )
  const extend = { kind: 'extend' as const, withMemberId: consents, endsOn: '2026-05-15' }
  await expect(sentenceOf(asked(number, 'TO', { ...extend, turnId: first }))).resolves.toBe(
    'This turn goes on after Priya Natarajan stands in; please choose its last part.',
  )
  const [last] = await here.sql<
    { id: string }[]
  >`select id from turns where began_at = '2026-03-16 07:00Z' and initiative_id = (select id from initiatives where number = ${number}) and role = 'lead'`
  expect(
    await agree(number, 'PN', await asked(number, 'TO', { ...extend, turnId: last?.id ?? '' })),
  ).toBe('done')
  expect((await said(number)).filter((line) => line.includes('lead')).slice(-2)).toEqual([
    'TO lead 2026-03-16 2026-05-15',
    'JL lead 2026-05-16 2026-06-05',
  ])
})

test('a turn is extended once, with the consent of a follower; who comes next begins that much later', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-03-22'],
    ['PN', 'lead', '2026-03-23', '2026-05-17'],
    ['PN', 'follow', '2026-01-05', '2026-03-22'],
    ['TO', 'follow', '2026-03-23', null],
  )
  const consents = (await here.cast.acting('PN')).memberId
  const turnId = await turnOf(number, 'TO')
  const id = await asked(number, 'TO', {
    kind: 'extend',
    turnId,
    withMemberId: consents,
    endsOn: '2026-03-29',
  })
  expect((await said(number))[1]).toBe('TO lead 2026-01-05 2026-03-22')
  expect(await agree(number, 'PN', id)).toBe('done')
  expect(await said(number)).toEqual([
    'PN follow 2026-01-05 2026-03-22',
    'TO lead 2026-01-05 2026-03-29',
    'PN follow 2026-03-23 2026-03-29',
    'PN lead 2026-03-30 2026-05-17',
    'TO follow 2026-03-30',
    'PN follow 2026-05-18',
  ])
  await expect(
    kindOf(
      asked(number, 'TO', { kind: 'extend', turnId, withMemberId: consents, endsOn: '2026-04-19' }),
    ),
  ).resolves.toBe('conflict')
})

test('whoever is planned next agrees to an extension, whether or not they follow', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-03-22'],
    ['PN', 'lead', '2026-03-23', '2026-05-17'],
  )
  const id = await asked(number, 'TO', {
    kind: 'extend',
    turnId: await turnOf(number, 'TO'),
    withMemberId: (await here.cast.acting('PN')).memberId,
    endsOn: '2026-03-29',
  })
  expect(await agree(number, 'PN', id)).toBe('done')
})

test('who leads beside is not asked for a follower’s consent, and everyone reads what is asked in spoken days', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-03-22'],
    ['PN', 'follow', '2026-01-05', null],
  )
  await here.sql`update initiatives set lead_seats = 2 where number = ${number}`
  await here.sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
    select school_id, gen_random_uuid(), (select id from initiatives where number = ${number}), id, 'lead', 2, '2026-01-05', 'chosen', id from members where initials = 'RT'`
  const extend = {
    kind: 'extend' as const,
    turnId: await turnOf(number, 'TO'),
    endsOn: '2026-04-05',
  }
  await expect(
    kindOf(
      asked(number, 'TO', { ...extend, withMemberId: (await here.cast.acting('RT')).memberId }),
    ),
  ).resolves.toBe('conflict')
  const follower = await here.cast.acting('PN')
  const id = await asked(number, 'TO', { ...extend, withMemberId: follower.memberId })
  const [change] = (await here.cast.inSchool(() => openChanges())).filter((one) => one.id === id)
  const readBy = async (initials: string) =>
    change && changeInWords(change, (await here.cast.acting(initials)).memberId)
  const until =
    'Quiet mornings until Sunday, April 12, when the school opens again after Spring break.'
  expect(await readBy('RO')).toBe(
    `Tom Okafor asks Priya Natarajan to agree that Tom Okafor leads ${until}`,
  )
  expect(await readBy('PN')).toBe(`Tom Okafor asks you to agree that Tom Okafor leads ${until}`)
  expect(await readBy('TO')).toBe(`You ask Priya Natarajan to agree that you lead ${until}`)
})

test('a lead is not extended into a closed week: it lasts until the school opens again, and the next begins then, and says why', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-03-22'],
    ['PN', 'lead', '2026-03-23', '2026-05-17'],
    ['PN', 'follow', '2026-01-05', '2026-03-22'],
  )
  const id = await asked(number, 'TO', {
    kind: 'extend',
    turnId: await turnOf(number, 'TO'),
    withMemberId: (await here.cast.acting('PN')).memberId,
    endsOn: '2026-04-07',
  })
  expect(await agree(number, 'PN', id)).toBe('done')
  expect((await said(number)).filter((line) => line.includes('lead'))).toEqual([
    'TO lead 2026-01-05 2026-04-12',
    'PN lead 2026-04-13 2026-05-17',
  ])
  const acting = await here.cast.acting('PN')
  const { next } = await here.cast.inSchool(async () => rotationOf(acting, await standing(number)))
  expect(next).toMatchObject({ on: '2026-04-13', insteadOf: '2026-04-08', because: 'Spring break' })
})

test('a yes that comes after the days, or after the turn has moved, changes nothing', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-04-30'],
    ['PN', 'follow', '2026-01-05', null],
  )
  const [turnId, priya] = [await turnOf(number, 'TO'), await here.cast.acting('PN')]
  const late = await asked(number, 'TO', {
    kind: 'stand in',
    turnId,
    withMemberId: priya.memberId,
    startsOn: '2026-03-09',
    endsOn: '2026-03-13',
  })
  const later = {
    ...priya,
    school: { ...priya.school, today: '2026-03-16', now: '2026-03-16T18:00:00Z' },
  }
  expect(
    await kindOf(
      here.cast.inSchool(
        async () => (await clockAt('2026-03-16 18:00Z'), agreeToChange(later, number, late)),
      ),
    ),
  ).toBe('conflict')
  await here.cast.inSchool(() => declineChange(priya, number, { id: late }))

  const overtaken = await asked(number, 'TO', {
    kind: 'extend',
    turnId,
    withMemberId: priya.memberId,
    endsOn: '2026-05-15',
  })
  await here.sql`update turns set leaves = true, ended_at = '2026-06-01 07:00Z' where id = ${turnId}`
  expect(await agree(number, 'PN', overtaken)).toBe('conflict')
  expect(await said(number)).toEqual(['PN follow 2026-01-05', 'TO lead 2026-01-05 2026-05-31'])
})

test('a change that is declined changes nothing, and is answered once', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-04-30'],
    ['PN', 'follow', '2026-01-05', null],
  )
  const before = await said(number)
  const other = await here.cast.acting('PN')
  const id = await asked(number, 'TO', {
    kind: 'stand in',
    turnId: await turnOf(number, 'TO'),
    withMemberId: other.memberId,
    startsOn: '2026-03-09',
    endsOn: '2026-03-15',
  })
  expect((await here.cast.inSchool(() => openChanges())).map((change) => change.id)).toContain(id)
  await here.cast.inSchool(() => declineChange(other, number, { id }))
  expect(await said(number)).toEqual(before)
  expect(await agree(number, 'PN', id)).toBe('conflict')
})

test('a follower does not ask for changes of another’s turn', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-04-30'],
    ['PN', 'follow', '2026-01-05', null],
  )
  const change = {
    kind: 'stand in' as const,
    turnId: await turnOf(number, 'TO'),
    withMemberId: (await here.cast.acting('PN')).memberId,
    startsOn: '2026-03-09',
    endsOn: '2026-03-15',
  }
  await expect(kindOf(asked(number, 'PN', change))).resolves.toBe('forbidden')
  await expect(kindOf(asked(number, 'TO', { ...change, turnId: uuidv7() }))).resolves.toBe(
    'missing',
  )
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
