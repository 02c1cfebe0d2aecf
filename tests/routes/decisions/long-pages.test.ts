import { expect, test } from 'vitest'
import { served } from '../../support/served'

const here = served('skein_demo', { before })
const page = '/s/harbor-ridge/decisions/11'
const pageOf = async (answer: Response) => (await answer.text()).replaceAll('<!-- -->', '')
const words = 'A day of it, and who would come to the door. '.repeat(430)

// Decision 11 has forty long versions, and a thread of sixty long entries.
async function before(sql: typeof here.sql) {
  await sql`
    insert into proposals (school_id, id, decision_id, version, body, written_by, written_at)
    select school_id, gen_random_uuid(), id, place, place || ' ' || ${words}, proposer_id,
      skein_now()
    from decisions, generate_series(2, 40) place where number = 11`
  await sql`
    insert into thread_entries (
      school_id, id, decision_id, kind, body, version, written_by, written_at
    )
    select school_id, gen_random_uuid(), id, 'criticism', entry || ' ' || ${words.slice(0, 4_900)},
      1, proposer_id, skein_now()
    from decisions, generate_series(1, 60) entry where number = 11`
  await everyoneSpeaks(sql)
}

// A thousand people are asked in decision 4 as it was open; each answers it at length, changes that
// once, objects, and writes two entries of its thread. All of them have a place in each of three
// rounds aloud.
async function everyoneSpeaks(sql: typeof here.sql) {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`
      insert into members (school_id, id, name, initials, position, access, joined_on)
      select school_id, gen_random_uuid(), 'Ada ' || place, 'A' || place, 'parent', 'member',
        '2025-01-01'
      from decisions, generate_series(1, 1000) place where number = 4`
    await tx`
      insert into decision_participants (school_id, id, decision_id, member_id)
      select d.school_id, gen_random_uuid(), d.id, m.id
      from decisions d join members m on m.school_id = d.school_id and m.name ~ '^Ada '
      where d.number = 4`
    await tx`
      insert into responses (
        school_id, id, decision_id, round, member_id, choice, reason, responded_at
      )
      select d.school_id, gen_random_uuid(), d.id, d.round, m.id,
        d.rules->'options'->0->>'meaning', m.name || ' agrees. ' || ${words.slice(0, 1_900)}, skein_now()
      from decisions d join members m on m.school_id = d.school_id and m.name ~ '^Ada '
      where d.number = 4`
    await tx`
      insert into response_changes (school_id, id, response_id, choice, reason, said_at)
      select r.school_id, gen_random_uuid(), r.id, r.choice, r.reason,
        skein_now() + place * interval '1 second'
      from responses r join decisions d on d.id = r.decision_id, generate_series(1, 2) place
      where d.number = 4 and r.reason ~ '^Ada '`
    await tx`
      insert into thread_entries (
        school_id, id, decision_id, kind, is_question, body, version, written_by, written_at
      )
      select d.school_id, gen_random_uuid(), d.id, 'view', place = 1,
        m.name || ' says. ' || ${words.slice(0, 4_900)}, 1, m.id,
        skein_now() + place * interval '1 hour' + substr(m.name, 5)::int * interval '1 second'
      from decisions d join members m on m.school_id = d.school_id and m.name ~ '^Ada ',
        generate_series(1, 2) place
      where d.number = 4`
    await tx`
      insert into objections (
        school_id, id, decision_id, member_id, version, reason, state, raised_at
      )
      select d.school_id, gen_random_uuid(), d.id, m.id, 1,
        m.name || ' objects. ' || ${words.slice(0, 1_900)}, 'withdrawn',
        skein_now() + substr(m.name, 5)::int * interval '1 second'
      from decisions d join members m on m.school_id = d.school_id and m.name ~ '^Ada '
      where d.number = 4`
    await tx`
      insert into rounds (school_id, id, decision_id, number, kind, held_by, ended_at)
      select school_id, gen_random_uuid(), id, place, 'reactions', recorded_by, skein_now()
      from decisions, generate_series(1, 3) place where number = 4`
    await tx`
      insert into speakers (school_id, id, round_id, member_id, place, turn)
      select r.school_id, gen_random_uuid(), r.id, m.id, substr(m.name, 5)::int, 'spoke'
      from rounds r join decisions d on d.id = r.decision_id
        join members m on m.school_id = d.school_id and m.name ~ '^Ada '
      where d.number = 4`
  })
}

