import { expect, test } from 'vitest'
import { demoPassword } from '../../db/demo/load'
import { expectAccessible, signInAs } from '../support/browser'
import { demoEmail } from '../support/visitor'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')

test.each([
  { width: 1280, colorScheme: 'light' as const },
  { width: 390, colorScheme: 'dark' as const },
])('an initiative and its forms are accessible and fit at $width px, $colorScheme', async ({ width, colorScheme }) => {
  const page = await here.browser.newPage({ viewport: { width, height: 800 }, colorScheme })
  const troubles: string[] = []
  page.on('console', (message) => void (message.type() === 'error' && troubles.push(message.text())))
  page.on('pageerror', (error) => void troubles.push(String(error)))
  await signInAs(page, here.server.url, demoEmail('jess.lindqvist'), demoPassword)

  for (const place of ['1', 'new', '1/step-back', '1/hand-over', '1/edit', '1/update']) {
    await page.goto(`${here.server.url}/s/harbor-ridge/initiatives/${place}`)
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), place).toBeLessThanOrEqual(0)
    if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/${width}-${place.replace('/', '-')}.png`, fullPage: true })
  }
  expect(troubles).toEqual([])
  await page.close()
})
