import { expect, test } from 'vitest'
import { changeSchool } from '../../../app/domain/schools/settings'
import { freshInitiative } from '../../support/fresh-initiative'
import { ownSchool } from '../../support/own-school'

const here = ownSchool({ anew: true })

// Every instant that a school's tables keep is one of the two: a new column says here which.
const entered = {
  'turns.began_at': 'a day',
  'turns.ended_at': 'a day',
  'passings.ended_before': 'a day',
  'decisions.deadline': 'a time of day',
  'decision_nudges.send_after': 'a time of day',
}
const happened = `
  actions.added_at actions.ended_at alliances.began_at alliances.ended_at ally_asks.answered_at ally_asks.asked_at answers.written_at asks.answered_at asks.asked_at askings.asked_at
  barriers.raised_at barriers.resolved_at calendar_feeds.made_at calendar_feeds.revoked_at calls.closed_at
  calls.opened_at contributions.declined_at contributions.recorded_at decision_nudges.nudged_at
  decision_nudges.sent_at decision_reviews.reviewed_at decisions.closed_at decisions.opened_at
  decisions.recorded_at digests.made_at edits.edited_at due_in_hand.taken_at due_in_hand.until former_names.changed_at
  hand_overs.answered_at hand_overs.offered_at hand_overs.prepared_at hand_overs.revised_at
  initiatives.created_at invitation_letters.sent_at invitations.accepted_at invitations.expires_at
  invitations.invited_at invitations.withdrawn_at learning_answers.edited_at learning_answers.written_at leaves.begun_at leaves.cancelled_at leaves.recorded_at
  members.caught_up_at members.forgotten_at method_templates.changed_at method_templates.ended_at
  notices.made_at notices.mailed_at notices.over_at notices.seen_at objection_steps.taken_at objections.raised_at
  offers.answered_at offers.offered_at offers.with_answered_at passings.cancelled_at passings.passed_at
  passings.recorded_at proposals.written_at resets.opened_at resets.settled_at response_changes.said_at
  responses.responded_at review_reminders.said_at rotation_plans.set_at rounds.began_at rounds.ended_at
  school_looks.look_at school_looks.looked_at schools.created_at sip_goals.ended_at speakers.noted_at
  sponsor_asks.answered_at sponsor_asks.asked_at stage_moves.moved_at stances.taken_at thread_entries.written_at turn_changes.answered_at
  turn_changes.asked_at turns.recorded_at turns.revised_at updates.written_at`

async function moveTo(timeZone: string) {
  const lena = await here.cast.acting('LB')
  await here.cast.inSchool(() => changeSchool(lena, { name: 'Harbor Ridge', timeZone }))
}

const isDay = (at: string) =>
  `${at} at time zone s.time_zone = date_trunc('day', ${at} at time zone s.time_zone)`
const day = (at: string) =>
  `case when ${isDay(at)} then (${at} at time zone s.time_zone)::date::text else ${at}::text end`

/** What was entered, as it was entered: days as days, and what happened at its instant. */
function days() {
  return here.sql.unsafe(`
    select t.id, ${day('t.began_at')} as began, ${day('t.ended_at')} as ended from turns t join schools s on s.id = t.school_id
    union all select p.id, '', ${day('p.ended_before')} from passings p join schools s on s.id = p.school_id where p.ended_before is not null
    order by 1`)
}

const places = [
  'Pacific/Kiritimati',
  'America/New_York',
  'Asia/Kolkata',
  'Africa/Cairo',
  'Pacific/Pago_Pago',
  'America/Los_Angeles',
]

test('what was entered as a day stays that day in whatever zone the school turns out to lie', async () => {
  const before = await days()
  expect(
    before.filter(({ began }) => /^\d{4}-\d\d-\d\d$/.test(String(began))).length,
  ).toBeGreaterThan(50)
  for (const place of places) {
    await moveTo(place)
    expect(await days(), place).toEqual(before)
  }
})

test('two leads who follow one another still do, on the day that was agreed', async () => {
  const seams = () => here.sql`
    select a.id, b.id as next, (b.began_at at time zone (select time_zone from schools where id = b.school_id))::date::text as on from turns a join turns b on (b.school_id, b.initiative_id, b.seat, b.began_at) = (a.school_id, a.initiative_id, a.seat, a.ended_at)
    where a.role = 'lead' and not isempty(a.during) order by 1, 2`
  const before = await seams()
  expect(before.length).toBeGreaterThan(5)
  for (const place of places) {
    await moveTo(place)
    expect(await seams(), place).toEqual(before)
  }
})

test('a deadline keeps its time of day, and so does a nudge that waits for the morning', async () => {
  const times = () => here.sql`
    select d.id, (d.deadline at time zone s.time_zone)::text as at from decisions d join schools s on s.id = d.school_id where d.deadline is not null
    union all select n.id, (n.send_after at time zone s.time_zone)::text from decision_nudges n join schools s on s.id = n.school_id where n.sent_at is null order by 1`
  const [open] =
    await here.sql`select id, school_id, round, proposer_id from decisions where state = 'open' limit 1`
  await here.sql`
    insert into decision_nudges (school_id, id, decision_id, round, nudged_by, send_after)
    values (${open?.school_id}, gen_random_uuid(), ${open?.id}, ${open?.round}, ${open?.proposer_id}, skein_now() + interval '60 hours')`
  const before = await times()
  expect(before.length).toBeGreaterThan(2)
  for (const place of places) {
    await moveTo(place)
    expect(await times(), place).toEqual(before)
  }
})

