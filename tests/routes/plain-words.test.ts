import { expect, test } from 'vitest'
import { pagesOfASchool } from '../support/pages-of-a-school'
import { unplainIn } from '../support/plain-words'
import { served } from '../support/served'

const here = served('skein_demo', { before: endNamesInPeriods })

async function endNamesInPeriods(sql: typeof here.sql) {
  await sql`update members set name = name || ' M.'`
  await sql`update initiatives set title = title || ' etc.'`
  await sql`update turns set end_reason = end_reason || '.' where end_reason <> ''`
  await sql`update schools set name = name || ' St.'`
}

// What a page says, and not what its scripts and styles are made of.
const wordsOf = (page: string) =>
  page
    .replaceAll('<!-- -->', '')
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/\svalue="[^"]*"/g, ' ')
    .replaceAll(/<\/?(a|b|q|time|span)\b[^>]*>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')

const twoPeriods = (words: string) => words.match(/.{0,60}\.\.(?!\.).{0,20}/g) ?? []

// Two looks at each page that is read: there are many of them.
test.each(['renata.osei', 'tom.okafor', 'jess.lindqvist', 'ngozi.eze'])(
  'no page shows %s a word that is not plain, or two periods where a name ends in one',
  async (who) => {
    const visitor = await here.as(who)
    const pages = Object.values(await pagesOfASchool(here.sql))
    const addresses = pages.flatMap((all) => all.slice(0, 24))
    expect(addresses.length).toBeGreaterThan(100)
    const said = new Set<string>()
    for (const address of addresses) {
      const words = wordsOf(await (await visitor.get(address)).text())
      for (const one of [...unplainIn(words), ...twoPeriods(words)]) said.add(one)
    }
    expect([...said]).toEqual([])
  },
)
