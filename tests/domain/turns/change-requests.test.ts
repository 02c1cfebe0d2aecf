import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { agreeToChange, declineChange } from '../../../app/domain/turns/change-requests'
import { changeInWords, openChanges } from '../../../app/domain/turns/open-change-requests'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { rotationOf } from '../../../app/domain/rotations/outlook'
import { pathOf } from '../../../app/domain/turns/path'
import { toLookBackOn } from '../../../app/domain/turns/own-reflections'
import { turnsOf } from '../../../app/domain/turns/roster'
import { clockAt } from '../../support/clock'
import { ownSchool } from '../../support/own-school'
import { kindOf, sentenceOf } from '../../support/refusals'
import { turnChangesIn } from '../../support/turn-changes'

const here = ownSchool()

const { initiative, turnOf, said, asked, agree } = turnChangesIn(here)

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
  const [open] = (await here.cast.inSchool(() => openChanges())).filter((one) => one.id === id)
  const readBy = async (who: string) =>
    open && changeInWords(open, (await here.cast.acting(who)).memberId)
  const asks = 'as lead of Quiet mornings, Monday, March 9 to Sunday, March 15.'
  expect(await readBy('PN')).toBe(`Tom Okafor asks you to stand in for them ${asks}`)
  expect(await readBy('TO')).toBe(`You ask Priya Natarajan to stand in for you ${asks}`)
  expect(await agree(number, 'PN', id)).toBe('done')
  expect(await said(number)).toEqual([
    'PN follow 2026-01-05 2026-03-08',
    'TO lead 2026-01-05 2026-03-08',
    'PN lead 2026-03-09 2026-03-15',
    'TO follow 2026-03-09 2026-03-15',
    'PN follow 2026-03-16',
    'TO lead 2026-03-16 2026-04-30',
  ])
})

test('days in which another stands in are read as one stand-in and one lead, on page, rotation and path', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-04-30'],
    ['PN', 'follow', '2026-01-05', null],
  )
  const [tom, priya] = [await here.cast.acting('TO'), await here.cast.acting('PN')]
  const standIn = {
    kind: 'stand in' as const,
    turnId: await turnOf(number, 'TO'),
    withMemberId: priya.memberId,
    startsOn: '2026-03-09',
    endsOn: '2026-03-15',
  }
  await agree(number, 'PN', await asked(number, 'TO', standIn))
  const { turns, rotation } = await here.cast.inSchool(async () => {
    const at = await initiativeState(number)
    return { turns: await turnsOf(tom, at.id), rotation: await rotationOf(tom, at) }
  })
  expect(
    turns.filter(({ role }) => role === 'lead').map(({ name, part }) => `${name} ${part}`),
  ).toEqual(['Tom Okafor null', 'Priya Natarajan stands in', 'Tom Okafor goes on'])
  expect(rotation.next).toMatchObject({ to: 'Priya Natarajan', part: 'stands in' })
  expect(rotation.leads.map(({ name, part }) => `${name} ${part}`).slice(0, 2)).toEqual([
    'Priya Natarajan stands in',
    'Tom Okafor goes on',
  ])

  const pathOn = (day: string) =>
    here.cast.inSchool(async () => {
      await clockAt(`${day}T18:00:00Z`)
      const path = await pathOf(tom, tom.memberId)
      expect((await toLookBackOn(tom)).filter((one) => one.number === number)).toEqual([])
      return path.filter((step) => step.number === number)
    })
  const stoodIn = [{ name: 'Priya Natarajan', from: '2026-03-09', to: '2026-03-15' }]
  for (const day of ['2026-03-11', '2026-03-20'])
    expect(await pathOn(day), day).toMatchObject([
      { role: 'lead', from: '2026-01-05', isOver: false, stoodIn },
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
  const jess = (await here.cast.acting('JL')).memberId
  const extend = { kind: 'extend' as const, withMemberId: jess, endsOn: '2026-05-15' }
  await expect(sentenceOf(asked(number, 'TO', { ...extend, turnId: first }))).resolves.toBe(
    'This turn goes on after Priya Natarajan stands in; please choose its last part.',
  )
  const [last] = await here.sql<
    { id: string }[]
  >`select id from turns where began_at = '2026-03-16 07:00Z' and initiative_id = (select id from initiatives where number = ${number}) and role = 'lead'`
  expect(
    await agree(number, 'JL', await asked(number, 'TO', { ...extend, turnId: last?.id ?? '' })),
  ).toBe('done')
  expect((await said(number)).filter((line) => line.includes('lead')).slice(-2)).toEqual([
    'TO lead 2026-03-16 2026-05-15',
    'JL lead 2026-05-16 2026-06-05',
  ])
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
