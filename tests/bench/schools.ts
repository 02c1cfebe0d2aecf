import postgres from 'postgres'
import type { Sql } from 'postgres'
import type { Acting } from '../../app/domain/acting'
import { hashed } from '../../app/domain/accounts/tokens'
import { builtIn } from '../../app/vocabulary/decision-methods'

/**
 * `decisions`: how many a school has, each with answers and a thread; with them come calls, asks,
 * actions, barriers, offers and notices.
 */
export type Size = {
  schools: number
  members: number
  initiatives: number
  turns: number
  decisions?: number
}

/** A school of sixty members, and one of a thousand. */
export const [small, big]: [Size, Size] = [
  { schools: 1, members: 60, initiatives: 24, turns: 33, decisions: 120 },
  { schools: 1, members: 1000, initiatives: 400, turns: 33, decisions: 2000 },
]

/** What the cookie of the one who looks carries: member 1 of the first school, an administrator. */
export const token = 'b'.repeat(43)
export const cookie = `skein=${token}`
export const slug = (school: number) => `bench-${school}`

/**
 * Schools of one size in an empty database, written by its owner: every initiative has a lead and
 * four who follow now, `turns` earlier leads of four weeks each before that, two updates, and one
 * in ten a hand-over and an offer that wait; every member has some lines in the ledger.
 */
export async function raise(sql: Sql, size: Size, from = 1) {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    for (const statement of statements(size, from)) await tx.unsafe(statement)
    for (const statement of life(size, from)) await tx.unsafe(statement)
  })
  await sql.unsafe('vacuum analyze')
}

// Ids are made of the school's number and the thing's, so that every table can name the others'
// rows without asking.
const id = (kind: number, school: string, thing: string) =>
  `(lpad(to_hex(${kind}), 8, '0') || '-' || lpad(to_hex(${school}), 4, '0') || '-7000-8000-' || lpad(to_hex(${thing}), 12, '0'))::uuid`
const [account, school, member, initiative, turn, year] = [1, 2, 3, 4, 5, 6]

