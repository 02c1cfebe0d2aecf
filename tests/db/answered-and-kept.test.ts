import { beforeAll, expect, test } from 'vitest'
import { refusalOf } from '../../db/connect'
import { sql } from '../../db/school'
import { fillTheRest } from '../support/filled-school'
import { ownSchool } from '../support/own-school'

const here = ownSchool()
beforeAll(() => fillTheRest(here))

// As the application, in the scope of the school, and taken back: which rule says no, if one does.
async function asked(...statements: string[]) {
  const outcome = await here.cast
    .inSchool(async () => {
      for (const statement of statements) await sql().unsafe(statement)
      throw new Error('may')
    })
    .catch((error: unknown) => error)
  return refusalOf(outcome)?.constraint ?? (outcome as Error).message
}

const each = (table: string, where: string, changes: readonly string[]) =>
  test.each([`delete from ${table} where ${where}`, ...changes.map(updating(table, where))])(
    `what is over in ${table} is kept: %s`,
    async (statement) => {
      expect(await here.sql.unsafe(`select from ${table} where ${where}`)).not.toHaveLength(0)
      expect(await asked(statement)).toBe(`${table}_kept`)
    },
  )

const updating = (table: string, where: string) => (change: string) =>
  `update ${table} set ${change} where ${where}`

each('hand_overs', `answer = 'declined'`, [
  `answer = 'accepted'`,
  `answer = null, answered_at = null`,
  `stands = 'Other'`,
  `due_on = due_on + 7`,
  `reflection = 'Said later'`,
])
each('passings', 'cancelled_at is not null', [
  'cancelled_at = null',
  'passes_on = passes_on + 7',
  'hand_over_id = (select id from hand_overs limit 1)',
])
each('decision_nudges', 'sent_at is not null', [
  'sent_at = null',
  `sent_at = sent_at + interval '1 day'`,
])
each('method_templates', 'ended_at is not null', [
  'ended_at = null',
  `name = 'Another'`,
  `rules = '{}'`,
])
each('invitations', 'withdrawn_at is not null', [
  'withdrawn_at = null',
  `token_hash = 'open'`,
  'accepted_at = skein_now()',
])

test.each([
  ['hand_overs', `delete from hand_overs where answer is null`],
  [
    'hand_overs',
    `update hand_overs set answer = 'declined', answered_at = skein_now(), stands = 'Other'
     where answer is null`,
  ],
  ['hand_overs', `update hand_overs set id = gen_random_uuid() where answer is null`],
  [
    'hand_overs',
    `update hand_overs h set initiative_id = i.id from initiatives i
     where h.answer is null and i.id <> h.initiative_id`,
  ],
  ['passings', `delete from passings where cancelled_at is null`],
  ['passings', `update passings set to_member_id = member_id where cancelled_at is null`],
  ['passings', `update passings set ended_before = skein_now() where cancelled_at is null`],
  ['decision_nudges', `delete from decision_nudges where sent_at is null`],
  ['decision_nudges', `update decision_nudges set send_after = skein_now() where sent_at is null`],
  ['method_templates', `delete from method_templates where ended_at is null`],
  ['method_templates', `update method_templates set method = 'majority' where ended_at is null`],
  ['invitations', `delete from invitations where withdrawn_at is null`],
  ['invitations', `update invitations set access = 'owner' where withdrawn_at is null`],
  ['invitations', `update invitations set email = 'else@pier.example' where withdrawn_at is null`],
])('what is open in %s is not another thing: %s', async (table, statement) => {
  expect(await asked(statement)).toBe(`${table}_kept`)
})

