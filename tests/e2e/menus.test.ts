import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { quickActAt } from '../../app/ui/kit/quick-acts'
import { expectAccessible, policyOf } from '../support/browser'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')
const school = '/s/harbor-ridge'

const menus = [
  { name: 'The account menu', at: '', looks: '.me' },
  { name: 'More', at: '/initiatives/1', looks: '.more' },
]

async function open(at: string, more: { javaScriptEnabled?: boolean; width?: number } = {}) {
  const { width = 1280, ...asked } = more
  const context = await here.browser.newContext({ ...asked, viewport: { width, height: 800 } })
  const page = await context.newPage()
  await here.signIn(page, 'renata.osei')
  await page.goto(here.server.url + school + at)
  return page
}

const shot = (page: Page, name: string) =>
  process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }) : undefined
const button = (page: Page, looks: string) => page.locator(`${looks} > button`)
const sheet = (page: Page) => page.locator('[role="menu"]')
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
const inMenu = (page: Page) =>
  page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'menuitem')

test.each(menus)('$name opens and closes by keyboard as menus do', async ({ at, looks }) => {
  const page = await open(at)
  const forbidden = await policyOf(page)
  await page.reload()
  await page.locator(`${looks} > summary`).focus()
  await button(page, looks).waitFor()
  const name = await focused(page)
  await page.keyboard.press('Enter')
  await inMenu(page)
  await expectAccessible(page)
  await shot(page, `menu${looks}`)
  const first = await focused(page)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => focused(page)).not.toBe(first)
  await page.keyboard.press('Home')
  await expect.poll(() => focused(page)).toBe(first)
  await page.keyboard.press('Escape')
  await sheet(page).waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toBe(name)
  expect(await forbidden()).toEqual([])
  await page.context().close()
})

test.each(menus)('$name closes on a press elsewhere and when one has gone on', async (menu) => {
  const page = await open(menu.at)
  await page.locator(menu.looks).click()
  await sheet(page).waitFor()
  await page.getByRole('heading', { level: 1 }).click()
  await sheet(page).waitFor({ state: 'detached' })
  await button(page, menu.looks).click()
  const items = await sheet(page).getByRole('menuitem').all()
  const addresses = await Promise.all(items.map((item) => item.getAttribute('href')))
  // A quick act is asked over this page.
  const leadsTo = addresses.find((one) => one && !quickActAt(one))
  await items[addresses.indexOf(leadsTo ?? null)]?.click()
  await page.waitForURL((url) => url.pathname === leadsTo)
  expect(await sheet(page).count()).toBe(0)
  await page.context().close()
})

test.each(menus)('$name stays in sight on a phone', async ({ at, looks }) => {
  const page = await open(at, { width: 390 })
  await page.locator(looks).click()
  const box = await sheet(page).boundingBox()
  await shot(page, `menu${looks}-390`)
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
  await page.context().close()
})

test.each(menus)('$name works without scripts', async ({ at, looks }) => {
  const page = await open(at, { javaScriptEnabled: false, width: 390 })
  await page.locator(`${looks} > summary`).click()
  const link = page.locator(looks).getByRole('link').first()
  const box = await link.boundingBox()
  await shot(page, `menu${looks}-plain`)
  expect([(box?.x ?? -1) >= 0, (box?.x ?? 0) + (box?.width ?? 0) <= 390]).toEqual([true, true])
  const leadsTo = await link.getAttribute('href')
  await link.click()
  expect(new URL(page.url()).pathname).toBe(leadsTo)
  await page.context().close()
})

test('one signs out in the account menu by keyboard', async () => {
  const page = await open('')
  await page.locator('.me > summary').focus()
  await button(page, '.me').waitFor()
  await page.keyboard.press('Enter')
  await inMenu(page)
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.waitForURL(/sign-in/)
  await page.context().close()
})
