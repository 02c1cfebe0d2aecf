import { expect, test } from 'vitest'
import { freshInitiative } from '../../support/fresh-initiative'
import { served } from '../../support/served'

const here = served('skein_demo')

const chooseOf = async (number: number) => {
  const marcus = await here.as('marcus.whitfield')
  return (await marcus.get(`/s/harbor-ridge/initiatives/${number}/choose`)).text()
}

test('a page to choose on says that the offers were answered meanwhile, and not that nobody offered', async () => {
  const offered = await chooseOf(5)
  expect(offered).toContain('Ngozi Eze')
  expect(offered).toContain('<h1>Choose who shadows</h1>')
  await here.sql`
    update offers o set answer = 'declined', answered_at = skein_now(), answered_by = m.id
    from initiatives i, members m
    where i.id = o.initiative_id and i.number = 5 and o.answer is null and m.initials = 'MW'`
  const after = await chooseOf(5)
  expect(after).toContain('No offer waits any more')
  expect(after).not.toContain('Nobody has offered')
})

test('where nobody offered, the act that helps is to ask', async () => {
  const { number } = await freshInitiative(here.sql)
  await here.sql`update school_versions set version = version + 1`
  const html = await chooseOf(number)
  expect(html).toContain('No offer to choose from')
  expect(html).toContain('Ask someone by name')
})
