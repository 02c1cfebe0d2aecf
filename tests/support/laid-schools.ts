import fc from 'fast-check'
import type { ownerOf } from './database'
import { freshInitiative } from './fresh-initiative'

// Summer time begins or ends at midnight in some of these, by half an hour in another, and two are
// a day apart.
const zones = [
  'America/Los_Angeles',
  'Africa/Cairo',
  'America/Havana',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Australia/Lord_Howe',
  'Atlantic/Azores',
] as const
const hours = [
  { from: '18:00', to: '07:00' },
  { from: '22:30', to: '06:15' },
  { from: '10:00', to: '14:00' },
  { from: '06:00', to: '09:00' },
  { from: '00:00', to: '00:00' },
]
const days = 60
const minute = fc.nat(days * 24 * 60)

/** What a school has before it: in minutes, or days, after the demo's Monday morning. */
export const aSchool = fc.record({
  zone: fc.constantFrom(...zones),
  quiet: fc.constantFrom(...hours),
  closed: fc.record({ from: fc.nat(40), days: fc.nat(12) }),
  leads: fc.array(minute, { minLength: 1, maxLength: 4 }),
  endings: fc.array(minute, { minLength: 1, maxLength: 3 }),
  deadlines: fc.array(minute, { minLength: 1, maxLength: 3 }),
  nudge: minute,
  callSince: fc.nat(13 * 24 * 60),
  handOverOn: fc.nat(50),
  leave: fc.record({ from: fc.nat(40), days: fc.nat(10) }),
  lastDay: fc.nat(40),
  reviewOn: fc.nat(40),
  letters: fc.constantFrom('once a day', 'at once', 'never'),
})
export type Laid = typeof aSchool extends fc.Arbitrary<infer One> ? One : never

const at = (minutes: number) =>
  new Date(Date.parse('2026-03-02T18:00:00Z') + minutes * 60_000).toISOString()
const on = (day: number) => at(day * 24 * 60).slice(0, 10)

/**
 * Lays it all before Harbor Ridge, its rows written past the rules of the acts; then its version
 * counts up, as every act has it do.
 */
export async function lay(
  sql: ReturnType<typeof ownerOf>,
  {
    zone,
    quiet: { from, to },
    closed,
    leads,
    endings,
    deadlines,
    nudge,
    callSince,
    handOverOn,
    leave,
    lastDay,
    reviewOn,
    letters,
  }: Laid,
) {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update schools set time_zone = ${zone}, quiet_from = ${from}::text::time, quiet_to = ${to}::text::time`
    await tx`insert into closed_days (school_id, id, name, starts_on, ends_on) select id, gen_random_uuid(), 'A storm', ${on(closed.from)}::text::date, ${on(closed.from + closed.days)}::text::date from schools on conflict do nothing`
    await tx`update members set letters = ${letters} where initials in ('DA', 'RO', 'TO', 'CR', 'KM')`
    const initiative = async () => (await freshInitiative(tx, { isSponsored: true })).id
    const lead = (of: string, who: string, begins: string, ends: string | null) => tx`
      insert into turns (school_id, id, initiative_id, member_id, role, seat, began_at, ended_at, came_about, recorded_by)
      select school_id, gen_random_uuid(), ${of}, id, 'lead', 1, ${begins}::text::timestamptz, ${ends}::text::timestamptz, 'chosen', id from members where initials = ${who} returning id`
    for (const begins of leads) await lead(await initiative(), 'DA', at(begins), null)
    for (const ends of endings) await lead(await initiative(), 'TO', at(-9_000), at(ends))
    const handed = await initiative()
    const [turn] = await lead(handed, 'CR', at(-9_000), null)
    await tx`insert into hand_overs (school_id, id, initiative_id, turn_id, to_member_id, due_on, stands, prepared_by, offered_by, offered_at)
      select c.school_id, gen_random_uuid(), ${handed}, ${turn?.id ?? ''}, k.id, ${on(handOverOn)}::text::date, 'Half.', c.id, c.id, ${at(-60)}::text::timestamptz from members c, members k where c.initials = 'CR' and k.initials = 'KM'`
    await tx`insert into calls (school_id, id, initiative_id, role, starts_on, audience, opened_by, opened_at) select school_id, gen_random_uuid(), ${await initiative()}, 'lead', '2026-06-01', 'all', id, ${at(-callSince)}::text::timestamptz from members where initials = 'RO'`
    await tx`insert into leaves (school_id, id, member_id, starts_on, ends_on, recorded_by) select school_id, gen_random_uuid(), id, ${on(leave.from)}::text::date, ${on(leave.from + leave.days)}::text::date, id from members where initials = 'CR'`
    await tx`update members set last_day_on = ${on(lastDay)}::text::date where initials = 'LB'`
    for (const [place, closes] of deadlines.entries())
      await tx`
      update decisions set opened_at = least(opened_at, ${at(closes)}::text::timestamptz - interval '1 hour'), deadline = ${at(closes)}::text::timestamptz where state = 'open' and id = (select id from decisions where state = 'open' order by number offset ${place} limit 1)`
    await tx`insert into decision_nudges (school_id, id, decision_id, round, nudged_by, send_after) select d.school_id, gen_random_uuid(), d.id, d.round, m.id, ${at(nudge)}::text::timestamptz
      from decisions d, members m where m.initials = 'RO' and d.state = 'open' order by d.number limit 1 on conflict do nothing`
    await tx`update decisions set review_on = greatest(${on(reviewOn)}::text::date, decided_on + 1) where number = (select min(number) from decisions where outcome = 'passed' and review_on is not null)`
  })
  await sql`update school_versions set version = version + 1`
}

/**
 * When something may happen in the next two months: what was laid, every midnight and every morning
 * there; each by three quarters of a minute later.
 */
export async function moments(sql: ReturnType<typeof ownerOf>) {
  const rows = await sql<{ at: string }[]>`
    select distinct to_json(at + interval '45 seconds') #>> '{}' as at from (
      select at from turns t, unnest(array[began_at, ended_at, ended_at - interval '45 days', ended_at + interval '14 days']) at where t.role = 'lead'
      union all select opened_at + interval '14 days' from calls union all select deadline from decisions where state = 'open' union all select send_after from decision_nudges
      union all select at from schools s, generate_series('2026-03-01'::date, '2026-05-01', '1 day') day, unnest(array[day_begins(day::date, time_zone), (day + quiet_to) at time zone time_zone, (day + time '07:00') at time zone time_zone]) at
    ) all_of_them where at > '2026-03-02T18:00Z' and at < '2026-05-01' order by 1`
  return rows.map(({ at: moment }) => moment)
}
