import { afterEach, beforeEach, expect, test } from 'vitest'
import { goOnLeave } from '../../../app/domain/absences/absences'
import { holdingsOf } from '../../../app/domain/absences/responsibilities'
import { agreeToChange, askForChange } from '../../../app/domain/turns/change-requests'
import { openTelling } from '../../support/telling'

let school: Awaited<ReturnType<typeof openTelling>>
beforeEach(async () => void (school = await openTelling()))
afterEach(() => school.close())

const notes = { stands: 'Half of it works.', next: 'The other half.', wish: '' }

test('a hand-over is said two weeks and two days before, once each, to both', async () => {
  await school.tell('2026-03-05 18:00Z')
  expect(await school.told('DA', 'lead ahead%')).toEqual([])
  await school.tell('2026-03-06 18:00Z')
  for (let n = 0; n < 3; n += 1) await school.tell('2026-03-10 18:00Z')
  expect((await school.told('DA', 'lead%')).map(({ sentence }) => sentence)).toEqual([
    'You take over the lead of One device per student from Jess Lindqvist and Zoe M. on Saturday, March 21.',
  ])
  expect((await school.told('JL', 'lead%')).map(({ sentence }) => sentence)).toEqual([
    'You hand over the lead of One device per student to Denise Abara on Saturday, March 21.',
  ])
  for (const moment of ['2026-03-19 18:00Z', '2026-03-20 18:00Z']) {
    await school.tell(moment)
    for (const who of ['DA', 'JL', 'ZM'])
      expect(await school.told(who, 'lead near%'), `${who}, ${moment}`).toHaveLength(1)
  }
})

test('who stands in, and whom they stand in for, are told of that, and not of a lead that is handed over', async () => {
  const [mei, farah] = [await school.cast.acting('MT'), await school.cast.acting('FS')]
  const [turn] = await school.sql<{ id: string }[]>`
    select t.id from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where i.number = 5 and t.role = 'lead' and t.during @> '2026-03-02 18:00Z'::timestamptz`
  await school.at('2026-03-02 18:00Z', () =>
    askForChange(mei, 5, {
      kind: 'stand in',
      turnId: turn?.id ?? '',
      withMemberId: farah.memberId,
      startsOn: '2026-03-04',
      endsOn: '2026-03-05',
    }),
  )
  const [change] = await school.sql<{ id: string }[]>`
    select id from turn_changes where answer is null and turn_id = ${turn?.id ?? ''}`
  await school.at('2026-03-02 18:10Z', () => agreeToChange(farah, 5, change?.id ?? ''))
  await school.tell('2026-03-03 18:00Z')
  await school.tell('2026-03-05 18:00Z')
  const toldOf = async (who: string) =>
    (await school.told(who, 'lead near%'))
      .map(({ sentence }) => sentence)
      .filter((one) => one.includes('Family engagement'))
      .toSorted()
  expect(await toldOf('FS')).toEqual([
    'Mei-Ling Tran leads Family engagement again from Friday, March 6; you stand in until then.',
    'You stand in for Mei-Ling Tran as lead of Family engagement from Wednesday, March 4 to Thursday, March 5.',
  ])
  expect(await toldOf('MT')).toEqual([
    'Farah Siddiqui stands in for you as lead of Family engagement from Wednesday, March 4 to Thursday, March 5.',
    'You lead Family engagement again from Friday, March 6.',
  ])
})

test('what falls on a Saturday, or after a break, is said on the last open day before', async () => {
  await school.sql`insert into school_years (school_id, id, name, starts_on, ends_on) select id, gen_random_uuid(), 'next', '2026-08-10', '2027-06-04' from schools limit 1`
  await school.sql`insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
    select t.school_id, gen_random_uuid(), t.initiative_id, m.id, 'lead', 1, '2026-06-06T07:00Z', 'chosen', m.id from turns t join members m on m.initials = 'OG' where t.role = 'lead' and t.seat = 1 and t.ended_at = '2026-06-06T07:00Z' limit 1`
  await school.tell('2026-06-03 18:00Z')
  expect(await school.told('OG', 'lead near%')).toEqual([])
  await school.tell('2026-06-04 18:00Z')
  expect(await school.told('OG', 'lead near%')).toHaveLength(1)
  // Spring break is April 6 to 10; Mateo and Hannah hand over on April 18, so two weeks before is
  // April 4, a Saturday.
  await school.tell('2026-04-02 18:00Z')
  expect(await school.told('MT', 'lead ahead%')).toEqual([])
  await school.tell('2026-04-03 18:00Z')
  expect(await school.told('MT', 'lead ahead%')).toHaveLength(1)
})

