import postgres from 'postgres'
import { builtIn } from '../../app/vocabulary/decision-methods'

const id = (kind: number, school: string, thing: string) =>
  `(lpad(to_hex(${kind}), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(${school}), 6, '0') || lpad(to_hex(${thing}), 6, '0'))::uuid`
const [school, member, initiative, turn, decision] = [2, 3, 4, 5, 6]

/**
 * So many small schools in an empty database, written by its owner: twelve members, four
 * initiatives that are led and followed, three decisions that stand, one that is open for three
 * weeks, a leave to come, and five notices each. Nothing is due in any.
 */
export async function raiseMany(sql: postgres.Sql, schools: number) {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    for (const statement of statements(schools)) await tx.unsafe(statement)
  })
  await sql.unsafe('vacuum analyze')
}

function statements(schools: number) {
  const each = `generate_series(1, ${schools}) s`
  const [inSchool, owner] = [id(school, 's', '0'), id(member, 's', '1')]
  const rules = JSON.stringify(builtIn.consent).replaceAll("'", "''")
  return [
    `insert into schools (id, slug, name, time_zone) select ${inSchool}, 'many-' || s, 'School ' || s, (array['America/New_York', 'Europe/Lisbon', 'Asia/Tokyo'])[1 + s % 3] from ${each}`,
    `insert into school_versions (school_id) select ${inSchool} from ${each}`,
    `insert into school_looks (school_id, look_at, looked_at) select ${inSchool}, now() + (1 + s % 19) * interval '1 day', now() - interval '1 hour' from ${each}`,
    `insert into members (school_id, id, name, initials, email, position, access, joined_on)
      select ${inSchool}, ${id(member, 's', 'm')}, 'Member ' || m, 'M' || m, 'm' || m || '@s' || s || '.example', 'teacher', case when m = 1 then 'owner' else 'member' end, current_date - 900 from ${each}, generate_series(1, 12) m`,
    `with made as (insert into initiatives (school_id, id, number, title, purpose, challenge, stage, place, sponsor_id, created_by)
      select ${inSchool}, ${id(initiative, 's', 'i')}, i, 'Initiative ' || i, 'So that every child is heard.', 'both', 'pilot', i, ${owner}, ${owner} from ${each}, generate_series(1, 4) i returning school_id, id, sponsor_id)
      insert into sponsor_asks (school_id, id, initiative_id, member_id, asked_by, answer, answer_reason, answered_at)
      select school_id, gen_random_uuid(), id, sponsor_id, sponsor_id, 'accepted', 'It matters to me.', now() from made`,
    `insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, came_about, recorded_by)
      select ${inSchool}, ${id(turn, 's', 'i * 16 + t')}, ${id(initiative, 's', 'i')}, ${id(member, 's', '1 + (i * 3 + t) % 12')}, case when t = 0 then 'lead' else 'follow' end, case when t = 0 then 1 end, now() - interval '90 days', 'offered', ${owner}
      from ${each}, generate_series(1, 4) i, generate_series(0, 2) t`,
    `insert into decisions (school_id, id, number, state, in_the_room, question, method, authority, outcome, decided, decided_on, review_on, recorded_by)
      select ${inSchool}, ${id(decision, 's', 'd')}, d, 'decided', true, 'Do we read aloud?', 'consent', 'decides', 'passed', 'We do.', current_date - 100, current_date + 100, ${owner} from ${each}, generate_series(1, 3) d`,
    `insert into decisions (school_id, id, number, state, in_the_room, question, method, rules, authority, proposer_id, round, opened_at, deadline, recorded_by)
      select ${inSchool}, ${id(decision, 's', '4')}, 4, 'open', false, 'Do we plant trees?', 'consent', '${rules}'::jsonb, 'decides', ${owner}, 1, now() - interval '1 day', now() + interval '20 days', ${owner} from ${each}`,
    `insert into proposals (school_id, id, decision_id, version, body, written_by) select ${inSchool}, ${id(7, 's', '4')}, ${id(decision, 's', '4')}, 1, 'Four trees by the gate.', ${owner} from ${each}`,
    `insert into decision_participants (school_id, id, decision_id, member_id) select ${inSchool}, ${id(8, 's', 'm')}, ${id(decision, 's', '4')}, ${id(member, 's', 'm')} from ${each}, generate_series(1, 6) m`,
    `insert into responses (school_id, id, decision_id, round, member_id) select ${inSchool}, ${id(9, 's', 'm')}, ${id(decision, 's', '4')}, 1, ${id(member, 's', 'm')} from ${each}, generate_series(1, 6) m`,
    `insert into leaves (school_id, id, member_id, starts_on, recorded_by) select ${inSchool}, ${id(10, 's', '1')}, ${id(member, 's', '9')}, current_date + 30, ${owner} from ${each}`,
    `insert into notices (school_id, id, member_id, kind, key, sentence, seen_at) select ${inSchool}, ${id(11, 's', 'n')}, ${id(member, 's', 'n')}, 'other', 'told ' || n, 'Something was said.', now() from ${each}, generate_series(1, 5) n`,
  ]
}

/**
 * Lets something fall due in some of the schools, the same number of each kind: a deadline, a
 * nudge, a leave that begins, a change. Answers in how many.
 */
export async function fallDue(sql: postgres.Sql, { from, each }: { from: number; each: number }) {
  const among = (kind: number) =>
    `school_id in (select ${id(school, 's', '0')} from generate_series(${from + kind * each}, ${from + (kind + 1) * each - 1}) s)`
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx.unsafe(
      `update decisions set deadline = now() - interval '20 seconds' where state = 'open' and ${among(0)}`,
    )
    await tx.unsafe(
      `insert into decision_nudges (school_id, id, decision_id, round, nudged_by, send_after) select school_id, gen_random_uuid(), id, 1, proposer_id, now() - interval '20 seconds' from decisions where state = 'open' and ${among(1)}`,
    )
    await tx.unsafe(`update leaves set starts_on = current_date - 1 where ${among(2)}`)
    await tx.unsafe(`update school_looks set look_at = now() where ${among(3)}`)
    await tx.unsafe(
      `update members set last_day_on = current_date - 2 where name = 'Member 10' and ${among(4)}`,
    )
  })
  return 5 * each
}
