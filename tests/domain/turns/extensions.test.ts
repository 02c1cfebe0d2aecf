import { expect, test } from 'vitest'
import { rotationOf } from '../../../app/domain/rotations/outlook'
import { initiativeState, lockedInitiative } from '../../../app/domain/initiatives/state'
import { planTurn } from '../../../app/domain/turns/schedule'
import { declineChange } from '../../../app/domain/turns/change-requests'
import { changeInWords, openChanges } from '../../../app/domain/turns/open-change-requests'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'
import { kindOf } from '../../support/refusals'
import { turnChangesIn } from '../../support/turn-changes'

const here = ownSchool()

const { initiative, turnOf, said, asked, agree } = turnChangesIn(here)

test('a turn is extended once, with the consent of who comes next; who comes next begins that much later', async () => {
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
  ])
  await expect(
    kindOf(
      asked(number, 'TO', { kind: 'extend', turnId, withMemberId: consents, endsOn: '2026-04-19' }),
    ),
  ).resolves.toBe('conflict')
})

test('the one who is planned next agrees to an extension, whether or not they follow', async () => {
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
  expect(await readBy('PN')).toBe(`Tom Okafor asks you to agree that they lead ${until}`)
  expect(await readBy('TO')).toBe(`You ask Priya Natarajan to agree that you lead ${until}`)
})

test('who agrees to a longer lead reads what becomes of the lead that was planned after it', async () => {
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-03-22'],
    ['PN', 'lead', '2026-03-23', '2026-04-24'],
    ['PN', 'follow', '2026-01-05', '2026-03-22'],
  )
  const until = async (endsOn: string) => {
    const id = await asked(number, 'TO', {
      kind: 'extend',
      turnId: await turnOf(number, 'TO'),
      withMemberId: (await here.cast.acting('PN')).memberId,
      endsOn,
    })
    const change = (await here.cast.inSchool(() => openChanges())).find((one) => one.id === id)
    const read = await Promise.all(
      ['PN', 'TO'].map(async (who) =>
        change ? changeInWords(change, (await here.cast.acting(who)).memberId) : '',
      ),
    )
    await here.cast.inSchool(async () =>
      declineChange(await here.cast.acting('TO'), number, { id, reason: '' }),
    )
    return read.map((said) => said.split('. ')[1])
  }
  expect(await until('2026-03-29')).toEqual([
    'You then begin on Monday, March 30, not on Monday, March 23.',
    'Priya Natarajan then begins on Monday, March 30, not on Monday, March 23.',
  ])
  expect(await until('2026-05-01')).toEqual([
    'The lead that is planned for you from Monday, March 23 then comes to nothing.',
    'The lead that is planned for Priya Natarajan from Monday, March 23 then comes to nothing.',
  ])
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
  const { next } = await here.cast.inSchool(async () =>
    rotationOf(acting, await initiativeState(number)),
  )
  expect(next).toMatchObject({ on: '2026-04-13', insteadOf: '2026-04-08', because: 'Spring break' })
})

test('an extension, and days in which another stands in, let nothing run on past the school year', async () => {
  const lastDay = '2026-06-05'
  const number = await initiative(
    ['TO', 'lead', '2026-01-05', '2026-03-22'],
    ['PN', 'follow', '2026-01-05', '2026-03-22'],
    ['PN', 'lead', '2026-03-23', lastDay],
    ['TO', 'follow', '2026-03-23', lastDay],
    ['KM', 'follow', '2026-01-05', lastDay],
  )
  const [priya, kofi] = [await here.cast.acting('PN'), await here.cast.acting('KM')]
  const extend = { turnId: await turnOf(number, 'TO'), endsOn: '2026-03-29' }
  await agree(
    number,
    'PN',
    await asked(number, 'TO', { kind: 'extend', withMemberId: priya.memberId, ...extend }),
  )
  const days = { startsOn: '2026-04-20', endsOn: '2026-04-24' }
  await agree(
    number,
    'KM',
    await asked(number, 'PN', {
      ...{ kind: 'stand in', turnId: await turnOf(number, 'PN'), withMemberId: kofi.memberId },
      ...days,
    }),
  )
  const ends = (await said(number)).filter((line) => line.includes(lastDay))
  expect(ends).toEqual([
    'TO follow 2026-03-30 2026-06-05',
    'KM follow 2026-04-25 2026-06-05',
    'PN lead 2026-04-25 2026-06-05',
  ])
  const open = await here.sql`
    select from turns t join initiatives i on i.id = t.initiative_id
    where i.number = ${number} and (t.ended_at is null or t.ended_at > '2026-06-06 07:00Z')`
  expect(open).toEqual([])
})

test('over a closed week the one who led before it leads on, unless someone is planned to begin in it', async () => {
  const plan = async (number: number, who: string, days: { from: string; until?: string }) => {
    const [renata, { memberId }] = [await here.cast.acting('RO'), await here.cast.acting(who)]
    const turn = { ...days, memberId, role: 'lead' as const, cameAbout: 'chosen' as const }
    await here.cast.inSchool(async () =>
      planTurn(renata, await lockedInitiative(number), { ...turn, reason: '' }),
    )
  }
  const until = async (last: string, next?: string) => {
    const { number } = await freshInitiative(here.sql)
    if (next) await plan(number, 'PN', { from: next })
    await plan(number, 'TO', { from: '2026-03-23', until: last })
    return (await said(number)).find((line) => line.startsWith('TO lead'))
  }
  expect(await until('2026-04-02')).toBe('TO lead 2026-03-23 2026-04-02')
  for (const last of ['2026-04-03', '2026-04-07', '2026-04-12'])
    expect(await until(last)).toBe('TO lead 2026-03-23 2026-04-12')
  expect(await until('2026-06-05')).toBe('TO lead 2026-03-23 2026-06-05')
  expect(await until('2026-04-03', '2026-04-08')).toBe('TO lead 2026-03-23 2026-04-07')
  expect(await until('2026-04-03', '2026-04-04')).toBe('TO lead 2026-03-23 2026-04-03')
})