function statements({ schools, members, initiatives, turns }: Size, from: number) {
  const each = `generate_series(${from}, ${from + schools - 1}) s`
  const inSchool = id(school, 's', '0')
  const memberAt = (place: string) => id(member, 's', `1 + (${place})::int % ${members}`)
  const ofInitiatives = `${each}, generate_series(1, ${initiatives}) i`
  return [
    `insert into schools (id, slug, name, time_zone) select ${inSchool}, 'bench-' || s, 'School ' || s, 'America/New_York' from ${each}`,
    `insert into school_versions (school_id) select ${inSchool} from ${each}`,
    `insert into school_years (school_id, id, name, starts_on, ends_on) select ${inSchool}, ${id(year, 's', 'y')}, 'Year ' || y, make_date(extract(year from now())::int - y, 8, 1), make_date(extract(year from now())::int - y + 1, 7, 31) from ${each}, generate_series(0, 3) y`,
    `insert into accounts (id, email, name, password_hash) select ${id(account, 's', 'm')}, 'm' || m || '@s' || s || '.example', 'Member ' || m, '-' from ${each}, generate_series(1, ${members}) m`,
    `insert into sessions (id, account_id, expires_at) select '${hashed(token)}', ${id(account, '1', '1')}, now() + interval '30 days' where ${from} = 1`,
    `insert into members (school_id, id, account_id, name, initials, email, position, access, joined_on)
      select ${inSchool}, ${id(member, 's', 'm')}, ${id(account, 's', 'm')}, (array['Ada', 'Bilal', 'Chidi', 'Dorothea', 'Esperanza'])[1 + m % 5] || ' Member-' || m, 'M' || m, 'm' || m || '@s' || s || '.example',
        'teacher', case when m = 1 then 'admin' else 'member' end, current_date - 1200 from ${each}, generate_series(1, ${members}) m`,
    `with made as (insert into initiatives (school_id, id, number, title, purpose, challenge, stage, place, sponsor_id, next_hand_over_on, created_by)
      select ${inSchool}, ${id(initiative, 's', 'i')}, i, 'Initiative ' || i || ': reading aloud together', 'So that every child is heard reading once a week, and we learn what it takes.',
        (array['technical', 'adaptive', 'both'])[1 + i % 3], (array['idea', 'pilot', 'extend', 'embed'])[1 + i % 4], i, ${memberAt('i')}, current_date + i % 60, ${memberAt('0')} from ${ofInitiatives} returning school_id, id, sponsor_id)
      insert into sponsor_asks (school_id, id, initiative_id, member_id, asked_by, answer, answer_reason, answered_at)
      select school_id, gen_random_uuid(), id, sponsor_id, sponsor_id, 'accepted', 'It matters to me.', now() from made`,
    `insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, ended_at, came_about, recorded_by)
      select ${inSchool}, ${id(turn, 's', `i * 1000 + t`)}, ${id(initiative, 's', 'i')}, ${memberAt('i * 7 + t')}, 'lead', 1,
        now() - interval '10 days' - (t || ' weeks')::interval * 4, case when t > 0 then now() - interval '10 days' - (t - 1 || ' weeks')::interval * 4 end, 'chosen', ${memberAt('i')} from ${ofInitiatives}, generate_series(0, ${turns}) t`,
    `insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
      select ${inSchool}, ${id(turn, 's', `i * 1000 + 900 + f`)}, ${id(initiative, 's', 'i')}, ${memberAt('i * 7 + 20 + f')}, 'follow', null, now() - interval '90 days', 'offered', ${memberAt('i')} from ${ofInitiatives}, generate_series(1, 4) f`,
    `insert into updates (school_id, id, initiative_id, written_by, written_at, health, body)
      select ${inSchool}, ${id(7, 's', 'i * 10 + u')}, ${id(initiative, 's', 'i')}, ${memberAt('i')}, now() - (u || ' days')::interval, (array['on track', 'at risk', 'off track'])[1 + (i + u) % 3], 'Three groups met this week.' from ${ofInitiatives}, generate_series(1, 2) u`,
    `insert into hand_overs (school_id, id, initiative_id, turn_id, to_member_id, stands, next, wish, prepared_by, offered_by, offered_at)
      select ${inSchool}, ${id(8, 's', 'i')}, ${id(initiative, 's', 'i')}, ${id(turn, 's', 'i * 1000')}, ${memberAt('i + 3')}, 'Here', 'There', 'Ask', ${memberAt('i * 7')}, ${memberAt('i * 7')}, now() from ${ofInitiatives} where i % 10 = 0`,
    `insert into offers (school_id, id, initiative_id, member_id, readiness) select ${inSchool}, ${id(9, 's', 'i')}, ${id(initiative, 's', 'i')}, ${memberAt('i + 5')}, 'ready' from ${ofInitiatives} where i % 10 = 5`,
    `insert into contributions (school_id, id, member_id, kind, text, happened_on, source, recorded_by, initiative_id)
      select ${inSchool}, ${id(10, 's', 'm * 1000 + c')}, ${id(member, 's', 'm')}, (array['prepared', 'facilitated', 'taught', 'took notes', 'supported', 'listened', 'translated', 'other'])[1 + c % 8], 'Did a thing', current_date - c * 30, 'logged', ${id(member, 's', 'm')}, ${id(initiative, 's', `1 + (m + c) % ${initiatives}`)} from ${each}, generate_series(1, ${members}) m, generate_series(1, 30) c`,
  ]
}

const day = (days: string) => `current_date - (${days})::int`

/**
 * What else a school writes down: every seventh decision is open, with sixteen answers asked of the
 * first and a thread beside each.
 */
