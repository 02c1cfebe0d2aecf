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
  for (const number of [1, 4, 12]) {
    const shown = await pageOf(await priya.get(`/s/harbor-ridge/decisions/${number}`))
    expect(shown).not.toMatch(/in the Markdown of this decision|shown by how they begin/)
  }
})
