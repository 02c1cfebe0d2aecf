import postgres from 'postgres'
import type { Sql } from 'postgres'
import type { Acting } from '../../app/domain/access'
import { hashed } from '../../app/domain/secrets'

export type Size = { schools: number; members: number; initiatives: number; turns: number }

/** What the cookie of the one who looks carries: member 1 of the first school, an administrator. */
export const token = 'b'.repeat(43)
export const cookie = `skein=${token}`
export const slug = (school: number) => `bench-${school}`

/**
 * Schools of one size in an empty database, written by its owner: every initiative has a lead and four who follow now, `turns`
 * earlier leads of four weeks each before that, two updates, and one in ten a hand-over and an offer that wait; every member has
 * some lines in the ledger.
 */
export async function raise(sql: Sql, size: Size, from = 1) {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    for (const statement of statements(size, from)) await tx.unsafe(statement)
  })
  await sql.unsafe('vacuum analyze')
}

// Ids are made of the school's number and the thing's, so that every table can name the others' rows without asking.
const id = (kind: number, school: string, thing: string) => `(lpad(to_hex(${kind}), 8, '0') || '-' || lpad(to_hex(${school}), 4, '0') || '-7000-8000-' || lpad(to_hex(${thing}), 12, '0'))::uuid`
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
    `insert into initiatives (school_id, id, number, title, purpose, challenge, stage, place, sponsor_id, next_hand_over_on, created_by)
      select ${inSchool}, ${id(initiative, 's', 'i')}, i, 'Initiative ' || i || ': reading aloud together', 'So that every child is heard reading once a week, and we learn what it takes.',
        (array['technical', 'adaptive', 'both'])[1 + i % 3], (array['idea', 'pilot', 'extend', 'embed'])[1 + i % 4], i, ${memberAt('i')}, current_date + i % 60, ${memberAt('0')} from ${ofInitiatives}`,
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

/** The one who looks, as the domain knows them. */
export async function looker(url: string): Promise<Acting> {
  const sql = postgres(url, { max: 1 })
  const [row] = await sql`
    select m.id, m.name, m.access, m.position, c.id as school, c.slug, c.name as title, c.time_zone, (now() at time zone c.time_zone)::date::text as today, now()::text as now
    from members m join schools c on c.id = m.school_id where m.access = 'admin' limit 1`.finally(() => sql.end())
  if (!row) throw new Error('The school of the bench has nobody who looks.')
  return { memberId: row.id, name: row.name, access: row.access, position: row.position, school: { id: row.school, slug: row.slug, name: row.title, timeZone: row.time_zone, today: row.today, now: row.now } }
}
