import { expect, test } from 'vitest'
import { pagesOfASchool } from '../../support/pages-of-a-school'
import { pageOf } from '../../support/reading'
import { served } from '../../support/served'

const here = served('skein_demo')

const waysOut = (page: string) =>
  [...page.matchAll(/<div class="form__acts">.*?<\/div>/gs)].flatMap(([acts]) =>
    [...acts.matchAll(/<a [^>]*>(.*?)<\/a>/gs)].map(([, words = '']) => words),
  )

test.each(['renata.osei', 'dario.fuentes'])(
  'every form that %s can leave as it was says so by one word',
  async (who) => {
    const visitor = await here.as(who)
    const pages = Object.values(await pagesOfASchool(here.sql)).flatMap((all) => all.slice(0, 40))
    const words: string[] = []
    for (const address of [...pages, '/account/email', '/account/password', '/schools/new'])
      words.push(...waysOut(await pageOf(await visitor.get(address))))
    expect(words.length).toBeGreaterThan(20)
    expect([...new Set(words)]).toEqual(['Cancel'])
  },
)
