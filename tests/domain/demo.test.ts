import { afterAll, beforeAll, expect, test } from 'vitest'
import { calendarAround } from '../../db/demo/calendar'
import { loadDemo } from '../../db/demo/load'
import { rotationOf } from '../../app/domain/rotations/outlook'
import { initiativeState } from '../../app/domain/initiatives/state'
import { castOf } from '../support/cast'
import { openOwnDatabase, ownerOf } from '../support/database'
import { cadences, choosings, contributionKinds } from '../../app/vocabulary'

let own: Awaited<ReturnType<typeof openOwnDatabase>>
let sql: ReturnType<typeof ownerOf>

beforeAll(async () => {
  own = await openOwnDatabase('skein_demo')
  sql = ownerOf(own.url)
})
afterAll(async () => {
  await sql.end()
  await own.close()
})

test('the demo holds the decisions taken up to its day, the one that is open then, and the draft of the one that is ahead', async () => {
  const [{ n, last } = { n: 0, last: 0 }] = await sql<{ n: number; last: number }[]>`
    select count(*)::int as n, (select last_decision from schools) as last from decisions where decided_on <= '2026-03-02'`
  expect([n, last]).toEqual([10, 12])
})

test('newcomers are first heard of on the ninth and the third day after they joined', async () => {
  const firsts =
    await sql`select m.initials, (min(c.happened_on) - m.joined_on)::int as days from members m
    join contributions c on (c.school_id, c.member_id) = (m.school_id, m.id) where m.initials in ('SK', 'OG') group by m.id, m.initials, m.joined_on order by 1`
  expect(firsts.map(({ initials, days }) => [initials, days])).toEqual([
    ['OG', 3],
    ['SK', 9],
  ])
})

test('the demo has about 180 contributions beside the responses to decisions, of every kind but stopping and standing in, none of them ahead of its day', async () => {
  const [{ n, ahead } = { n: 0, ahead: 0 }] = await sql<{ n: number; ahead: number }[]>`
    select count(*) filter (where kind <> 'responded')::int as n, count(*) filter (where happened_on > '2026-03-02')::int as ahead from contributions`
  expect(n).toBeGreaterThan(160)
  expect(n).toBeLessThan(300)
  const there = await sql<{ kind: string }[]>`select distinct kind from contributions`
  const missing = contributionKinds.filter((kind) => !there.some((one) => one.kind === kind))
  expect(missing).toEqual(['stopped', 'stood in'])
  expect(ahead).toBe(0)
})

test('every initiative of the demo carries what its form asks for, so that it can be edited', async () => {
  const missing = await sql`
    select title from initiatives where title <> 'Advisory period' and (
      (challenge <> 'adaptive' and (technical_owner_id is null or technical_due_on is null))
      or (challenge <> 'technical' and (learning_question = '' or voices_affected = ''))
      or (sip_goal_id is null and no_goal_because = ''))`
  expect([...missing]).toEqual([])
})

const everyone = `
administrator: Renata Osei RO (principal), Marcus Whitfield MW (assistant principal), Lena Brandvold LB (dean)
teacher: Tom Okafor TO (science 7), Priya Natarajan PN (math 6), Jess Lindqvist JL (ELA 6), Dario Fuentes DF (social studies 8), Hannah Weiss HW (special education), Kofi Mensah KM (PE, building representative), Mei-Ling Tran MT (ELL), Carla Ruiz CR (ELA, coach), Olivia Grant OG (art)
para-educator: Denise Abara DA, Luis Ortega LO, Sam Kowalczyk SK
support staff: Gwen Hollis GH (attendance clerk), Ray Tibbets RT (custodian), Amina Yusuf AY (counselor), Ike Palmer IP (technology)
student: Zoe M. ZM (grade 8), Mateo R. MR (grade 7)
parent: Farah Siddiqui FS (PTA), Joel Carver JC, Ngozi Eze NE`

test('all 24 people are there, with their positions; two of them joined in January', async () => {
  const lines = await sql<{ line: string }[]>`
    select position || ': ' || string_agg(name || ' ' || initials || case when position_note = '' then '' else ' (' || position_note || ')' end, ', ' order by id) as line
    from members group by position order by min(id::text)`
  expect(lines.map(({ line }) => line)).toEqual(everyone.trim().split('\n'))
  const late =
    await sql`select initials, joined_on::text as joined from members where joined_on <> '2025-08-11' order by id`
  expect(late.map(({ initials, joined }) => [initials, joined])).toEqual([
    ['OG', '2026-01-05'],
    ['SK', '2026-01-05'],
  ])
})

