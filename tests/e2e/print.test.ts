import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../db/demo/load'
import { openBrowser, signInAs } from '../support/browser'
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

// A sheet of A4 with its margins is about this wide.
const paper = { width: 680, height: 960 }

test('on paper pages are black on white, unfolded, and have neither navigation nor buttons', async () => {
  const page = await browser.newPage({ viewport: paper, colorScheme: 'dark' })
  await signInAs(page, server.url, demoEmail('jess.lindqvist'), demoPassword)
  await page.goto(`${server.url}/s/harbor-ridge/people`)
  const jess = new URL((await page.getByRole('link', { name: 'Jess Lindqvist' }).getAttribute('href')) ?? '', server.url).pathname
  await page.emulateMedia({ media: 'print' })
  for (const path of ['/s/harbor-ridge/initiatives/1', jess, '/s/harbor-ridge/decisions/4', '/s/harbor-ridge/contributions']) {
    await page.goto(server.url + path)
    const seen = await page.evaluate(() => ({
      acts: [...document.querySelectorAll('nav, button, .button, input, select, .act')].filter((element) => element.checkVisibility()).map(({ outerHTML }) => outerHTML),
      folded: [...document.querySelectorAll('.lanes__table table')].filter((table) => !table.checkVisibility({ contentVisibilityAuto: true })).length,
      colours: [document.documentElement, document.body].map((element) => getComputedStyle(element).color),
      ground: getComputedStyle(document.documentElement).backgroundColor,
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }))
    expect({ path, ...seen }).toEqual({ path, acts: [], folded: 0, colours: ['oklch(0 0 0)', 'oklch(0 0 0)'], ground: 'oklch(1 0 0)', wide: 0 })
  }
  await page.close()
})
