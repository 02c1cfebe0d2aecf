import { expect, test } from 'vitest'
import { pagesOfASchool } from '../support/pages-of-a-school'
import { unplainIn } from '../support/plain-words'
import { served } from '../support/served'
import { Visitor, demoEmail } from '../support/visitor'

const here = served('skein_demo')

// What a page says, and not what its scripts and styles are made of.
const wordsOf = (page: string) =>
  page.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replaceAll(/\svalue="[^"]*"/g, ' ').replaceAll(/<[^>]+>/g, ' ')

test.each(['renata.osei', 'tom.okafor', 'ngozi.eze'])('no page shows %s a word that is not plain', async (who) => {
  const visitor = await new Visitor(here.server.url).signIn(demoEmail(who))
  const addresses = Object.values(await pagesOfASchool(here.sql)).flatMap((all) => all.slice(0, 24))
  expect(addresses.length).toBeGreaterThan(100)
  const said: string[] = []
  for (const address of addresses) {
    const answer = await visitor.get(address)
    said.push(...unplainIn(wordsOf(await answer.text())).map((words) => `${address}: ${words}`))
  }
  expect([...new Set(said.map((one) => one.replace(/^\S+ /, '')))]).toEqual([])
})
