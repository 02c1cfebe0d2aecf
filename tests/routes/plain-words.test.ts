import { expect, test } from 'vitest'
import { pagesOfASchool } from '../support/pages-of-a-school'
import { unplainIn } from '../support/plain-words'
import { served } from '../support/served'
import { Visitor } from '../support/visitor'

const here = served('skein_demo')

// What a page says, and not what its scripts and styles are made of.
const wordsOf = (page: string) =>
  page
    .replaceAll('<!-- -->', '')
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/\svalue="[^"]*"/g, ' ')
    .replaceAll(/<\/?(a|b|q|time|span)\b[^>]*>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')

test.each(['renata.osei', 'tom.okafor', 'ngozi.eze'])(
  'no page shows %s a word that is not plain',
  async (who) => {
    const visitor = await here.as(who)
    expect(await saidTo(visitor, unplainIn)).toEqual([])
  },
)

test('no sentence ends in two periods where a name ends in one', async () => {
  await here.sql`update members set name = name || ' M.'`
  await here.sql`update initiatives set title = title || ' etc.'`
  await here.sql`update turns set end_reason = end_reason || '.' where end_reason <> ''`
  await here.sql`update schools set name = name || ' St.'`
  await here.sql`update school_versions set version = version + 1`
  for (const who of ['renata.osei', 'tom.okafor', 'jess.lindqvist']) {
    const visitor = await here.as(who)
    expect(
      await saidTo(visitor, (words) => words.match(/.{0,60}\.\.(?!\.).{0,20}/g) ?? []),
    ).toEqual([])
  }
})

async function saidTo(visitor: Visitor, look: (words: string) => string[]) {
  const pages = Object.values(await pagesOfASchool(here.sql))
  const addresses = pages.flatMap((all) => all.slice(0, 24))
  expect(addresses.length).toBeGreaterThan(100)
  const said = new Set<string>()
  for (const address of addresses) {
    const words = wordsOf(await (await visitor.get(address)).text())
    for (const one of look(words)) said.add(one)
  }
  return [...said]
}