test('a decision of many long versions and entries is a page that can be read, and says what it leaves out', async () => {
  const priya = await here.as('priya.natarajan')
  const shown = await pageOf(await priya.get(page))
  expect(shown.length).toBeLessThan(600_000)
  expect(shown).toContain('earlier versions are in the Markdown of this decision.')
  expect(shown).toContain('Long entries are shown by how they begin')
  expect([...shown.matchAll(/class="thread__entry"/g)].length).toBeGreaterThanOrEqual(60)
})

test('its Markdown has all of it', async () => {
  const priya = await here.as('priya.natarajan')
  const text = await (await priya.get(`${page}/markdown`)).text()
  expect([...text.matchAll(/^## Proposal, version \d+$/gm)]).toHaveLength(40)
  expect(text.split('who would come to the door').length).toBeGreaterThan(39 * 430 + 60 * 100)
})

test('of very many versions its Markdown has the newest as Markdown and the others as they were typed', async () => {
  const priya = await here.as('priya.natarajan')
  const text = await (await priya.get(`${page}/markdown`)).text()
  expect(text).toMatch(/^> 40 A day of it/m)
  expect(text).toMatch(/^>     2 A day of it/m)
  expect([...text.matchAll(/^>     \d+ A day of it/gm)].length).toBeGreaterThan(30)
})

test('a decision as others are leaves nothing out', async () => {
  const priya = await here.as('priya.natarajan')
  for (const number of [1, 5, 12]) {
    const shown = await pageOf(await priya.get(`/s/harbor-ridge/decisions/${number}`))
    expect(shown).not.toMatch(/in the Markdown of this decision|shown by how they begin/)
  }
})

const times = (shown: string, pattern: RegExp) => [...shown.matchAll(pattern)].length
const wayTo = (shown: string, words: string) =>
  new RegExp(`href="([^"#]*)[^"]*">${words}</a>`).exec(shown)?.[1] ?? ''

test('of a thousand answers and two thousand entries a decision shows a hundred of each kind, and leads to the others', async () => {
  const priya = await here.as('priya.natarajan')
  const whole = await pageOf(await priya.get('/s/harbor-ridge/decisions/4'))
  expect(whole.length).toBeLessThan(2_500_000)
  const shown = whole.replaceAll(/<script.*?<\/script>/gs, '')
  const objected = times(shown, /class="said__one" data-objection/g)
  const said = times(shown, /class="said__one" data-meaning/g)
  expect([said, objected, times(shown, /class="thread__entry"/g)]).toEqual([100, 100, 100])
  expect(times(shown, /class="speakers__one"/g)).toBe(1_000)
  expect(shown).toContain('2 earlier rounds are in the Markdown')
  expect(shown).toContain('Long objections are shown by how they begin')
  expect(shown).toContain('1000 questions and criticisms are unanswered.')
  expect(shown).toContain('Ada 1000 says.')
  expect(shown).toContain('Long answers are shown by how they begin')

  const earlier = await pageOf(await priya.get(wayTo(shown, 'Earlier').replaceAll('&amp;', '&')))
  expect(earlier).toContain('Ada 900 says.')
  expect(earlier).not.toContain('Ada 1000 says.')
  expect(earlier).toMatch(/>Newest<\/a>/)
  for (const [, way = ''] of shown.matchAll(/href="([^"#]*)[^"]*">More<\/a>/g)) {
    const further = await pageOf(await priya.get(way))
    expect(further, way).toMatch(/>First<\/a>/)
    const first = way.includes('objection') ? 'Ada 1 objects.' : 'Ada 1 agrees.'
    expect([shown.includes(first), further.includes(first)]).toEqual([true, false])
  }
})

test('the Markdown of so long a decision has every word, also of answers that were changed', async () => {
  const priya = await here.as('priya.natarajan')
  const text = await (await priya.get('/s/harbor-ridge/decisions/4/markdown')).text()
  expect(times(text, /Ada \d+ says\./g)).toBe(2_000)
  expect(times(text, /^ +- before, .*Ada \d+ agrees\./gm)).toBe(1_000)
})
