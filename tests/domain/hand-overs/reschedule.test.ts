import { afterEach, beforeEach, expect, test } from 'vitest'
import { goOnLeave } from '../../../app/domain/absences/absences'
import { calendarSettings } from '../../../app/domain/calendar/settings'
import { addClosedDays, changeClosedDays } from '../../../app/domain/hand-overs/closed-days'
import { handOver } from '../../../app/domain/hand-overs/hand-overs'
import { rollForward, rolledTurns } from '../../../app/domain/hand-overs/reschedule'
import { rotationOf } from '../../../app/domain/rotations/outlook'
import { initiativeState } from '../../../app/domain/initiatives/state'
import { openTelling } from '../../support/telling'

let school: Awaited<ReturnType<typeof openTelling>>
beforeEach(async () => void (school = await openTelling()))
afterEach(() => school.close())

const monday = '2026-03-02 18:00Z'
const flood = { name: 'Flood', startsOn: '2026-03-19', endsOn: '2026-03-27' }
const june = { name: 'Building works', startsOn: '2026-06-10', endsOn: '2026-06-15' }
const repairs = { name: 'Repairs', startsOn: '2026-04-22', endsOn: '2026-04-22' }
const summer = { name: 'Summer', startsOn: '2026-06-01', endsOn: '2026-06-30' }
const leads = async (number: number) =>
  (
    await school.sql<{ line: string }[]>`
  select concat_ws(' ', m.initials, (t.began_at at time zone 'America/Los_Angeles')::date, ((t.ended_at - interval '1 microsecond') at time zone 'America/Los_Angeles')::date) as line
  from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id) join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
  where i.number = ${number} and t.role = 'lead' and not isempty(t.during) order by t.began_at, t.seat`
  ).map(({ line }) => line)

async function close(days: typeof flood) {
  const lena = await school.cast.acting('LB')
  await school.at(monday, () => addClosedDays(lena, days))
}

// One device per student passes from Jess and Zoe to Denise on Saturday, March 21.
test('days that are closed from now on move the hand-overs in them to the first open day: who leads goes on, co-leads together', async () => {
  await close(flood)
  expect(await leads(1)).toEqual([
    'TO 2025-08-11 2025-10-17',
    'IP 2025-10-18 2026-01-16',
    'JL 2026-01-17 2026-03-29',
    'ZM 2026-01-17 2026-03-29',
    'DA 2026-03-30 2026-06-05',
  ])
  const denise = await school.cast.acting('DA')
  const { next } = await school.at(monday, async () => rotationOf(denise, await initiativeState(1)))
  expect(next).toMatchObject({
    on: '2026-03-30',
    insteadOf: '2026-03-21',
    because: 'Flood',
    to: 'Denise Abara',
  })
  expect(await school.at(monday, () => rolledTurns())).toEqual([
    {
      number: 1,
      title: 'One device per student',
      name: 'Denise Abara',
      wantedOn: '2026-03-21',
      on: '2026-03-30',
      part: null,
    },
  ])
})

test('both are told at once that the day has moved, however far ahead, and once', async () => {
  await close({ name: 'Building works', startsOn: '2026-04-24', endsOn: '2026-04-30' })
  const sentence =
    'The lead of Attendance passes on Friday, May 1, not on Saturday, April 25: the school is closed then.'
  for (const moment of ['2026-03-02 19:00Z', '2026-03-03 19:00Z']) {
    await school.tell(moment)
    for (const who of ['KM', 'JC']) {
      const told = (await school.told(who, 'lead moved%')).map((one) => one.sentence)
      expect(
        told.filter((one) => one === sentence),
        `${who}, ${moment}`,
      ).toHaveLength(1)
    }
  }
})

test('a lead that nobody is planned after goes on over days that are closed from now on', async () => {
  const last = async () => (await leads(8)).at(-1)
  expect(await last()).toBe('ZM 2026-02-07 2026-04-12')
  await close({ name: 'Flood', startsOn: '2026-04-13', endsOn: '2026-04-17' })
  expect(await last()).toBe('ZM 2026-02-07 2026-04-19')
  const lena = await school.cast.acting('LB')
  await school.at(monday, () => rollForward(lena))
  expect(await last()).toBe('ZM 2026-02-07 2026-04-19')
})

test('rolling again, or correcting the days once more, moves nothing that is on an open day', async () => {
  await close(flood)
  const lena = await school.cast.acting('LB')
  const moved = await leads(1)
  await school.at(monday, () => rollForward(lena))
  expect(await leads(1)).toEqual(moved)
  const kept = (await school.at(monday, calendarSettings)).closed.find(
    ({ name }) => name === 'Flood',
  )
  await school.at(monday, () =>
    changeClosedDays(lena, kept?.id ?? '', { ...flood, endsOn: '2026-03-20' }),
  )
  expect(await leads(1)).toEqual(moved)
  await school.at(monday, () =>
    changeClosedDays(lena, kept?.id ?? '', { ...flood, endsOn: '2026-03-30' }),
  )
  expect((await leads(1)).slice(-1)).toEqual(['DA 2026-03-31 2026-06-05'])
})

