import { beforeAll, expect, test } from 'vitest'
import { sql } from '../../../db/school'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'
import { triedIn } from '../../support/tried'

const here = ownSchool()
const { tried, found } = triedIn(here)
let at = 0
beforeAll(async () => void (at = (await freshInitiative(here.sql)).number))

const member = (who = 'TO') => `(select id from members where initials = '${who}')`
const day = (on: string, time = '00:00') => `'${on} ${time} America/Los_Angeles'::timestamptz`
const turn = (began: string, { ends = 'null', role = 'lead' } = {}) => `
  insert into turns
    (id, initiative_id, member_id, role, seat, began_at, ended_at, came_about, recorded_by)
  select gen_random_uuid(), i.id, ${member()}, '${role}', case when '${role}' = 'lead' then 1 end,
    ${began}, ${ends}, 'offered', ${member()}
  from initiatives i where i.number = ${at}`
const leave = (starts: string, ends: string | null, cancelled = 'null') => `
  insert into leaves (id, member_id, starts_on, ends_on, recorded_by, cancelled_at)
  select gen_random_uuid(), id, '${starts}', ${ends ? `'${ends}'` : 'null'}, id, ${cancelled}
  from members where initials = 'TO'`
const lastDay = (on: string) => `update members set last_day_on = '${on}' where initials = 'TO'`
const turnsHere = (set: string) =>
  `update turns set ${set} where initiative_id = (select id from initiatives where number = ${at})`
const endsAt = () => `
  select ended_at::text as ends
  from turns t join initiatives i on i.id = t.initiative_id where i.number = ${at}`
const march = leave('2026-03-23', '2026-03-27')

test('no turn begins on the first or the last day of a leave, and one does on the day after', async () => {
  expect(await tried(march, turn(day('2026-03-23')))).toBe('turns_not_away')
  expect(await tried(march, turn(day('2026-03-27', '23:59')))).toBe('turns_not_away')
  expect(await tried(march, turn(day('2026-03-28')))).toBe('may')
  expect(
    await tried(leave('2026-03-23', '2026-03-27', 'skein_now()'), turn(day('2026-03-24'))),
  ).toBe('may')
})

test('a turn without an end, or with a later one, ends where a leave begins', async () => {
  const ends = async (...statements: string[]) =>
    (await found<{ ends: string }>(statements, endsAt())).map((one) => one.ends)
  const first = ['2026-03-23 07:00:00+00']
  expect(await ends(march, turn(day('2026-03-10')))).toEqual(first)
  expect(await ends(march, turn(day('2026-03-10'), { ends: day('2026-03-25') }))).toEqual(first)
  expect(await ends(march, turn(day('2026-03-10'), { ends: day('2026-03-20') }))).toEqual([
    '2026-03-20 07:00:00+00',
  ])
})

test('a leave that was over before is no end of a turn that goes on later', async () => {
  const led = turn(day('2026-02-02'), { ends: day('2026-05-04') })
  const on = turnsHere(`ended_at = ${day('2026-06-01')}`)
  const after = async (...leaves: string[]) =>
    (await found<{ ends: string }>([led, ...leaves, on], endsAt())).map((one) => one.ends)
  expect(await after(leave('2026-02-23', '2026-03-01'))).toEqual(['2026-06-01 07:00:00+00'])
  expect(await after(leave('2026-02-23', '2026-03-01'), leave('2026-05-11', null))).toEqual([
    '2026-05-11 07:00:00+00',
  ])
  expect(await after(leave('2026-02-23', '2026-03-02'))).toEqual(['2026-02-23 08:00:00+00'])
  // What begins anew begins in no leave of its time.
  expect(await tried(leave('2026-02-23', '2026-03-01'), turn(day('2026-02-24')))).toBe(
    'turns_not_away',
  )
})

test('a turn ends with someone’s last day, and none begins after it', async () => {
  const last = lastDay('2026-03-20')
  expect(await found([last, turn(day('2026-03-20', '18:00'))], endsAt())).toEqual([
    { ends: '2026-03-21 07:00:00+00' },
  ])
  expect(await tried(last, turn(day('2026-03-21')))).toBe('turns_not_away')
})

test('someone who is given a turn cannot leave meanwhile: their row is held', async () => {
  const wanted = here.cast.inSchool(async () => {
    await sql().unsafe(turn(day('2026-03-10')))
    await here.sql`select from members where initials = 'TO' for no key update nowait`
  })
  await expect(wanted).rejects.toThrow('could not obtain lock')
})

test('who loses days that they were to hold is held back by what they asked for alone', async () => {
  const led = turn(day('2026-02-02'), { ends: day('2026-05-04') })
  const cut = (on: string) => turnsHere(`ended_at = ${day(on)}`)
  const hole = 'turns_leave_no_hole'
  expect(await tried(led, cut('2026-03-16'))).toBe(hole)
  expect(await tried(led, turnsHere(`ended_at = ${day('2026-03-16')}, leaves = true`))).toBe('may')
  // A leave that begins then; not one that was cancelled, nor one that is over.
  expect(await tried(led, leave('2026-03-16', null), cut('2026-03-16'))).toBe('may')
  expect(await tried(led, leave('2026-03-16', null, 'skein_now()'), cut('2026-03-16'))).toBe(hole)
  expect(await tried(led, leave('2026-02-23', '2026-03-02'), cut('2026-03-02'))).toBe('may')
  expect(await tried(led, leave('2026-02-23', '2026-03-01'), cut('2026-03-02'))).toBe(hole)
  // Their last day is one that they were to hold.
  expect(await tried(led, lastDay('2026-03-16'), cut('2026-03-17'))).toBe('may')
  expect(await tried(led, lastDay('2026-03-16'), cut('2026-03-16'))).toBe(hole)
  const follows = turn(day('2026-03-16'), { role: 'follow', ends: day('2026-05-04') })
  expect(await tried(led, cut('2026-03-16'), follows)).toBe('may')
})

test('a reflection on a turn that is over is rewritten by nobody, and goes with its writer’s account alone', async () => {
  const over = [
    turn(day('2026-02-02'), { ends: day('2026-02-16') }),
    turnsHere(`reflection = 'I held on for too long.'`),
  ]
  const emptied = turnsHere(`reflection = ''`)
  const gone = (account: string) => `
    update members set left_on = '2026-03-02', account_id = ${account} where initials = 'TO'`
  // What else of theirs is open would hold them back.
  const asGone = async (account: string, ...statements: string[]) => {
    await here.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx.unsafe(gone(account))
    })
    return tried(...statements)
  }
  const kept = 'turns_reflection_kept'
  expect(await tried(...over, turnsHere(`reflection = 'Better.'`))).toBe(kept)
  expect(await tried(...over, emptied)).toBe(kept)
  const goesOn = turn(day('2026-02-02'), { ends: day('2026-04-13') })
  const ongoing = [goesOn, turnsHere(`reflection = 'So far.'`), turnsHere(`reflection = 'More.'`)]
  expect(await tried(...ongoing)).toBe('may')
  expect(await asGone('account_id', ...over, emptied)).toBe(kept)
  expect(await asGone('null', ...over, emptied)).toBe('may')
  expect(await tried(...over, turnsHere('reflection_shared = true'), emptied)).toBe(kept)
  const back = `update members set left_on = null, account_id = null where initials = 'TO'`
  expect(await tried(back, ...over, emptied)).toBe(kept)
})
