import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { sql } from '../../../db/school'
import { goOnLeave, leaveSchool, stay } from '../../../app/domain/absences/absences'
import type { Acting } from '../../../app/domain/acting'
import { letGo } from '../../../app/domain/absences/departures'
import { acceptHandOver } from '../../../app/domain/hand-overs/answers'
import { holdingsOf } from '../../../app/domain/absences/responsibilities'
import { agreeToPair, declinePair } from '../../../app/domain/calls/pairs'
import { offer } from '../../../app/domain/calls/offers'
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

test('a last day is moved or taken back, and the turns go on', async () => {
  const carla = await here.cast.acting('CR')
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

test('who offered together with someone who leaves still offers, alone and since the same day', async () => {
  const [mateo, ike] = [await here.cast.acting('MR'), await here.cast.acting('IP')]
  const joins = {
    agreed: [1, agreeToPair],
    declined: [2, declinePair],
    unanswered: [4, undefined],
  } as const
  for (const [number, join] of Object.values(joins)) {
    await on('2026-03-02', () =>
      offer(mateo, number, {
        readiness: 'ready with support',
        note: 'Ike would count with me.',
        withMember: ike.memberId,
      }),
    )
    const [made] = await here.sql<
      { id: string }[]
    >`select o.id from offers o join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id) where i.number = ${number} and o.member_id = ${mateo.memberId} and o.answer is null`
    if (join) await on('2026-03-02', () => join(ike, number, made?.id ?? ''))
  }
  await on('2026-03-09', () => letGo(ike, ike.memberId))

  const standing = await here.sql`
    select i.number, o.note, o.readiness, o.offered_at::date::text as on, coalesce(o.with_answer, 'alone') as pair
    from offers o join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id) where o.member_id = ${mateo.memberId} and o.answer is null and i.number in (1, 2, 4) order by i.number`
  const same = {
    note: 'Ike would count with me.',
    readiness: 'ready with support',
    on: '2026-03-02',
  }
  expect(standing).toEqual([
    { number: 1, ...same, pair: 'alone' },
    { number: 2, ...same, pair: 'declined' },
    { number: 4, ...same, pair: 'alone' },
  ])
  expect(
    await here.sql`select distinct answer_reason as reason from offers where with_member_id = ${ike.memberId} and answer = 'withdrawn' and answered_at::date = '2026-03-09'`,
  ).toEqual([
    {
      reason:
        'Ike Palmer, who was asked to offer with you, left the school. Your offer stands for you alone.',
    },
  ])
})

test('who agreed to offer with someone who leaves still offers, alone; who had not said yes does not', async () => {
  const [mateo, ike] = [await here.cast.acting('MR'), await here.cast.acting('IP')]
  const pair = { readiness: 'ready', note: 'We would.', withMember: ike.memberId } as const
  for (const number of [1, 2]) await on('2026-03-02', () => offer(mateo, number, pair))
  const [made] = await here.sql<{ id: string }[]>`
    select o.id from offers o join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id)
    where i.number = 1 and o.member_id = ${mateo.memberId} and o.answer is null`
  await on('2026-03-02', () => agreeToPair(ike, 1, made?.id ?? ''))
  await on('2026-03-09', () => letGo(mateo, mateo.memberId))
  const offers = await here.sql`
    select i.number, m.initials, o.note, o.offered_at::date::text as on, o.answer, o.answer_reason as reason
    from offers o join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id)
      join members m on (m.school_id, m.id) = (o.school_id, o.member_id)
    where i.number in (1, 2) and o.offered_at::date = '2026-03-02' order by o.answer is null, i.number`
  const on2 = '2026-03-02'
  const left = 'left the school'
  expect(offers).toEqual([
    {
      ...{ number: 1, initials: 'MR', note: 'We would.', on: on2, answer: 'withdrawn' },
      reason: `${mateo.name}, who offered with you, ${left}. Your offer stands for you alone.`,
    },
    { number: 2, initials: 'MR', note: 'We would.', on: on2, answer: 'withdrawn', reason: left },
    { number: 1, initials: 'IP', note: '', on: on2, answer: null, reason: '' },
  ])
})