test('a hand-over that waits for an answer moves its day, and keeps the one that was wanted', async () => {
  const [carla, kofi] = [await school.cast.acting('CR'), await school.cast.acting('KM')]
  await school.at(monday, () =>
    handOver(carla, 6, {
      to: kofi.memberId,
      stands: 'Half of it works.',
      next: 'The other half.',
      dueOn: '2026-03-24',
      choiceReason: 'Agreed before.',
    }),
  )
  await close(flood)
  const [asked] =
    await school.sql`select due_on::text, wanted_on::text, answer from hand_overs h join initiatives i on i.id = h.initiative_id where i.number = 6 and answer is null`
  expect(asked).toEqual({ due_on: '2026-03-30', wanted_on: '2026-03-24', answer: null })
})

test('who is away on the new day begins no turn then, and what they were asked goes back', async () => {
  const [denise, carla, kofi] = [
    await school.cast.acting('DA'),
    await school.cast.acting('CR'),
    await school.cast.acting('KM'),
  ]
  await school.at(monday, () =>
    handOver(carla, 6, {
      to: kofi.memberId,
      stands: 'Half of it works.',
      next: 'The other half.',
      dueOn: '2026-03-24',
      choiceReason: 'Agreed before.',
    }),
  )
  for (const away of [denise, kofi])
    await school.at(monday, () =>
      goOnLeave(away, away.memberId, { from: '2026-03-30', to: null, leads: [], things: [] }),
    )
  await close(flood)
  expect((await leads(1)).slice(-2)).toEqual([
    'JL 2026-01-17 2026-03-29',
    'ZM 2026-01-17 2026-03-29',
  ])
  expect([
    ...(await school.sql`select answer, answer_reason from hand_overs h join initiatives i on i.id = h.initiative_id where i.number = 6 and to_member_id = ${kofi.memberId}`),
  ]).toEqual([{ answer: 'withdrawn', answer_reason: 'away then' }])
})

test('a day that is moved twice keeps the one that was first wanted, of a plan and of a question', async () => {
  const [carla, kofi] = [await school.cast.acting('CR'), await school.cast.acting('KM')]
  await school.at(monday, () =>
    handOver(carla, 6, {
      to: kofi.memberId,
      stands: 'Half of it works.',
      next: 'The other half.',
      dueOn: '2026-03-24',
      choiceReason: 'Agreed before.',
    }),
  )
  await close(flood)
  await close({ name: 'Repairs', startsOn: '2026-03-30', endsOn: '2026-04-01' })
  expect((await leads(1)).slice(-1)).toEqual(['DA 2026-04-02 2026-06-05'])
  expect(await school.at(monday, () => rolledTurns())).toMatchObject([
    { number: 1, wantedOn: '2026-03-21', on: '2026-04-02' },
  ])
  const [asked] =
    await school.sql`select due_on::text, wanted_on::text from hand_overs h join initiatives i on i.id = h.initiative_id where i.number = 6 and answer is null`
  expect(asked).toEqual({ due_on: '2026-04-02', wanted_on: '2026-03-24' })
})

test('where nobody leads up to it, a lead that is moved twice keeps the day that was first wanted', async () => {
  await school.sql`update turns set leaves = true, ended_at = '2026-03-10T07:00Z' where initiative_id = (select id from initiatives where number = 1) and role = 'lead' and ended_at = '2026-03-21T07:00Z'`
  await close(flood)
  await close({ name: 'Repairs', startsOn: '2026-03-30', endsOn: '2026-04-01' })
  expect((await leads(1)).slice(-1)).toEqual(['DA 2026-04-02 2026-06-05'])
  expect(await school.at(monday, () => rolledTurns())).toMatchObject([
    { number: 1, wantedOn: '2026-03-21', on: '2026-04-02' },
  ])
})

// As an older Skein let a year end, and as notes that are nobody's to read let it end still.
test.each([
  ['without a later open day, and other days are closed', [june, repairs]],
  ['after the year, and all of that time is closed', [summer]],
])('a day that cannot roll stays: %s', async (_, closing) => {
  const [carla, kofi] = [await school.cast.acting('CR'), await school.cast.acting('KM')]
  await school.sql`update school_years set ends_on = '2026-06-15'`
  await school.at(monday, () =>
    handOver(carla, 6, {
      to: kofi.memberId,
      stands: 'Half of it works.',
      next: 'The other half.',
      dueOn: '2026-06-10',
      choiceReason: 'Agreed before.',
    }),
  )
  await school.sql`update school_years set ends_on = '2026-06-09'`
  for (const days of closing) await close(days)
  const [asked] =
    await school.sql`select due_on::text, wanted_on::text from hand_overs h join initiatives i on i.id = h.initiative_id where i.number = 6 and answer is null`
  expect(asked).toEqual({ due_on: '2026-06-10', wanted_on: null })
})
