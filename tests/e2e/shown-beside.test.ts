import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, policyOf } from '../support/browser'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')

async function open(at: string, more: { javaScriptEnabled?: boolean } = {}) {
  const context = await here.browser.newContext(more)
  const page = await context.newPage()
  const forbidden = more.javaScriptEnabled === false ? () => [] : await policyOf(page)
  await here.signIn(page, 'jess.lindqvist')
  await page.goto(`${here.server.url}/s/harbor-ridge${at}`)
  return { page, forbidden }
}

const card = (page: Page) => page.locator('.person-card')
const tip = (page: Page) => page.locator('.tip')

test('a pointer that rests on a name, or a focus that is there, shows who it is; Esc and going on hide it', async () => {
  const { page, forbidden } = await open('/initiatives/1')
  const name = page.locator('main a[href*="/people/"]', { hasText: 'Denise Abara' }).first()
  await name.hover()
  await card(page).waitFor()
  expect(await card(page).textContent()).toMatch(/Denise Abara.*Follows.*Strengths/)
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await card(page).waitFor({ state: 'detached' })
  await page.mouse.move(0, 0)
  await page.keyboard.press('Tab')
  await name.focus()
  await card(page).waitFor()
  await page.keyboard.press('Tab')
  await card(page).waitFor({ state: 'detached' })
  expect(await forbidden()).toEqual([])
  await page.context().close()
})

test('a day says which it is to a pointer and a finger, once, and keeps it for who hears it', async () => {
  const { page } = await open('/initiatives/1')
  const day = page.locator('main time[title]').first()
  const exact = await day.getAttribute('title')
  const element = await day.elementHandle()
  await day.hover()
  await tip(page).waitFor()
  expect(await tip(page).first().textContent()).toContain(exact)
  expect(await element?.getAttribute('title')).toBeNull()
  await page.mouse.move(0, 0)
  await tip(page).waitFor({ state: 'detached' })
  expect(await element?.getAttribute('title')).toBe(exact)
  await page.context().close()
})

test('a method’s rule is a press away, over the page; without script it unfolds', async () => {
  const { page } = await open('/decisions/11')
  const method = page.locator('.glance :is(.meaning summary, .meaning__of)')
  await method.focus()
  await page.locator('.meaning__of').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.meaning__over').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.locator('.meaning__over').waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('meaning__of')
  await page.context().close()
  const plain = await open('/decisions/11', { javaScriptEnabled: false })
  await plain.page.locator('.meaning summary').click()
  expect(await plain.page.locator('.meaning p').isVisible()).toBe(true)
  await plain.page.context().close()
})
