import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { sql } from '../../../db/school'
import { letGo } from '../../../app/domain/absences/departures'
import { absencesIn, outcome } from '../../support/absences'
import { ownSchool } from '../../support/own-school'

const here = ownSchool({ anew: true })
const { on } = absencesIn(here)

test('the database gives nothing to someone who has left', async () => {
  const [denise, renata] = [await here.cast.acting('DA'), await here.cast.acting('RO')]
  await on('2026-03-02', () => letGo(renata, denise.memberId))
  const who = denise.memberId
  const of = (table: string, columns: string, values: string) =>
    outcome(
      here.sql.unsafe(
        `insert into ${table} (school_id, id, initiative_id, ${columns}) select i.school_id, gen_random_uuid(), i.id, ${values} from initiatives i join members m on m.initials = 'RO' where i.number = 6`,
      ),
    )
  expect(
    await of(
      'turns',
      'member_id, role, began_at, came_about, recorded_by',
      `'${who}', 'follow', skein_now(), 'offered', m.id`,
    ),
  ).toBe('turns_not_gone')
  expect(
    await of(
      'turns',
      'member_id, role, began_at, ended_at, came_about, recorded_by',
      `'${who}', 'follow', '2024-09-01', '2024-10-01', 'offered', m.id`,
    ),
  ).toBe('done')
  expect(await of('asks', 'member_id, role, asked_by', `'${who}', 'lead', m.id`)).toBe(
    'asks_not_gone',
  )
  expect(await of('offers', 'member_id, readiness', `'${who}', 'ready'`)).toBe('offers_not_gone')
  expect(await of('actions', 'text, owner_id, added_by', `'x', '${who}', m.id`)).toBe(
    'actions_not_gone',
  )
  expect(await of('barriers', 'text, brought_to, raised_by', `'x', '${who}', m.id`)).toBe(
    'barriers_not_gone',
  )
  expect(
    await of(
      'calls',
      'role, starts_on, audience, opened_by',
      `'lead', '2026-03-02', 'all', '${who}'`,
    ),
  ).toBe('calls_not_gone')
  expect(
    await outcome(here.sql`insert into hand_overs (school_id, id, initiative_id, turn_id, to_member_id, stands, prepared_by, offered_by, offered_at)
    select t.school_id, gen_random_uuid(), t.initiative_id, t.id, ${who}, 'x', t.member_id, t.member_id, skein_now() from turns t where t.role = 'lead' and t.during @> skein_now() limit 1`),
  ).toBe('hand_overs_not_gone')
  expect(await of('sponsor_asks', 'member_id, asked_by', `'${who}', m.id`)).toBe(
    'sponsor_asks_not_gone',
  )
  expect(
    await of('offers', 'member_id, readiness, with_member_id', `m.id, 'ready', '${who}'`),
  ).toBe('offers_not_gone')
  expect(
    await outcome(here.sql`
      insert into turn_changes (school_id, id, initiative_id, turn_id, kind, asked_by, with_member_id, ends_on)
      select t.school_id, gen_random_uuid(), t.initiative_id, t.id, 'extend', t.member_id, ${who}, '2026-04-30'
      from turns t where t.role = 'lead' and t.during @> skein_now() limit 1`),
  ).toBe('turn_changes_not_gone')
  expect(
    await outcome(here.sql`
      insert into decisions (school_id, id, number, state, in_the_room, question, method, rules, authority, proposer_id, recorded_by)
      select school_id, gen_random_uuid(), 900, 'draft', false, 'x', method, rules, 'decides', ${who}, recorded_by
      from decisions where rules is not null limit 1`),
  ).toBe('decisions_not_gone')
  const tables = await here.sql<{ name: string }[]>`
    select distinct tgrelid::regclass::text as name from pg_trigger
    where tgfoid = 'refuse_gone'::regproc order by 1`
  expect(tables.map(({ name }) => name)).toEqual([
    'actions',
    'asks',
    'barriers',
    'calls',
    'decisions',
    'hand_overs',
    'initiatives',
    'offers',
    'sponsor_asks',
    'turn_changes',
  ])
  expect(await outcome(here.sql`update initiatives set sponsor_id = ${who} where number = 6`)).toBe(
    'initiatives_not_gone',
  )
  expect(
    await outcome(here.sql`update initiatives set technical_owner_id = ${who} where number = 6`),
  ).toBe('initiatives_not_gone')
})