// Number, title and sponsor | everyone in it | who led when, both days included
const initiatives = `
1 One device per student (MW) | TO IP JL ZM DA MW OG | TO 08-11–10-17; IP 10-18–01-16; JL+ZM 01-17–03-20; DA 03-21–06-05
2 Station-rotation pilot (RO) | PN DF LO RO CR HW | PN 08-25–11-21; DF 11-22–02-20; LO 02-21–06-05
3 Restorative circles (RO) | LB AY HW MR MT RT | LB 08-18–11-07; AY 11-08–01-30; HW+MR 01-31–04-17; MT 04-18–06-05
4 Attendance (MW) | MW GH JC KM AY FS | MW 08-11–10-10; GH 10-11–01-23; JC 01-24–04-24; KM 04-25–06-05
5 Family engagement (LB) | FS MT JC NE GH LB | FS 09-08–12-12; MT 12-13–03-13; FS 03-14–06-05
6 Common planning time (RO) | RO CR KM TO SK | RO 10-06–12-19; CR 12-20–05-29
7 Biweekly data and walk-throughs (MW) | TO PN DF CR MW | TO 08-25–11-14; PN 11-15–02-13; DF 02-21–06-05
8 Cafeteria flow (RO) | RO RT ZM MR IP | RO 09-02–10-31; RT 11-10–02-06; ZM 02-07–04-12
9 Lead Learners fellowship (RO) | CR KM PN JL MT DA | CR 08-11–12-19; KM 12-20–04-24; PN 04-25–06-05`

test('the nine initiatives have the year’s lead turns, to the day', async () => {
  const rows = await sql<{ title: string; roster: string[]; leads: string }[]>`
    with there as (
      select i.number, i.number || ' ' || i.title || ' (' || s.initials || ')' as title, m.initials, t.role, t.seat, t.began_at,
        to_char(t.began_at at time zone 'America/Los_Angeles', 'MM-DD') || '–' || to_char((t.ended_at - interval '1 microsecond') at time zone 'America/Los_Angeles', 'MM-DD') as days
      from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id) join members m on (m.school_id, m.id) = (t.school_id, t.member_id) join members s on (s.school_id, s.id) = (i.school_id, i.sponsor_id)
    ), led as (
      select number, string_agg(initials, '+' order by seat) || ' ' || days as said, began_at from there where role = 'lead' group by number, began_at, days
    )
    select title, array_agg(distinct initials) as roster, (select string_agg(said, '; ' order by began_at) from led where led.number = there.number) as leads
    from there group by number, title order by number`
  const wanted = initiatives
    .trim()
    .split('\n')
    .map((line) => line.split(' | '))
  expect(rows.map(({ title, leads }) => [title, leads])).toEqual(
    wanted.map(([title, , leads]) => [title, leads]),
  )
  expect(rows.map(({ roster }) => roster)).toEqual(
    wanted.map(([, roster = '']) => roster.split(' ').sort()),
  )
})

