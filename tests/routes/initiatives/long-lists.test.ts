import { expect, test } from 'vitest'
import { served } from '../../support/served'

const here = served('skein_demo', { before })
const wordsOf = async (answer: Response) =>
  (await answer.text()).replaceAll('<!-- -->', '').replaceAll(/\s+/g, ' ')
const timesIn = (shown: string, words: RegExp) => shown.match(words)?.length ?? 0

// Initiative 5 has sixty actions and sixty barriers that are open, and thirty settled changes of
// direction.
async function before(sql: typeof here.sql) {
  await sql`
    insert into actions (school_id, id, initiative_id, text, owner_id, added_by, due_on)
    select school_id, gen_random_uuid(), id, 'Paint gate ' || one || '.', sponsor_id, sponsor_id,
      '2030-01-01'::date + one
    from initiatives, generate_series(1, 60) one where number = 5`
  await sql`
    insert into barriers (school_id, id, initiative_id, text, raised_by, brought_to, raised_at)
    select school_id, gen_random_uuid(), id, 'No key to gate ' || one || '.', sponsor_id, sponsor_id,
      skein_now() + one * interval '1 second'
    from initiatives, generate_series(1, 60) one where number = 5`
  await sql`
    insert into resets (
      school_id, id, initiative_id, opened_by, opened_at, old_way, evidence, new_way, dropped,
      outcome, settled_by, settled_at
    )
    select school_id, gen_random_uuid(), id, sponsor_id, skein_now() + one * interval '1 minute',
      'Gate ' || one || ' was old.', 'Seen.', 'New.', 'Old.', 'changed', sponsor_id,
      skein_now() + one * interval '1 minute' + interval '1 second'
    from initiatives, generate_series(1, 30) one where number = 5`
}

test('of very many actions, barriers and changes of direction an initiative shows some, and says how many more there are', async () => {
  const priya = await here.as('priya.natarajan')
  const whole = await wordsOf(await priya.get('/s/harbor-ridge/initiatives/5'))
  const shown = whole.replaceAll(/<script.*?<\/script>/g, '')
  const [open] = await here.sql<{ actions: number; barriers: number; resets: number }[]>`
    select
      (select count(*)::int from actions where initiative_id = i.id and outcome is null) as actions,
      (
        select count(*)::int from barriers where initiative_id = i.id and resolved_at is null
      ) as barriers,
      (select count(*)::int from resets where initiative_id = i.id) as resets
    from initiatives i where number = 5`
  expect(timesIn(shown, /class="under-way__one/g)).toBe(100)
  expect(timesIn(shown, /class="reset__settled/g)).toBe(20)
  expect(shown).toContain(`${open!.actions - 50} more, none due earlier, are shown once`)
  expect(shown).toContain(`${open!.barriers - 50} more, raised later, are shown once`)
  expect(shown).toContain(`${open!.resets - 20} earlier ones are not shown.`)
  expect(shown).toContain('No key to gate 1.')
  expect(shown).toContain('Gate 30 was old.')
})

test('Home shows fifty of one’s actions and fifty of the barriers one was brought, and says how many more there are', async () => {
  const [sponsor] = await here.sql<{ name: string; more: number }[]>`
    select split_part(a.email, '@', 1) as name,
      (select count(*)::int - 50 from actions where owner_id = m.id and outcome is null)
      + (select count(*)::int - 50 from barriers where brought_to = m.id and resolved_at is null)
        as more
    from initiatives i
      join members m on (m.school_id, m.id) = (i.school_id, i.sponsor_id)
      join accounts a on a.id = m.account_id
    where i.number = 5`
  const shown = await wordsOf(await (await here.as(sponsor!.name)).get('/s/harbor-ridge'))
  const main = /<main.*<\/main>/.exec(shown)?.[0] ?? ''
  expect(main).toContain('Paint gate 1.')
  expect(main).toContain('No key to gate 1.')
  expect(main).not.toMatch(/Paint gate 60\.|No key to gate 60\./)
  expect(main).toContain(`${sponsor!.more} more actions and barriers are shown once`)
})