const given: Record<string, string> = {
  'a turn to come': `insert into turns (school_id, id, initiative_id, member_id, role, began_at, came_about, recorded_by)
    select i.school_id, gen_random_uuid(), i.id, ana, 'follow', '2026-05-04 07:00Z', 'offered', ana from it i`,
  'a question to take over a lead': `insert into hand_overs (school_id, id, initiative_id, turn_id, to_member_id, stands, prepared_by, offered_by, offered_at)
    select t.school_id, gen_random_uuid(), t.initiative_id, t.id, ana, 'x', t.member_id, t.member_id, skein_now()
    from it join turns t on t.initiative_id = it.id and t.role = 'lead' and t.during @> skein_now() limit 1`,
  'an ask': `insert into asks (school_id, id, initiative_id, member_id, role, asked_by)
    select school_id, gen_random_uuid(), id, ana, 'lead', created_by from it`,
  'an offer': `insert into offers (school_id, id, initiative_id, member_id, readiness)
    select school_id, gen_random_uuid(), id, ana, 'ready' from it`,
  'a call': `insert into calls (school_id, id, initiative_id, role, starts_on, audience, opened_by)
    select school_id, gen_random_uuid(), id, 'lead', '2026-03-02', 'all', ana from it`,
  'a sponsorship': `with said as (
      insert into sponsor_asks (school_id, id, initiative_id, member_id, asked_by, answer, answer_reason, answered_at)
      select school_id, gen_random_uuid(), id, ana, created_by, 'accepted', 'It matters.', skein_now() from it)
    update initiatives set sponsor_id = ana from it where initiatives.id = it.id`,
  'technical work': `update initiatives set technical_owner_id = ana from it where initiatives.id = it.id`,
  'an action': `insert into actions (school_id, id, initiative_id, text, owner_id, added_by)
    select school_id, gen_random_uuid(), id, 'x', ana, created_by from it`,
  'a barrier': `insert into barriers (school_id, id, initiative_id, text, brought_to, raised_by)
    select school_id, gen_random_uuid(), id, 'x', ana, created_by from it`,
  'a decision': `insert into decisions (school_id, id, number, state, in_the_room, question, method, rules, authority, proposer_id, recorded_by)
    select it.school_id, gen_random_uuid(), 900, 'draft', false, 'x', d.method, d.rules, 'decides', ana, ana
    from it join decisions d on d.rules is not null limit 1`,
}

test('the database lets nobody go who still holds something, whatever it is', async () => {
  const ana = uuidv7()
  await here.sql`
    insert into members (school_id, id, name, initials, position, access, joined_on)
    values (${here.cast.schoolId}, ${ana}, 'Ana Vidal', 'AV', 'teacher', 'member', '2025-08-18')`
  const leaving = (holding?: string) =>
    outcome(
      here.sql.begin(async (tx) => {
        if (holding)
          await tx.unsafe(
            `with it as (select * from initiatives where number = 6) ${holding.replace(/^with /, ', ')}`.replaceAll(
              /\bana\b/g,
              `'${ana}'::uuid`,
            ),
          )
        await tx`update members set left_on = '2026-03-02' where id = ${ana}`
      }),
    )
  for (const [what, holding] of Object.entries(given))
    expect([what, await leaving(holding)]).toEqual([what, 'members_leave_nothing_behind'])
  expect(await leaving()).toBe('done')
})

test('what is given to someone at the moment they leave does not stay with them', async () => {
  const [marcus, renata] = [await here.cast.acting('MW'), await here.cast.acting('RO')]
  const giving = [2, 3, 5, 6, 8, 9].map((number) =>
    outcome(
      on('2026-03-02', async () => {
        await sql()`
      insert into sponsor_asks (school_id, id, initiative_id, member_id, asked_by, answer, answer_reason, answered_at)
      select school_id, gen_random_uuid(), id, ${marcus.memberId}, created_by, 'accepted', 'It matters.', skein_now() from initiatives where number = ${number}`
        await sql()`update initiatives set sponsor_id = ${marcus.memberId} where number = ${number}`
      }),
    ),
  )
  const ends = await Promise.all([
    ...giving,
    outcome(on('2026-03-02', () => letGo(renata, marcus.memberId))),
  ])
  expect(
    ends.every((end) => end === 'done' || end === 'initiatives_not_gone'),
    ends.join(),
  ).toBe(true)
  expect(ends.at(-1)).toBe('done')
  expect(
    await here.sql`select from initiatives where sponsor_id = ${marcus.memberId}`,
  ).toHaveLength(0)
})
