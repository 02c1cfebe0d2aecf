import type { Browser, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '../support/browser'
import { placeOf } from '../support/place'

const place = placeOf('skein_demo')

const school = () => `${place.server.url}/s/harbor-ridge`

async function openAs(name: string, options: Parameters<Browser['newPage']>[0] = {}) {
  const page = await place.browser.newPage(options)
  const troubles: string[] = []
  page.on(
    'console',
    (message) => void (message.type() === 'error' && troubles.push(message.text())),
  )
  page.on('pageerror', (error) => void troubles.push(String(error)))
  await place.signIn(page, name)
  return { page, troubles }
}

async function tabTo(page: Page, role: 'link' | 'button', name: string) {
  const wanted = page.getByRole(role, { name }).first()
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not reach ${name}.`)
}

test('an update is answered with the keyboard alone', async () => {
  const { page, troubles } = await openAs('mei.ling.tran')
  await page.goto(`${school()}/initiatives/3`)
  await tabTo(page, 'link', 'Answer this update')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await page.getByRole('radio', { name: 'push' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.type('I can interpret at two of them.')
  await tabTo(page, 'button', 'Answer')
  await page.keyboard.press('Enter')
  await page.waitForURL(/initiatives\/3(\?|$)/)
  await page
    .locator('[data-stance="support"]')
    .getByText('I can interpret at two of them.')
    .waitFor()
  expect(troubles).toEqual([])
  await page.close()
})

test('among many people a name is looked for, and Enter there sends nothing', async () => {
  const { page, troubles } = await openAs('dario.fuentes', {
    viewport: { width: 390, height: 844 },
  })
  await page.goto(`${school()}/initiatives/7/add-action`)
  await page.getByText('Someone else (').click()
  await page.getByLabel('Look for a name').fill('gwen')
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: 'Gwen Hollis' }).check()
  expect(await page.getByRole('radio', { name: 'Amina Yusuf' }).isVisible()).toBe(false)
  await page.getByLabel('What will be done').fill('Count the doors')
  await page.getByLabel('By when').fill('2026-03-16')
  await page.getByRole('button', { name: 'Add the action' }).click()
  await page.waitForURL(/initiatives\/7(\?|$)/)
  await page.getByText('Count the doors').first().waitFor()
  expect(troubles).toEqual([])
  await page.close()
})

test('without JavaScript someone is chosen, an action is done, and a path has no button that does nothing', async () => {
  const { page } = await openAs('dario.fuentes', { javaScriptEnabled: false })
  await page.goto(`${school()}/initiatives/7/raise-barrier`)
  expect(await page.getByLabel('Look for a name').count()).toBe(0)
  await page.getByLabel('What stands in the way').fill('The projector is gone')
  await page.getByRole('group', { name: 'Bring it to' }).locator('summary').click()
  await page.getByRole('radio', { name: 'Ike Palmer' }).check()
  await page.getByRole('button', { name: 'Raise it' }).click()
  await page.getByText('brought to Ike Palmer').waitFor()

  await page.goto(school())
  await page.getByRole('button', { name: 'Done: Make the one page' }).click()
  await page.waitForURL(/harbor-ridge(\?|$)/)
  await page.locator('s', { hasText: 'Make the one page' }).waitFor()
  expect(await page.getByRole('button', { name: 'Done: Make the one page' }).count()).toBe(0)
  await page.goto(`${school()}/people`)
  await page.getByRole('link', { name: 'Dario Fuentes' }).first().click()
  await page.getByRole('link', { name: 'My path' }).click()
  expect(await page.getByRole('button', { name: 'Print this page' }).count()).toBe(0)
  await page.close()
})

test.each(['light', 'dark'] as const)(
  'a path and its reflection are accessible, fit at 390 pixels, and print dark on white, %s',
  async (colorScheme) => {
    const { page, troubles } = await openAs('priya.natarajan', {
      viewport: { width: 390, height: 844 },
      colorScheme,
    })
    await page.goto(`${school()}/people`)
    await page.getByRole('link', { name: 'Priya Natarajan' }).first().click()
    await page.getByRole('link', { name: 'My path' }).click()
    await page.getByRole('button', { name: 'Print this page' }).waitFor()
    await fits(page)
    await page.emulateMedia({ media: 'print', colorScheme })
    expect(await page.getByRole('navigation').isVisible()).toBe(false)
    const ink = await page
      .locator('h1')
      .evaluate((title) => Number(/oklch\(([\d.]+)/.exec(getComputedStyle(title).color)?.[1]))
    expect(ink).toBeLessThan(0.5)
    await page.emulateMedia({ media: 'screen', colorScheme })
    await page.getByRole('link', { name: 'Share it' }).first().click()
    await page.waitForURL(/path\/./)
    await fits(page)
    expect(troubles).toEqual([])
    await page.close()
  },
)

async function fits(page: Page) {
  await expectAccessible(page)
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0)
}