test.each([
  `update hand_overs set stands = 'Other', due_on = due_on + 1 where answer is null`,
  `update hand_overs set answer = 'declined', answered_at = skein_now() where answer is null`,
  `update passings set passes_on = passes_on + 1 where cancelled_at is null`,
  `update passings set passed_at = skein_now() where cancelled_at is null`,
  `update decision_nudges set sent_at = skein_now() where sent_at is null`,
  `update method_templates set name = 'Better' where ended_at is null`,
  `update method_templates set ended_at = skein_now() where ended_at is null`,
  `update invitations set token_hash = 'again' where withdrawn_at is null`,
  `update invitations set withdrawn_at = skein_now() where withdrawn_at is null`,
])('what is open goes on: %s', async (statement) => {
  expect(await asked(statement)).toBe('may')
})

test('a passing that has passed is kept as one that was taken back', async () => {
  const passed = 'update passings set passed_at = skein_now() where cancelled_at is null'
  const back = 'update passings set passed_at = null where passed_at is not null'
  expect(await asked(passed, back)).toBe('passings_kept')
})

test('an invitation that was accepted is kept until its member is forgotten', async () => {
  const accepted = `
    update invitations
    set accepted_at = skein_now(), member_id = (select id from members where initials = 'NE')
    where withdrawn_at is null`
  const gone = 'delete from invitations where accepted_at is not null'
  const leave = `update members set left_on = today() where initials = 'NE'`
  const forget = `select forget_member(id) from members where initials = 'NE'`
  expect(await asked(accepted, gone)).toBe('invitations_kept')
  const taken = 'update invitations set member_id = null where accepted_at is not null'
  expect(await asked(accepted, taken)).toBe('invitations_kept')
  expect(await asked(accepted, leave, forget)).toBe('may')
})

test('of an answered hand-over a reflection goes with its writer, and one that others read stays', async () => {
  const reflected = (shared: boolean) => `
    update hand_overs
    set reflection = 'Mine', reflection_shared = ${shared} where answer is null`
  const answered = `
    update hand_overs set answer = 'declined', answered_at = skein_now() where answer is null`
  const emptied = `update hand_overs set reflection = '' where reflection <> ''`
  expect(await asked(reflected(false), answered, emptied)).toBe('may')
  expect(await asked(reflected(true), answered, emptied)).toBe('hand_overs_kept')
  const shared = `update hand_overs set reflection = '', reflection_shared = true
    where reflection <> ''`
  expect(await asked(reflected(false), answered, shared)).toBe('hand_overs_kept')
})

test('a school moves to another time zone with all that waits there and all that is over', async () => {
  const waits = `update decision_nudges set send_after = skein_now() + interval '1 day'
    where sent_at is null`
  await here.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx.unsafe(waits)
  })
  expect(await asked(`update schools set time_zone = 'America/Chicago'`)).toBe('may')
})

test.each([
  ['2025-08-10', 'may'],
  ['2026-06-05', 'may'],
  ['2026-06-06', 'hand_overs_in_a_year'],
  ['2027-03-06', 'hand_overs_in_a_year'],
])('that a lead is handed over on %s comes to: %s', async (day, outcome) => {
  expect(await asked(`update hand_overs set due_on = '${day}' where answer is null`)).toBe(outcome)
  const written = `
    insert into hand_overs (school_id, id, initiative_id, turn_id, due_on, stands, next, prepared_by)
    select school_id, gen_random_uuid(), initiative_id, id, '${day}', 'Half.', 'Half.', member_id
    from turns where role = 'lead' and id not in (select turn_id from hand_overs) limit 1`
  expect(await asked(written)).toBe(outcome)
})

test('a day on which a lead is handed over is judged once, not again when its year has ended earlier since', async () => {
  const waits = `update hand_overs set due_on = '2026-06-05' where answer is null`
  const ends = `update school_years set ends_on = '2026-05-29'`
  const same = `update hand_overs set due_on = due_on, wish = 'Soon.' where answer is null`
  expect(await asked(waits, ends, same)).toBe('may')
  const another = `update hand_overs set due_on = '2026-06-04' where answer is null`
  expect(await asked(waits, ends, another)).toBe('hand_overs_in_a_year')
})
