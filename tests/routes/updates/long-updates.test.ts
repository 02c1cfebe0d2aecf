import { expect, test } from 'vitest'
import { served } from '../../support/served'

const here = served('skein_demo', { before })
const page = '/s/harbor-ridge/initiatives/5'
const pageOf = async (answer: Response) => (await answer.text()).replaceAll('<!-- -->', '')
const words = 'A *day* of it, and who would come to the door. '.repeat(430)
const said = (text: string) => text.split('and who would come to the door').length - 1

// Initiative 5 has twenty long updates, each with five long texts that stood before.
async function before(sql: typeof here.sql) {
  await sql`
    insert into updates (school_id, id, initiative_id, written_by, written_at, health, body)
    select school_id, gen_random_uuid(), initiative_id, written_by,
      skein_now() + place * interval '1 second', health, 'Update ' || place || '. ' || ${words}
    from (
      select u.* from updates u join initiatives i on i.id = u.initiative_id
      where i.number = 5 and u.corrects_id is null limit 1
    ) u, generate_series(1, 20) place`
  await sql`
    insert into updates (
      school_id, id, initiative_id, written_by, written_at, health, body, corrects_id
    )
    select u.school_id, gen_random_uuid(), initiative_id, written_by,
      written_at + place * interval '1 minute', health, place || '. ' || body, u.id
    from updates u, generate_series(1, 5) place
    where body like 'Update %'`
}

test('an initiative of many long updates is a page that can be read, and each leads to where it is whole', async () => {
  const priya = await here.as('priya.natarajan')
  const shown = await pageOf(await priya.get(page))
  expect(shown.length).toBeLessThan(900_000)
  expect([...shown.matchAll(/<article class="update"/g)]).toHaveLength(20)
  // Three whole texts at least stand there twice, on the page and in what it was made from.
  expect(said(shown)).toBeGreaterThan(4_000)
  const ways = [...shown.matchAll(/<a [^>]*href="([^"]+)"[^>]*>Read the whole update</g)]
  expect(ways).toHaveLength(20)
  const [way = '', place] = (ways.at(-1)?.[1] ?? '').split('#')
  const whole = await pageOf(await priya.get(way))
  expect(whole).toContain(`id="${place}"`)
  expect(whole).toMatch(/<details open=""[^>]*><summary>19 earlier updates/)
  expect([...whole.matchAll(/>Read the whole update</g)]).toHaveLength(19)
  // Its words, and those of five former texts.
  expect(said(whole) - said(shown)).toBeGreaterThan(6 * 400)
})

test('an initiative as others are leaves nothing out', async () => {
  const priya = await here.as('priya.natarajan')
  for (const number of [1, 2, 3])
    expect(await pageOf(await priya.get(`/s/harbor-ridge/initiatives/${number}`))).not.toContain(
      'Read the whole update',
    )
})