// What a move itself writes: that days moved with it, and when to look for what is due.
const ofTheMove = [
  'edits.edited_at',
  'school_looks.look_at',
  'school_looks.looked_at',
  'turns.revised_at',
]

/** All instants at which something happened, column by column. */
function everyInstant() {
  const columns = happened
    .trim()
    .split(/\s+/)
    .filter((name) => !ofTheMove.includes(name))
  return here.sql.unsafe(
    columns
      .map((name) => {
        const [table = '', column = ''] = name.split('.')
        return `select '${name}' as name, count(${column})::text as rows,
          md5(string_agg(extract(epoch from ${column})::text, ' ' order by ${column})) as instants from ${table}`
      })
      .join(' union all ') + ' order by name',
  )
}

test('what happened keeps its instant, and a day never passes over it', async () => {
  const [turn] = await here.sql`
    select t.id, t.began_at from turns t join schools s on s.id = t.school_id where t.role = 'lead' and not isempty(t.during)
      and t.began_at < skein_now() and not exists (select from turns o where (o.initiative_id, o.member_id, o.ended_at) = (t.initiative_id, t.member_id, t.began_at)) limit 1`
  const moment = new Date(new Date(turn?.began_at).getTime() - 30 * 60_000)
  await here.sql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql`update turns set ended_at = ${moment} where ended_at = ${turn?.began_at} and began_at < ${moment}`
    await sql`update turns set began_at = ${moment} where id = ${turn?.id}`
  })
  const before = await everyInstant()
  expect(before.filter(({ rows }) => Number(rows) > 0).length).toBeGreaterThan(40)
  for (const place of places) {
    await moveTo(place)
    expect(await everyInstant(), place).toEqual(before)
  }
  const [now] = await here.sql`select began_at from turns where id = ${turn?.id}`
  expect(now?.began_at).toEqual(moment)
})

test('a turn is still never rewritten by hand', async () => {
  await moveTo('Asia/Kolkata')
  const rewriting = here.sql`update turns set began_at = began_at + interval '1 day' where role = 'lead'`
  await expect(rewriting).rejects.toThrow('never rewritten')
})

test('every instant in a school’s tables is known to have happened, or to have been entered by the clock on the wall', async () => {
  const columns = await here.sql`
    select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.atttypid in ('timestamptz'::regtype, 'timestamp'::regtype) and not a.attisdropped
      and (c.relname = 'schools' or exists (select from pg_attribute k where k.attrelid = c.oid and k.attname = 'school_id'))`
  const known = [...Object.keys(entered), ...happened.trim().split(/\s+/)].sort()
  expect(columns.map(({ name }) => String(name)).sort()).toEqual(known)
})

test('a day goes half of the way to what happened near it, before or after, and not past it', async () => {
  const { number } = await freshInitiative(here.sql)
  const lead = (seat: number, began: string, ended: string) => `
    insert into turns
      (school_id, id, initiative_id, member_id, role, seat, began_at, ended_at, came_about,
        recorded_by)
    select i.school_id, gen_random_uuid(), i.id, m.id, 'lead', ${seat},
      '${began} America/Los_Angeles', '${ended} America/Los_Angeles', 'offered', m.id
    from initiatives i join members m on m.initials = ${seat === 1 ? "'TO'" : "'PN'"}
    where i.number = ${number}`
  await here.sql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql.unsafe(lead(1, '2026-02-02 09:00', '2026-02-09 00:00'))
    await sql.unsafe(lead(1, '2026-02-09 00:30', '2026-02-16 23:30'))
    await sql.unsafe(lead(2, '2026-02-17 00:00', '2026-02-23 10:00'))
  })
  const at = async (zone: string) => {
    const rows = await here.sql<{ began: string; ended: string }[]>`
      select to_char(t.began_at at time zone ${zone}, 'MM-DD HH24:MI') as began,
        to_char(t.ended_at at time zone ${zone}, 'MM-DD HH24:MI') as ended
      from turns t join initiatives i on i.id = t.initiative_id
      where i.number = ${number}
      order by t.began_at`
    return rows.map(({ began, ended }) => `${began} – ${ended}`)
  }
  const before = 'America/Los_Angeles'
  await moveTo('America/Anchorage')
  expect(await at(before)).toEqual([
    '02-02 09:00 – 02-09 00:15',
    '02-09 00:30 – 02-16 23:30',
    '02-17 01:00 – 02-23 10:00',
  ])
  await moveTo('America/New_York')
  expect((await at(before))[2]).toBe('02-17 00:15 – 02-23 10:00')
})

test('a nudge that was sent, or whose time is past, stays as it was', async () => {
  const put = (after: string, sent: string) => `
    insert into decision_nudges
      (school_id, id, decision_id, round, nudged_by, send_after, sent_at)
    select school_id, gen_random_uuid(), id, 700 + (random() * 1000)::int, recorded_by,
      ${after}, ${sent}
    from decisions limit 1`
  await here.sql.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql`delete from decision_nudges`
    await sql.unsafe(put(`skein_now() + interval '60 hours'`, 'skein_now()'))
    await sql.unsafe(put(`skein_now() - interval '60 hours'`, 'null'))
  })
  const times = () => here.sql`select id, send_after from decision_nudges order by id`
  const before = await times()
  await moveTo('America/New_York')
  expect(await times()).toEqual(before)
})