test('a hand-over that is late, and a lead that nobody took up, are said once and kindly', async () => {
  const [carla, kofi] = [await school.cast.acting('CR'), await school.cast.acting('KM')]
  const turn =
    (
      await school.at('2026-03-02 18:00Z', () =>
        holdingsOf(carla.memberId, { from: '2026-03-23', to: null }),
      )
    ).leads[0]?.turnId ?? ''
  await school.at('2026-03-02 18:00Z', () =>
    goOnLeave(carla, carla.memberId, {
      from: '2026-03-23',
      to: null,
      leads: [{ turn, to: kofi.memberId, ...notes }],
      things: [],
    }),
  )
  await school.tell('2026-03-24 18:00Z')
  // Nobody looked before the day had passed: that they are asked for it is as good as seen.
  expect(
    await school.sql`
      select n.seen_at is null as waits from notices n join members m on (m.school_id, m.id) = (n.school_id, n.member_id)
      where m.initials = 'KM' and n.key like 'open%' and n.due_on = '2026-03-23'`,
  ).toEqual([{ waits: false }])
  for (const day of ['25', '26']) await school.tell(`2026-03-${day} 18:00Z`)
  expect((await school.told('KM', 'open late%')).map(({ sentence }) => sentence)).toEqual([
    'Common planning time has had no lead since Monday, March 23. You were asked; will you take it? A no is fine, too.',
  ])
  expect((await school.told('RO', 'open late%')).map(({ sentence }) => sentence)).toEqual([
    'Common planning time has had no lead since Monday, March 23. Kofi Mensah was asked and has not answered; perhaps someone else has the time.',
  ])
})

test('a lead that ends with nobody asked after it is said to its lead and its sponsor, and who is next in the agreed order', async () => {
  await school.tell('2026-05-18 18:00Z')
  expect((await school.told('CR', 'open ends ahead%')).map(({ sentence }) => sentence)).toEqual([
    'Your lead of Common planning time ends on Friday, May 29. Kofi Mensah is next in the agreed order, and has not been asked yet. You can hand it over.',
  ])
  expect(
    (await school.told('RO', 'open ends ahead%')).some(
      ({ sentence }) =>
        sentence ===
        'The lead of Common planning time by Carla Ruiz ends on Friday, May 29. Kofi Mensah is next in the agreed order, and has not been asked yet.',
    ),
  ).toBe(true)
})

test('a reminder of a lead that ends goes when another is next in the agreed order, and says who', async () => {
  await school.tell('2026-05-18 18:00Z')
  const kofi = await school.cast.acting('KM')
  await school.at('2026-05-18 18:30Z', () =>
    goOnLeave(kofi, kofi.memberId, { from: '2026-05-25', to: null, leads: [], things: [] }),
  )
  await school.tell('2026-05-18 19:00Z')
  const open = await school.sql<{ sentence: string }[]>`
    select n.sentence from notices n join members m on (m.school_id, m.id) = (n.school_id, n.member_id)
    where m.initials = 'CR' and n.key like 'open ends ahead%' and n.seen_at is null`
  expect(open.map(({ sentence }) => sentence)).toEqual([
    'Your lead of Common planning time ends on Friday, May 29. Tom Okafor is next in the agreed order, and has not been asked yet. You can hand it over.',
  ])
})

test('co-leads who both hand over to one person are told so, and never that nobody is planned after them', async () => {
  const coLeads = ['JL', 'ZM']
  for (const day of ['09', '18', '19']) await school.tell(`2026-03-${day} 18:00Z`)
  for (const who of coLeads) {
    expect((await school.told(who, 'lead ahead%')).map(({ sentence }) => sentence)).toEqual([
      'You hand over the lead of One device per student to Denise Abara on Saturday, March 21.',
    ])
    expect(await school.told(who, 'open ends%')).toEqual([])
  }
})
