import { expect, test } from 'vitest'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')

test.each([true, false])(
  'a hand-over that is sent empty shows what is missing, in sight and in focus (script: %s)',
  async (javaScriptEnabled) => {
    const context = await here.browser.newContext({
      javaScriptEnabled,
      viewport: { width: 390, height: 700 },
    })
    const page = await context.newPage()
    await here.signIn(page, 'jess.lindqvist')
    await page.goto(`${here.server.url}/s/harbor-ridge/initiatives/1/hand-over`)
    for (const field of await page.locator('main textarea').all()) await field.fill('')
    await page.getByRole('button', { name: 'Ask them' }).click()
    const summary = page.locator('.form__refused')
    await summary.waitFor()
    expect(await summary.getByRole('link').count()).toBeGreaterThan(1)
    await expect
      .poll(() =>
        summary.evaluate((box) => {
          const { top, bottom } = box.getBoundingClientRect()
          return [box === document.activeElement, top >= 0, bottom <= innerHeight]
        }),
      )
      .toEqual([true, true, true])
    await context.close()
  },
)
