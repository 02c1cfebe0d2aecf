import { expect, test } from 'vitest'
import { pagesOfASchool } from '../support/pages-of-a-school'
import { unplainIn } from '../support/plain-words'
import { served } from '../support/served'

const here = served('skein_demo', {
  before: async (sql) => (await endNamesInPeriods(sql), await nameAddresses(sql)),
})

async function endNamesInPeriods(sql: typeof here.sql) {
  await sql`update members set name = name || ' M.'`
  await sql`update initiatives set title = title || ' etc.'`
  await sql`update turns set end_reason = end_reason || '.' where end_reason <> ''`
  await sql`update schools set name = name || ' St.'`
}

// What people type in their own words, by the names of its columns.
const typed = [
  ...['body', 'dropped', 'evidence', 'growth_edges', 'lesson', 'line', 'new_way', 'next', 'note'],
  ...['old_way', 'purpose', 'reason', 'reflection', 'stands', 'strengths', 'text', 'why', 'wish'],
]
const minutes = 'https://pier.example/minutes'

/** Ends all that was typed in an address of the web; lines that acts write are nobody's words. */
async function nameAddresses(sql: typeof here.sql) {
  const columns = await sql<{ table: string; column: string }[]>`
    select table_name as table, column_name as column
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and data_type = 'text' and is_generated = 'NEVER' and column_name = any(${typed})`
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    for (const { table, column } of columns)
      await tx`update ${tx(table)} set ${tx(column)} = ${tx(column)} || ${` ${minutes}`}
        where ${tx(column)} <> '' ${table === 'contributions' ? tx`and source <> 'act'` : tx``}`
  })
}

// Fields hold what was typed as it was typed, and no link holds another. Of a card of the board and
// of a line of the log one follows the link; what two versions differ in may end in an address.
const inPart = /\/(board|decisions)(\?|$)/
const unlinkedIn = (page: string) =>
  page
    .replaceAll(/<p class="difference">[\s\S]*?<\/p>/g, ' ')
    .replaceAll('<!-- -->', '')
    .replaceAll(/<(script|style|textarea|title)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<(a|label|summary)\b[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .match(new RegExp(`.{0,80}${minutes}`, 'g')) ?? []

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
  'no page shows %s a word that is not plain, two periods where a name ends in one, or an address that is no link',
  async (who) => {
    const visitor = await here.as(who)
    const pages = Object.values(await pagesOfASchool(here.sql))
    const addresses = pages.flatMap((all) => all.slice(0, 24))
    expect(addresses.length).toBeGreaterThan(100)
    const said = new Set<string>()
    for (const address of addresses) {
      const page = await (await visitor.get(address)).text()
      const words = wordsOf(page)
      for (const one of [...unplainIn(words), ...twoPeriods(words)]) said.add(one)
      const unlinked = inPart.test(address) ? [] : unlinkedIn(page)
      for (const one of unlinked) said.add(`${address}: ${one}`)
    }
    expect([...said]).toEqual([])
  },
)
