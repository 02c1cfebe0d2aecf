import type { TransactionSql } from 'postgres'
import { expect, test } from 'vitest'
import { ownSchool } from '../support/own-school'

const here = ownSchool()

// Nothing is due by itself, and no rule keeps a test from writing what it is about.
const nothing = `
  set local session_replication_role = replica;
  update decisions set deadline = 'infinity' where state = 'open';
  update school_looks set look_at = 'infinity', looked_at = skein_now();
  delete from decision_nudges; delete from passings; delete from leaves;
  update members set last_day_on = null, left_on = null`

class TakenBack extends Error {}

/** Whether something of a kind is due at the very instant at which this is written. */
async function isDue(kind: string, written: string) {
  let due: unknown[] = []
  const look = async (sql: TransactionSql) => {
    await sql.unsafe(nothing)
    // One message to the server: its clock stands from the first statement to the last.
    const said = (await sql.unsafe(
      `${written}; select from door.due('${kind}')`,
    )) as unknown as unknown[][]
    due = said.at(-1) ?? []
    throw new TakenBack()
  }
  await here.sql.begin(look).catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error
  })
  return due.length > 0
}

const now = 'skein_now()'
const soon = `skein_now() + interval '1 microsecond'`
const tom = `(select id from members where initials = 'TO')`
const school = '(select id from schools)'

test('a deadline is due at its instant and not before, of a decision that is open', async () => {
  const deadline = (at: string, state = 'open') =>
    isDue(
      'decisions',
      `update decisions set state = '${state}', deadline = ${at},
        closed_at = case when '${state}' = 'closing' then skein_now() end
      where id = (select id from decisions where state = 'open' limit 1)`,
    )
  expect([await deadline(now), await deadline(soon)]).toEqual([true, false])
  expect([await deadline(now, 'draft'), await deadline(now, 'closing')]).toEqual([false, false])
})

test('a nudge is due at its instant and not before, until it is sent', async () => {
  const nudge = (at: string, sent = 'null') =>
    isDue(
      'decisions',
      `insert into decision_nudges
        (school_id, id, decision_id, round, nudged_by, send_after, sent_at)
      select school_id, gen_random_uuid(), id, 1, proposer_id, ${at}, ${sent} from decisions limit 1`,
    )
  expect([await nudge(now), await nudge(soon)]).toEqual([true, false])
  expect(await nudge(now, now)).toBe(false)
})

const passing = (on: string, more = 'null, null') => `
  insert into passings
    (school_id, id, member_id, kind, passes_on, recorded_by, turn_id, passed_at, cancelled_at)
  select school_id, gen_random_uuid(), member_id, 'turn', '${on}', member_id, id, ${more}
  from turns limit 1`

test('what passes on is due from its own day on, until it has passed or was taken back', async () => {
  const passes = (on: string, more?: string) => isDue('absences', passing(on, more))
  expect([await passes('2026-03-02'), await passes('2026-03-03')]).toEqual([true, false])
  expect(await passes('2026-03-02', `${now}, null`)).toBe(false)
  expect(await passes('2026-03-02', `null, ${now}`)).toBe(false)
})

test('a day is due when it begins in the school, however far ahead of us', async () => {
  const ahead = (on: string) =>
    isDue('absences', `update schools set time_zone = 'Pacific/Kiritimati'; ${passing(on)}`)
  expect([await ahead('2026-03-03'), await ahead('2026-03-04')]).toEqual([true, false])
})

test('a leave is due on its first day, until it has begun, was cancelled, or its member has left', async () => {
  const leave = (starts: string, more = 'null, null', also = '') =>
    isDue(
      'absences',
      `${also} insert into leaves
        (school_id, id, member_id, starts_on, recorded_by, begun_at, cancelled_at)
      select ${school}, gen_random_uuid(), ${tom}, '${starts}', ${tom}, ${more}`,
    )
  expect([await leave('2026-03-02'), await leave('2026-03-03')]).toEqual([true, false])
  expect(await leave('2026-03-02', `${now}, null`)).toBe(false)
  expect(await leave('2026-03-02', `null, ${now}`)).toBe(false)
  const left = `update members set left_on = '2026-03-01' where id = ${tom};`
  expect(await leave('2026-03-02', 'null, null', left)).toBe(false)
})

test('someone’s leaving is due on the day after their last, once', async () => {
  const last = (on: string, left = 'null') =>
    isDue(
      'absences',
      `update members set last_day_on = '${on}', left_on = ${left} where id = ${tom}`,
    )
  expect([await last('2026-03-01'), await last('2026-03-02')]).toEqual([true, false])
  expect(await last('2026-03-01', `'2026-03-02'`)).toBe(false)
})

test('a school is looked at from the instant that was asked for, and at once when the clock was set back', async () => {
  const look = (set: string) => isDue('notices', `update school_looks set ${set}`)
  expect([await look(`look_at = ${now}`), await look(`look_at = ${soon}`)]).toEqual([true, false])
  expect([await look(`looked_at = ${soon}`), await look(`looked_at = ${now}`)]).toEqual([
    true,
    false,
  ])
})