test('every initiative says how its lead rotates, in every way there is, and who is in sight to lead next', async () => {
  const plans = await sql<{ number: number; said: string }[]>`
    select i.number, p.cadence || coalesce(' ' || p.every_weeks, '') || ', ' || p.choosing || coalesce(': ' || (select string_agg(m.initials, ' ' order by o.place) from rotation_order o join members m on (m.school_id, m.id) = (o.school_id, o.member_id) where (o.school_id, o.plan_id) = (p.school_id, p.id)), '') as said
    from rotation_plans p join initiatives i on (i.school_id, i.id) = (p.school_id, p.initiative_id) order by i.number`
  expect(plans.map(({ said }) => said)).toEqual([
    'at a milestone, fairest first',
    'every few weeks 13, fairest first',
    'every few weeks 12, fairest first',
    'every few weeks 13, in this order: MW GH JC KM AY FS',
    'every few weeks 13, fairest first',
    'every term, in this order: RO CR KM TO SK',
    'every few weeks 12, fairest first',
    'open-ended, fairest first',
    'every term, in this order: CR KM PN JL MT DA',
  ])
  const [ways] = await sql<{ cadences: string[]; choosings: string[] }[]>`
    select array_agg(distinct cadence order by cadence) as cadences,
      array_agg(distinct choosing order by choosing) as choosings from rotation_plans`
  expect(ways).toEqual({ cadences: cadences.toSorted(), choosings: choosings.toSorted() })
  const cast = await castOf(sql)
  const acting = await cast.acting('RO')
  const ahead = await Promise.all(
    plans.map(async ({ number }) =>
      cast.inSchool(async () => rotationOf(acting, await initiativeState(number))),
    ),
  )
  expect(ahead.map(({ next }) => [next?.on, next?.part].filter(Boolean).join(' '))).toEqual([
    '2026-03-21',
    '2026-06-05 year ends',
    '2026-04-18',
    '2026-04-25',
    '2026-03-14',
    '2026-05-30',
    '2026-06-05 year ends',
    '2026-04-13',
    '2026-04-25',
  ])
  expect(ahead.map(({ leads }) => leads.map(({ initials }) => initials).join(' '))).toEqual([
    'DA OG TO',
    'CR HW DF',
    'MT AY RT',
    'KM AY FS',
    'FS NE GH',
    'KM TO SK',
    'TO CR PN',
    'RT MR IP',
    'PN JL MT',
  ])
})

test('everyone of a roster follows when they do not lead, without a day between', async () => {
  const gaps = await sql`
    select initials, began_at from (
      select m.initials, t.initiative_id, t.began_at, lag(t.ended_at) over (partition by t.initiative_id, t.member_id order by t.began_at) as before
      from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id)) there
    where before <> began_at`
  expect(gaps).toEqual([])
  const [{ short } = { short: -1 }] = await sql<{ short: number }[]>`
    select count(*)::int as short from (
      select max(ended_at) as last, max(max(ended_at)) over (partition by initiative_id) as until from turns group by initiative_id, member_id) stays where last < until`
  expect(short).toBe(0)
  const [{ early } = { early: -1 }] = await sql<{ early: number }[]>`
    select count(*)::int as early from (
      select max(ended_at) as last from turns group by initiative_id, member_id) stays where last < '2026-06-06'::timestamp at time zone 'America/Los_Angeles'`
  expect(early).toBe(0)
})

test('who follows the cafeteria is still there on the day from which its next lead is called for', async () => {
  const there = await sql<{ initials: string }[]>`
    select m.initials from turns t join members m on (m.school_id, m.id) = (t.school_id, t.member_id) join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
      join calls c on (c.school_id, c.initiative_id) = (i.school_id, i.id) and c.closed_at is null
    where i.number = 8 and t.role = 'follow' and t.during @> day_begins(t.school_id, c.starts_on) order by m.initials`
  expect(there.map(({ initials }) => initials)).toEqual(['IP', 'MR', 'RO', 'RT', 'ZM'])
})

test('every initiative says who put it up, on the day it began', async () => {
  const lines = await sql<{ number: number; initials: string; same: boolean }[]>`
    select i.number, m.initials, c.happened_on = (i.created_at at time zone 'America/Los_Angeles')::date and m.id = i.created_by as same
    from contributions c join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id) join members m on (m.school_id, m.id) = (c.school_id, c.member_id) where c.kind = 'started' order by 1`
  expect(lines.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(lines.filter(({ same }) => !same)).toEqual([])
})

test('people write days as their school does, and the days move with the year', async () => {
  const texts = await sql<{ text: string }[]>`
    select purpose as text from initiatives union all select body from updates union all select body from proposals
    union all select decided || why from decisions union all select reason from stances`
  const wrong =
    /\bon the [a-z]+(st|nd|rd|th)\b(?! [a-z])|\d (January|February|March|April|May|June|July|August|September|October|November|December)/
  expect(texts.filter(({ text }) => wrong.test(text ?? ''))).toEqual([])

  const { retold } = calendarAround('2026-11-29')
  expect(retold('By October 3, since May 12, in May, in March')).toBe(
    'By June 26, since February 2, in February, in December',
  )
})

test('a demo that is here already says that it keeps its days', async () => {
  const said: string[] = []
  await loadDemo(own.url, { asOf: '2026-11-29', say: (line) => said.push(line) })
  expect(said.join()).toContain('keeps its days')
})
