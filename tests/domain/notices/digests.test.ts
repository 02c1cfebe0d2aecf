import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { digestToMail, stopLetters, writeDigests } from '../../../app/domain/notices/digests'
import { markSeen } from '../../../app/domain/notices/notices'
import { isQuiet } from '../../../app/domain/calendar/quiet-hours'
import { lettersByToken } from '../../../db/front-door'
import { hashed } from '../../../app/domain/accounts/tokens'
import { asIfGone } from '../../support/database'
import { tellSchool } from '../../../app/jobs/notices.server'
import { latch, untilOneWaits } from '../../support/locks'
import { openTelling } from '../../support/telling'

let school: Awaited<ReturnType<typeof openTelling>>
beforeEach(async () => void (school = await openTelling()))
afterEach(() => school.close())

test('one letter a day at most: what has gathered by the morning, and what comes later on the next', async () => {
  await school.tell('2026-03-09 08:30Z')
  expect(await school.letters('DA')).toEqual([])
  await school.tell('2026-03-09 13:59Z')
  expect(await school.letters('DA')).toEqual([])
  for (const time of ['14:01', '14:02', '18:00']) await school.tell(`2026-03-09 ${time}Z`)
  expect(await school.letters('DA')).toMatchObject([{ day: '2026-03-09', place: 1 }])
  const [tom, denise] = [await school.cast.acting('TO'), await school.cast.acting('DA')]
  await school.sql`insert into asks (school_id, id, initiative_id, member_id, role, asked_by, asked_at) select ${school.cast.schoolId}, ${uuidv7()}, id, ${denise.memberId}, 'follow', ${tom.memberId}, '2026-03-09T18:30Z' from initiatives where number = 4`
  await school.tell('2026-03-09 19:00Z')
  expect(await school.told('DA', 'open ask %')).toHaveLength(1)
  expect(await school.letters('DA')).toHaveLength(1)
  await school.tell('2026-03-10 14:30Z')
  expect(await school.letters('DA')).toMatchObject([
    { day: '2026-03-09' },
    { day: '2026-03-10', place: 1, lines: 1 },
  ])
})

test('who wants to know at once is written to as often as there is something; who never wants to, never', async () => {
  const [tom, denise] = [await school.cast.acting('TO'), await school.cast.acting('DA')]
  await school.sql`update members set letters = 'at once' where initials = 'DA'`
  await school.sql`update members set letters = 'never' where initials = 'JL'`
  for (const [number, time] of [
    [4, '18:00'],
    [5, '18:05'],
  ] as const) {
    await school.sql`insert into asks (school_id, id, initiative_id, member_id, role, asked_by) select ${school.cast.schoolId}, ${uuidv7()}, id, ${denise.memberId}, 'follow', ${tom.memberId} from initiatives where number = ${number}`
    await school.tell(`2026-03-09 ${time}Z`)
  }
  expect((await school.letters('DA')).map(({ day, place }) => [day, place])).toEqual([
    ['2026-03-09', 1],
    ['2026-03-09', 2],
  ])
  await school.tell('2026-03-10 15:00Z')
  expect(await school.letters('JL')).toEqual([])
  expect((await school.told('JL')).length).toBeGreaterThan(0)
})

test('no letter in quiet hours, at weekends, on closed days, on days one does not work, nor on leave', async () => {
  await school.sql`update members set letters = 'at once'`
  await school.sql`update members set works_on = 2 where initials = 'JL'`
  await school.sql`insert into leaves (school_id, id, member_id, starts_on, ends_on, recorded_by) select school_id, gen_random_uuid(), id, '2026-03-10', '2026-03-11', id from members where initials = 'MT'`
  for (const moment of [
    '2026-03-07 20:00Z',
    '2026-03-08 20:00Z',
    '2026-03-09 13:30Z',
    '2026-03-10 01:30Z',
  ]) {
    await school.tell(moment)
    expect(await school.sql`select from digests`, moment).toHaveLength(0)
  }
  await school.sql`insert into closed_days (school_id, id, name, starts_on, ends_on) values (${school.cast.schoolId}, ${uuidv7()}, 'Water main', '2026-03-09', '2026-03-09')`
  await school.tell('2026-03-09 18:00Z')
  expect(await school.sql`select from digests`).toHaveLength(0)
  await school.tell('2026-03-10 18:00Z')
  expect((await school.letters('DA')).length).toBe(1)
  expect((await school.letters('JL')).length).toBe(1)
  expect((await school.letters('MT')).length).toBe(0)
  await school.tell('2026-03-12 18:00Z')
  expect((await school.letters('MT')).length).toBe(1)
})

