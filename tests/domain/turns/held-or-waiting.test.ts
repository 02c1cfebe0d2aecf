import { beforeAll, expect, test } from 'vitest'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'
import { triedIn } from '../../support/tried'

const here = ownSchool()
const { found } = triedIn(here)
let at = 0
beforeAll(async () => void (at = (await freshInitiative(here.sql)).number))

const put = (table: string, columns: string, values: string) => `
  insert into ${table} (id, initiative_id, ${columns})
  select gen_random_uuid(), i.id, ${values}
  from initiatives i join members m on m.initials = 'TO' where i.number = ${at}`
const turn = (began: string, ended = 'null') =>
  put(
    'turns',
    'member_id, role, began_at, ended_at, came_about, recorded_by',
    `m.id, 'follow', ${began}, ${ended}, 'offered', m.id`,
  )
const now = 'skein_now()'
const days = (count: number) => `skein_now() + interval '${count} days'`

/** How often Tom is held at the initiative, or waited on for it, after these statements. */
const held = async (...statements: string[]) =>
  (
    await found<{ count: number }>(
      statements,
      `select count(*)::int as count
      from held_or_waiting((select id from schools)) h
        join initiatives i on i.id = h.initiative_id
        join members m on m.id = h.member_id
      where i.number = ${at} and m.initials = 'TO'`,
    )
  )[0]?.count

test('someone holds the turns that go on or are to come, and none that is over or was taken back', async () => {
  expect(await held()).toBe(0)
  expect(await held(turn(days(-9)))).toBe(1)
  expect(await held(turn(days(-9), days(9)))).toBe(1)
  expect(await held(turn(days(9), days(19)))).toBe(1)
  expect(await held(turn(days(-9), days(-1)))).toBe(0)
  const takenBack = `update turns set ended_at = began_at, leaves = true where began_at > ${now}`
  expect(await held(turn(days(9), days(19)), takenBack)).toBe(0)
})

test('someone is waited on for what they have not answered, and for a call that they have open', async () => {
  const answered = (table: string, answer: string) =>
    `update ${table} set answer = '${answer}', answered_at = ${now} where answer is null`
  const ask = put('asks', 'member_id, role, asked_by', `m.id, 'lead', i.created_by`)
  expect(await held(ask)).toBe(1)
  expect(await held(ask, answered('asks', 'declined'))).toBe(0)
  const offer = put('offers', 'member_id, readiness', `m.id, 'ready'`)
  expect(await held(offer)).toBe(1)
  expect(await held(offer, answered('offers', 'withdrawn'))).toBe(0)
  const call = put('calls', 'role, starts_on, audience, opened_by', `'lead', today(), 'all', m.id`)
  const closed = `update calls set closed_at = ${now}, closed_by = opened_by, closing = 'Done.'
    where closed_at is null`
  expect(await held(call)).toBe(1)
  expect(await held(call, closed)).toBe(0)
  const led = `
    insert into turns
      (id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
    select gen_random_uuid(), i.id, m.id, 'lead', 1, ${days(-9)}, 'offered', m.id
    from initiatives i join members m on m.initials = 'RO' where i.number = ${at}`
  const offered = `
    insert into hand_overs
      (id, initiative_id, turn_id, to_member_id, stands, prepared_by, offered_by, offered_at)
    select gen_random_uuid(), t.initiative_id, t.id, m.id, 'x', t.member_id, t.member_id, ${now}
    from turns t join initiatives i on i.id = t.initiative_id join members m on m.initials = 'TO'
    where i.number = ${at}`
  expect(await held(led, offered)).toBe(1)
  expect(await held(led, offered, answered('hand_overs', 'declined'))).toBe(0)
})
