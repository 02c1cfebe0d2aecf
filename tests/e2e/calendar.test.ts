import { expect, test } from 'vitest'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')

test.each([1280, 390])(
  'the legend of the school year is whole at %i px: each sign with its words, and nothing more',
  async (width) => {
    const context = await here.browser.newContext({ viewport: { width, height: 800 } })
    const page = await context.newPage()
    await here.signIn(page, 'renata.osei')
    await page.goto(`${here.server.url}/s/harbor-ridge/calendar`)
    const entries = page.locator('.year__key > span')
    expect((await entries.allInnerTexts()).map((words) => words.replaceAll(/\s+/g, ' '))).toEqual([
      'a term',
      'the next term',
      'closed',
      'today',
    ])
    const heights = await entries.evaluateAll((all) => all.map(({ clientHeight }) => clientHeight))
    expect(Math.max(...heights)).toBeLessThan(1.5 * Math.min(...heights))
    await context.close()
  },
)