test('the morning comes when the school’s own clock says so, on both sides of a change to and from summer time', async () => {
  await school.sql`update members set letters = 'at once'`
  const early = ['2025-10-31 13:30Z', '2025-11-03 14:30Z', '2026-03-06 14:30Z', '2026-03-09 13:30Z']
  const open = ['2025-10-31 14:30Z', '2025-11-03 15:30Z', '2026-03-06 15:30Z', '2026-03-09 14:30Z']
  for (const [place, moment] of early.entries()) {
    await school.sql`insert into notices (school_id, id, member_id, kind, key, sentence, made_at) select school_id, gen_random_uuid(), id, 'other', ${`n ${place}`}, 'x', '2025-09-01' from members where initials = 'OG'`
    await school.tell(moment)
    expect((await school.letters('OG')).length, moment).toBe(place)
    await school.tell(open[place] ?? '')
    expect((await school.letters('OG')).length, open[place]).toBe(place + 1)
  }
})

test('quiet hours may reach over midnight, or lie in the day, or be none', () => {
  const quiet = (time: string, hours: { from: string; to: string }) =>
    isQuiet(`2026-03-03T${time}:00Z`, {
      ...hours,
      timeZone: 'UTC',
      calendar: { years: [], terms: [], closed: [], worksOn: 31 },
    })
  const night = { from: '18:00', to: '07:00' }
  expect(
    ['17:59', '18:00', '23:59', '00:00', '06:59', '07:00'].map((time) => quiet(time, night)),
  ).toEqual([false, true, true, true, true, false])
  expect(
    ['11:59', '12:00', '12:59', '13:00'].map((time) => quiet(time, { from: '12:00', to: '13:00' })),
  ).toEqual([false, true, true, false])
  expect(quiet('03:00', { from: '00:00', to: '00:00' })).toBe(false)
})

test('a worker that dies at any step has done nothing, and the next does all of it, once', async () => {
  await school.sql`update members set letters = 'at once'`
  const steps = [
    'insert on notices',
    'update on notices',
    'insert on digests',
    'insert on graphile_worker._private_jobs',
    'update on school_versions',
  ]
  await school.sql`create function die() returns trigger language plpgsql as $$ begin raise exception 'the worker died'; end $$`
  for (const [place, step] of steps.entries()) {
    const [event = '', table = ''] = step.split(' on ')
    for (const when of ['before', 'after']) {
      await school.sql.unsafe(
        `create trigger zz_die ${when} ${event} on ${table} for each row execute function die()`,
      )
      await expect(school.tell('2026-03-09 18:00Z'), `${when} ${step}`).rejects.toThrow(
        'the worker died',
      )
      await school.sql.unsafe(`drop trigger zz_die on ${table}`)
      expect(
        [
          (await school.sql`select from notices`).length,
          (await school.sql`select from digests`).length,
          (await school.jobs()).length,
        ],
        `${when} ${step} (${place})`,
      ).toEqual([0, 0, 0])
    }
  }
  await Promise.all([
    school.tell('2026-03-09 18:00Z'),
    school.tell('2026-03-09 18:00Z'),
    school.tell('2026-03-09 18:00Z'),
  ])
  await school.tell('2026-03-09 18:01Z')
  const [{ notices, digests, mailed } = { notices: 0, digests: 0, mailed: 0 }] = await school.sql<
    { notices: number; digests: number; mailed: number }[]
  >`
    select (select count(*)::int from notices) as notices, (select count(*)::int from digests) as digests, (select count(*)::int from notices where digest_id is not null) as mailed`
  expect(notices).toBeGreaterThan(3)
  expect(mailed).toBe(notices)
  const put = (await school.jobs()).map(({ digest }) => digest)
  expect([put.length, new Set(put).size]).toEqual([digests, digests])
})

