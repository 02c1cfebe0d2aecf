import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../db/demo/load'
import { expectAccessible, openBrowser, signInAs } from '../support/browser'
import { ownDatabase } from '../support/database'
import { startServer } from '../support/server'
import type { TestServer } from '../support/server'
import { demoEmail } from '../support/visitor'

let own: Awaited<ReturnType<typeof ownDatabase>>
let server: TestServer
let browser: Browser

beforeAll(async () => {
  own = await ownDatabase('skein_demo')
  server = await startServer(own.url)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await own.drop()
})

test.each([
  { width: 1280, colorScheme: 'light' as const },
  { width: 390, colorScheme: 'dark' as const },
])('an initiative and its forms are accessible and fit at $width px, $colorScheme', async ({ width, colorScheme }) => {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme })
  const troubles: string[] = []
  page.on('console', (message) => void (message.type() === 'error' && troubles.push(message.text())))
  page.on('pageerror', (error) => void troubles.push(String(error)))
  await signInAs(page, server.url, demoEmail('jess.lindqvist'), demoPassword)

  for (const place of ['1', 'new', '1/step-back', '1/hand-over', '1/edit', '1/update']) {
    await page.goto(`${server.url}/s/harbor-ridge/initiatives/${place}`)
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), place).toBeLessThanOrEqual(0)
    if (process.env.LOOK) await page.screenshot({ path: `${process.env.LOOK}/${width}-${place.replace('/', '-')}.png`, fullPage: true })
  }
  expect(troubles).toEqual([])
  await page.close()
})