function life({ schools, members, initiatives, decisions = 0 }: Size, from: number) {
  if (!decisions) return []
  const each = `generate_series(${from}, ${from + schools - 1}) s`
  const inSchool = id(school, 's', '0')
  const memberAt = (place: string) => id(member, 's', `1 + (${place})::int % ${members}`)
  const initiativeAt = (place: string) =>
    id(initiative, 's', `1 + (${place})::int % ${initiatives}`)
  const decision = id(11, 's', 'd')
  const ofDecisions = `${each}, generate_series(1, ${decisions}) d`
  const ofInitiatives = `${each}, generate_series(1, ${initiatives}) i`
  const isOpen = `d % 200 = 7`
  const rules = JSON.stringify(builtIn.consent).replaceAll("'", "''")
  return [
    `insert into decisions (school_id, id, number, state, in_the_room, question, method, rules, authority, proposer_id, round, opened_at, deadline, closed_at, closed_by, closed_how, outcome, decided, why, decided_on, review_on, initiative_id, recorded_by, recorded_at)
      select ${inSchool}, ${decision}, d, case when ${isOpen} then 'open' else 'decided' end, false, 'Shall group ' || d || ' read aloud on Thursdays?', 'consent', '${rules}', 'decides', ${memberAt('d')}, 1,
        now() - (d || ' hours')::interval - interval '5 days', case when ${isOpen} then now() + interval '4 days' else now() - (d || ' hours')::interval end,
        case when not ${isOpen} then now() - (d || ' hours')::interval end, case when not ${isOpen} then ${memberAt('d')} end, case when not ${isOpen} then 'by the proposer' end,
        case when not ${isOpen} then 'passed' end, case when ${isOpen} then '' else 'We do, from next week.' end, case when ${isOpen} then '' else 'It is worth a try.' end,
        case when not ${isOpen} then ${day('d / 24')} end, case when not ${isOpen} then ${day('d / 24')} + 90 + d % 400 end, case when d % 3 > 0 then ${initiativeAt('d')} end, ${memberAt('d')}, now() - (d || ' hours')::interval - interval '6 days' from ${ofDecisions}`,
    `insert into proposals (school_id, id, decision_id, version, body, written_by, written_at) select ${inSchool}, ${id(12, 's', 'd')}, ${decision}, 1, 'Every group reads aloud on Thursdays, first lesson.', ${memberAt('d')}, now() - (d || ' hours')::interval - interval '6 days' from ${ofDecisions}`,
    `insert into askings (school_id, id, decision_id, round, version, asked_by, asked_at) select ${inSchool}, ${id(13, 's', 'd')}, ${decision}, 1, 1, ${memberAt('d')}, now() - (d || ' hours')::interval - interval '5 days' from ${ofDecisions}`,
    `insert into decision_participants (school_id, id, decision_id, member_id) select ${inSchool}, ${id(14, 's', 'd * 100 + p')}, ${decision}, ${memberAt('d + p - 1')} from ${ofDecisions}, generate_series(1, 16) p`,
    `insert into responses (school_id, id, decision_id, round, member_id, choice, reason, responded_at)
      select ${inSchool}, ${id(15, 's', 'd * 100 + p')}, ${decision}, 1, ${memberAt('d + p - 1')}, case when p % 4 > 0 then 'consents' end, case when p % 4 > 1 then 'It helps the children.' else '' end, case when p % 4 > 0 then now() - (d || ' hours')::interval - interval '1 day' end from ${ofDecisions}, generate_series(1, 16) p`,
    `insert into thread_entries (school_id, id, decision_id, version, kind, is_question, body, written_by, written_at)
      select ${inSchool}, ${id(16, 's', 'd * 100 + e')}, ${decision}, 1, (array['contribution', 'view', 'criticism'])[e], false, 'We tried it in the spring.', ${memberAt('d + e')}, now() - (d || ' hours')::interval - interval '2 days' from ${ofDecisions}, generate_series(1, 3) e`,
    `insert into calls (school_id, id, initiative_id, role, starts_on, audience, opened_by, opened_at) select ${inSchool}, ${id(17, 's', 'i')}, ${id(initiative, 's', 'i')}, 'co-lead', ${day('0')} + 14, 'all', ${memberAt('i * 7')}, now() - interval '3 days' from ${ofInitiatives} where i % 8 = 1`,
    `insert into asks (school_id, id, initiative_id, member_id, role, asked_by, asked_at, answer, answered_at) select ${inSchool}, ${id(18, 's', 'i')}, ${id(initiative, 's', 'i')}, ${memberAt('i * 3')}, 'lead', ${memberAt('i')}, now() - interval '40 days', 'declined', now() - interval '39 days' from ${ofInitiatives} where i % 4 = 1`,
    `insert into actions (school_id, id, initiative_id, text, owner_id, due_on, added_by) select ${inSchool}, ${id(19, 's', 'i * 10 + a')}, ${id(initiative, 's', 'i')}, 'Order twelve books', ${memberAt('i + a')}, ${day('0')} + a, ${memberAt('i')} from ${ofInitiatives}, generate_series(1, 2) a`,
    `insert into barriers (school_id, id, initiative_id, text, brought_to, raised_by, raised_at) select ${inSchool}, ${id(20, 's', 'i')}, ${id(initiative, 's', 'i')}, 'No room on Thursdays', ${memberAt('i')}, ${memberAt('i * 7')}, now() - interval '9 days' from ${ofInitiatives} where i % 5 = 1`,
    `insert into stances (school_id, id, update_id, member_id, stance, reason, taken_at) select ${inSchool}, ${id(21, 's', 'i * 10 + f')}, ${id(7, 's', 'i * 10 + 1')}, ${memberAt('i * 7 + 20 + f')}, (array['push', 'support', 'back up'])[f], 'I see it in my room', now() - interval '5 hours' from ${ofInitiatives}, generate_series(1, 3) f`,
    `update turns set recorded_at = began_at`,
    `update members set caught_up_at = now() - interval '7 days'`,
    // Every tenth initiative has lost its lead, and every seventh goes on with a free seat beside
    // the one.
    `update turns set ended_at = now() - interval '2 days' from initiatives i where i.school_id = turns.school_id and (i.school_id, i.id) = (turns.school_id, turns.initiative_id) and turns.role = 'lead' and turns.ended_at is null and i.number % 10 = 3`,
    `update initiatives set lead_seats = 2 where number % 7 = 2`,
    // Every second one was stopped once, and began again.
    `update initiatives set lesson = repeat('Ask the room before the plan. ', 20) where number % 2 = 0`,
    `insert into stage_moves (school_id, id, initiative_id, from_stage, to_stage, moved_by, moved_at) select ${inSchool}, ${id(22, 's', 'i * 2 + n')}, ${id(initiative, 's', 'i')}, case n when 0 then 'idea' else 'stopped' end, case n when 0 then 'stopped' else 'idea' end, ${memberAt('i')}, now() - ((i + 400 * (1 - n)) || ' hours')::interval from ${ofInitiatives}, generate_series(0, 1) n where i % 2 = 0`,
    `update members set strengths = 'Listening, and keeping a room calm', growth_edges = 'Saying no in time' where right(initials, 1) in ('1', '2', '3')`,
  ]
}

/** The one who looks, as the domain knows them. */
export async function looker(url: string): Promise<Acting> {
  const sql = postgres(url, { max: 1 })
  const [row] = await sql`
    select m.id, m.name, m.access, m.position, c.id as school, c.slug, c.name as title, c.time_zone, (now() at time zone c.time_zone)::date::text as today, now()::text as now
    from members m join schools c on c.id = m.school_id where m.access = 'admin' limit 1`.finally(
    () => sql.end(),
  )
  if (!row) throw new Error('The school of the bench has nobody who looks.')
  return {
    memberId: row.id,
    name: row.name,
    access: row.access,
    position: row.position,
    school: {
      id: row.school,
      slug: row.slug,
      name: row.title,
      timeZone: row.time_zone,
      today: row.today,
      now: row.now,
    },
  }
}