// In these weeks nothing else is told to Mateo R.
const notice = (key: string, more: { madeAt: string; dueOn?: string }) => school.sql`
  insert into notices (school_id, id, member_id, kind, key, sentence, made_at, due_on)
  select school_id, gen_random_uuid(), id, 'other', ${key}, ${key}, ${more.madeAt}, ${more.dueOn ?? null} from members where initials = 'MR'`
const quietly = () => school.sql`update members set letters = 'never' where initials <> 'MR'`

// What is made up here is no occasion, and would be over at the next look.
const written = (moment: string) => school.at(moment, writeDigests)

test('what is about a day before the next open morning is in the letter of the same day, if that is not written yet', async () => {
  await quietly()
  await notice('by Monday', { madeAt: '2026-03-06T20:00Z', dueOn: '2026-03-09' })
  await written('2026-03-06 20:01Z')
  expect(await school.letters('MR')).toEqual([])
  await notice('by Sunday', { madeAt: '2026-03-06T20:00Z', dueOn: '2026-03-08' })
  await written('2026-03-06 20:02Z')
  expect(await school.letters('MR')).toMatchObject([{ day: '2026-03-06', lines: 1 }])
  await notice('by Saturday', { madeAt: '2026-03-06T21:00Z', dueOn: '2026-03-07' })
  await written('2026-03-06 21:01Z')
  expect(await school.letters('MR')).toHaveLength(1)
  await written('2026-03-09 15:00Z')
  expect(await school.letters('MR')).toMatchObject([
    { day: '2026-03-06' },
    { day: '2026-03-09', lines: 1 },
  ])
})

test('a school without quiet hours has its morning at seven', async () => {
  await school.sql`update schools set quiet_from = '00:00', quiet_to = '00:00'`
  await quietly()
  await notice('x', { madeAt: '2026-03-08T20:00Z' })
  await school.tell('2026-03-09 13:59Z')
  expect(await school.letters('MR')).toEqual([])
  await school.tell('2026-03-09 14:01Z')
  expect(await school.letters('MR')).toHaveLength(1)
})

async function aLetter() {
  await quietly()
  for (const key of ['one', 'two']) await notice(key, { madeAt: '2026-03-08T20:00Z' })
  await school.tell('2026-03-09 15:00Z')
  const [{ id } = { id: '' }] = await school.letters('MR')
  return { id, mail: (moment: string) => school.at(moment, () => digestToMail(id)) }
}

test('a letter tells what is still to be told when it is sent, and is not sent when nothing is', async () => {
  const { mail } = await aLetter()
  const reader = await school.cast.acting('MR')
  const seen = (key: string) =>
    school.sql`update notices set seen_at = skein_now() where key = ${key}`
  expect((await mail('2026-03-09 15:01Z'))?.notices.map(({ sentence }) => sentence).sort()).toEqual(
    ['one', 'two'],
  )
  await seen('one')
  expect((await mail('2026-03-09 15:02Z'))?.notices.map(({ sentence }) => sentence)).toEqual([
    'two',
  ])
  await school.at('2026-03-09 15:03Z', () => markSeen(reader, { until: '2026-03-09T15:03:00Z' }))
  expect(await mail('2026-03-09 15:04Z')).toBeUndefined()
})

