import { expect, test } from 'vitest'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')
const address = '/s/harbor-ridge/initiatives/'

test.each([
  [1280, 800, 2_000],
  [390, 844, 3_500],
])(
  'at %i × %i an initiative is at most %i long, and who leads, what comes next, who follows and its health are on the first screen',
  async (width, height, most) => {
    const context = await here.browser.newContext({ viewport: { width, height } })
    const page = await context.newPage()
    await here.signIn(page, 'jess.lindqvist')
    for (const {
      number,
    } of await here.sql`select number from initiatives where stage <> 'stopped'`) {
      await page.goto(here.server.url + address + number)
      await page.evaluate(() => document.fonts.ready.then(() => {}))
      const { length, strip } = await page.evaluate(() => ({
        length: document.documentElement.scrollHeight,
        strip: document.querySelector('.glance')?.getBoundingClientRect().bottom,
      }))
      expect([number, length < most, (strip ?? Infinity) < height]).toEqual([number, true, true])
    }
    await context.close()
  },
)
