import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { goOnLeave, leaveSchool, stay } from '../../../app/domain/absences/absences'
import type { Acting } from '../../../app/domain/acting'
import { letGo } from '../../../app/domain/absences/departures'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { holdingsOf } from '../../../app/domain/absences/responsibilities'
import { changeAccess } from '../../../app/domain/absences/access'
import { absencesIn, notes, nothing, outcome } from '../../support/absences'
import { ownSchool } from '../../support/own-school'

const here = ownSchool({ anew: true })
const { then, on, tick, turns, sponsorOf, askedToSponsor, openHandOver, leadOf, action } =
  absencesIn(here)

test('someone who leaves on a day to come is there until then, and gone the day after with nothing left', async () => {
  const [marcus, lena] = [await here.cast.acting('MW'), await here.cast.acting('LB')]
  await action(marcus, 'Write the duty cover plan')
  const { things } = await on('2026-03-02', () =>
    holdingsOf(marcus.memberId, { from: '2026-03-28', to: null }),
  )
  await on('2026-03-02', () =>
    leaveSchool(marcus, marcus.memberId, {
      lastDay: '2026-03-27',
      leads: [],
      things: things.map(({ kind, id }) => ({ kind, id, to: lena.memberId })),
    }),
  )
  await tick('2026-03-27')
  expect(await here.sql`select left_on from members where initials = 'MW'`).toEqual([
    { left_on: null },
  ])
  expect(await sponsorOf(4)).toBe('MW')
  await here.sql`update initiatives set technical_owner_id = ${marcus.memberId} where number = 6`
  await tick('2026-03-28')
  expect(await here.sql`select left_on::text from members where initials = 'MW'`).toEqual([
    { left_on: '2026-03-28' },
  ])
  expect([await sponsorOf(1), await sponsorOf(4), await sponsorOf(7)]).toEqual([null, null, null])
  expect([await askedToSponsor(1), await askedToSponsor(4), await askedToSponsor(7)]).toEqual([
    'LB',
    'LB',
    'LB',
  ])
  expect(
    await here.sql`select from initiatives where technical_owner_id = ${marcus.memberId}`,
  ).toHaveLength(0)
  await tick('2026-03-29')
})

test.each([
  ['', null],
  [', also after a leave that was recorded when it was over', '2026-02-27'],
])('a last day is moved or taken back, and the turns go on%s', async (_, over) => {
  const carla = await here.cast.acting('CR')
  if (over)
    await on('2026-03-02', () =>
      goOnLeave(carla, carla.memberId, { from: '2026-02-23', to: over, ...nothing }),
    )
  const before = await turns('CR', 6)
  for (const lastDay of ['2026-04-30', '2026-03-27'])
    await on('2026-03-02', () => leaveSchool(carla, carla.memberId, { lastDay, ...nothing }))
  expect((await turns('CR', 6)).at(-1)?.to).toBe('2026-03-28 00:00:00')
  await on('2026-03-02', () => stay(carla, carla.memberId))
  expect(await turns('CR', 6)).toEqual(before)
  expect(await outcome(on('2026-03-02', () => stay(carla, carla.memberId)))).toBe('conflict')
})

test('who leaves today is gone at once, and who was asked to lead after them may still accept', async () => {
  const [carla, kofi] = [await here.cast.acting('CR'), await here.cast.acting('KM')]
  const turn = await leadOf(carla, 6, '2026-03-02')
  await on('2026-03-02', () =>
    leaveSchool(carla, carla.memberId, {
      lastDay: '2026-03-02',
      leads: [{ turn, to: kofi.memberId, ...notes }],
      things: [],
    }),
  )
  expect(await here.sql`select left_on::text from members where initials = 'CR'`).toEqual([
    { left_on: '2026-03-02' },
  ])
  const asked = await openHandOver(6)
  await on('2026-03-03', () => acceptHandOver(then(kofi, '2026-03-03'), 6, asked?.id ?? ''))
  expect((await turns('KM', 6)).at(-1)).toMatchObject({ role: 'lead', from: '2026-03-03 10:00:00' })
})

test('when someone is recorded as gone, nothing they held stays with them', async () => {
  const [marcus, renata] = [await here.cast.acting('MW'), await here.cast.acting('RO')]
  const id = await action(marcus, 'Write the duty cover plan')
  await here.sql`insert into barriers (school_id, id, initiative_id, text, brought_to, raised_by) select ${here.cast.schoolId}, ${uuidv7()}, i.id, 'No keys', ${marcus.memberId}, m.id from initiatives i, members m where i.number = 4 and m.initials = 'JC'`
  await here.sql`insert into calls (school_id, id, initiative_id, role, starts_on, audience, opened_by) select ${here.cast.schoolId}, ${uuidv7()}, id, 'lead', '2026-03-02', 'all', ${marcus.memberId} from initiatives where number = 4`
  await on('2026-03-02', () => letGo(renata, marcus.memberId))
  expect(
    await here.sql`select m.initials from actions a join members m on (m.school_id, m.id) = (a.school_id, a.owner_id) where a.id = ${id}`,
  ).toEqual([{ initials: 'RO' }])
  expect(
    await here.sql`select m.initials from calls c join members m on (m.school_id, m.id) = (c.school_id, c.opened_by) join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id) where i.number = 4`,
  ).toEqual([{ initials: 'JC' }])
  expect(await here.sql`select brought_to from barriers where text = 'No keys'`).toEqual([
    { brought_to: null },
  ])
  expect([await sponsorOf(1), await sponsorOf(4)]).toEqual([null, null])
})

test('the last owner who stays cannot leave, nor be made less', async () => {
  const [renata, lena] = [await here.cast.acting('RO'), await here.cast.acting('LB')]
  const leaving = (who: Acting) =>
    outcome(
      on('2026-03-02', () => leaveSchool(who, who.memberId, { lastDay: '2026-06-05', ...nothing })),
    )
  expect(await leaving(renata)).toBe('conflict')
  await here.sql`update members set access = 'owner' where initials = 'LB'`
  const owner = { ...lena, access: 'owner' as const }
  expect((await Promise.all([leaving(renata), leaving(owner)])).sort()).toEqual([
    'conflict',
    'done',
  ])
  const [stays] = await here.sql<
    { initials: string }[]
  >`select initials from members where access = 'owner' and last_day_on is null`
  const [goes, remains] = stays?.initials === 'LB' ? [renata, owner] : [owner, renata]
  expect(
    await outcome(
      on('2026-03-02', () =>
        changeAccess(goes, remains.memberId, {
          position: 'administrator',
          positionNote: '',
          access: 'member',
          worksOn: 31,
        }),
      ),
    ),
  ).toBe('conflict')
})

test('two people who hand over to each other at once do not wait for each other for ever', async () => {
  const [carla, luis] = [await here.cast.acting('CR'), await here.cast.acting('LO')]
  const [mine, theirs] = [await leadOf(carla, 6), await leadOf(luis, 2)]
  const ends = await Promise.all([
    outcome(
      on('2026-03-02', () =>
        goOnLeave(carla, carla.memberId, {
          from: '2026-03-23',
          to: null,
          leads: [{ turn: mine, to: luis.memberId, ...notes }],
          things: [],
        }),
      ),
    ),
    outcome(
      on('2026-03-02', () =>
        goOnLeave(luis, luis.memberId, {
          from: '2026-03-23',
          to: null,
          leads: [{ turn: theirs, to: carla.memberId, ...notes }],
          things: [],
        }),
      ),
    ),
  ])
  expect(ends.sort()).toEqual(['done', 'hand_overs_not_away'])
})