test('a letter that the mail server took too late is not sent at night, and is not lost: its lines are in the next', async () => {
  const { id, mail } = await aLetter()
  expect(await mail('2026-03-10 03:00Z')).toBeUndefined()
  await school.tell('2026-03-10 03:01Z')
  expect((await school.letters('MR')).map(({ lines }) => lines)).toEqual([0])
  await school.tell('2026-03-10 15:00Z')
  expect(await school.letters('MR')).toMatchObject([
    { id, lines: 0 },
    { day: '2026-03-10', place: 1, lines: 2 },
  ])
  expect(await mail('2026-03-10 15:01Z')).toBeUndefined()
})

test('a letter of yesterday is not sent beside that of today', async () => {
  const { mail } = await aLetter()
  await notice('three', { madeAt: '2026-03-09T20:00Z' })
  await school.tell('2026-03-10 15:00Z')
  expect(await mail('2026-03-10 17:00Z')).toBeUndefined()
  await school.tell('2026-03-10 18:00Z')
  await school.tell('2026-03-11 15:00Z')
  expect((await school.letters('MR')).map(({ day, lines }) => [day, lines])).toEqual([
    ['2026-03-09', 0],
    ['2026-03-10', 1],
    ['2026-03-11', 2],
  ])
})

test('between its writing and its sending someone may go on leave, leave, or want no letters: none is sent', async () => {
  const { mail } = await aLetter()
  await school.sql`update members set letters = 'never' where initials = 'MR'`
  expect(await mail('2026-03-09 15:01Z')).toBeUndefined()
  await school.sql`update members set letters = 'once a day' where initials = 'MR'`
  expect(await mail('2026-03-09 15:02Z')).toBeDefined()
  await asIfGone(school.sql, 'MR')
  expect(await mail('2026-03-09 15:03Z')).toBeUndefined()
})

test('a letter written before a leave began is given back, and told when its reader is here again', async () => {
  const { mail } = await aLetter()
  await school.sql`insert into leaves (school_id, id, member_id, starts_on, ends_on, recorded_by) select school_id, gen_random_uuid(), id, '2026-03-09', '2026-03-13', id from members where initials = 'MR'`
  expect(await mail('2026-03-09 16:00Z')).toBeUndefined()
  await school.tell('2026-03-13 16:00Z')
  expect((await school.letters('MR')).map(({ lines }) => lines)).toEqual([0])
  await school.tell('2026-03-16 16:00Z')
  expect((await school.letters('MR')).map(({ day, lines }) => [day, lines])).toEqual([
    ['2026-03-09', 0],
    ['2026-03-16', 2],
  ])
})

test('the secret in a letter stops the letters of its reader alone, and opens nothing once they have left', async () => {
  await aLetter()
  await school.sql`update members set letters = 'once a day'`
  const [{ token } = { token: '' }] = await school.jobs()
  const whose = await lettersByToken(hashed(token))
  expect(whose).toMatchObject({ slug: 'harbor-ridge', letters: 'once a day' })
  await stopLetters({ schoolId: whose?.school_id ?? '', memberId: whose?.member_id ?? '' })
  expect(
    (
      await school.sql<{ initials: string }[]>`select initials from members where letters = 'never'`
    ).map(({ initials }) => initials),
  ).toEqual(['MR'])
  expect(await lettersByToken(hashed('another'))).toBeUndefined()
  await asIfGone(school.sql, 'MR')
  expect(await lettersByToken(hashed(token))).toBeUndefined()
})

test('of two servers that tell one school at once, the second begins when the first has ended', async () => {
  const moment = '2026-03-09 18:00Z'
  const [told, mayEnd] = [latch(), latch()]
  const first = school.at(moment, async () => {
    await tellSchool()
    told.open()
    await mayEnd.opened
  })
  await told.opened
  const second = school.tell(moment)
  await untilOneWaits(school.sql)
  const waits = await school.sql`
    select wait_event as for from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  mayEnd.open()
  await Promise.all([first, second])
  expect(waits).toEqual([{ for: 'advisory' }])
})
