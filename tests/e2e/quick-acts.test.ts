import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { decidingForms } from '../../app/forms/decisions'
import { actForms } from '../../app/forms/initiatives'
import { quickActAt } from '../../app/ui/kit/quick-acts'
import { expectAccessible, policyOf } from '../support/browser'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')
const initiative = '/s/harbor-ridge/initiatives/1'

async function open(at: string, more: { javaScriptEnabled?: boolean } = {}) {
  const context = await here.browser.newContext(more)
  const page = await context.newPage()
  await here.signIn(page, 'jess.lindqvist')
  await page.goto(here.server.url + at)
  return page
}

const dialog = (page: Page) => page.getByRole('dialog')
const adding = (page: Page) => page.locator('a[href$="/add-action"]').first()

test('an act of two fields opens over its page, says what is wrong there, and is confirmed on the page', async () => {
  const page = await open(initiative)
  const forbidden = await policyOf(page)
  await page.reload()
  await adding(page).focus()
  await page.keyboard.press('Enter')
  await dialog(page).waitFor()
  expect(new URL(page.url()).pathname).toBe(initiative)
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect.poll(() => dialog(page).locator('.field__error').count()).toBeGreaterThan(0)
  await dialog(page).getByRole('textbox').first().fill('Order twelve chargers')
  await dialog(page).locator('input[type="date"]').fill('2026-03-20')
  await dialog(page).locator('button[type="submit"]').click()
  await dialog(page).waitFor({ state: 'detached' })
  await page.getByText('Order twelve chargers').first().waitFor()
  expect(await page.locator('.confirmation__said').textContent()).toBeTruthy()
  expect(await forbidden()).toEqual([])
  await page.context().close()
})

test('Esc closes it, the link has the focus again, and what was typed is kept', async () => {
  const page = await open(initiative)
  await adding(page).click()
  await dialog(page).getByRole('textbox').first().fill('Half a thought')
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
  const focused = () => page.evaluate(() => (document.activeElement as HTMLAnchorElement).href)
  expect(await focused()).toMatch(/add-action$/)
  await page.keyboard.press('Enter')
  await expect
    .poll(() => dialog(page).getByRole('textbox').first().inputValue())
    .toBe('Half a thought')
  await page.context().close()
})

test('an update is answered over its page, with what it says in sight', async () => {
  const page = await open(initiative)
  await here.signIn(page, 'tom.okafor')
  await page.reload()
  await page.locator('main a[href*="/stance"]').first().click()
  expect(await dialog(page).textContent()).toContain('Broken-device days are at 4 %')
  await expectAccessible(page)
  await dialog(page).getByLabel('support').check()
  await dialog(page).getByRole('textbox').first().fill('I lend my room.')
  await dialog(page).locator('button[type="submit"]').click()
  await dialog(page).waitFor({ state: 'detached' })
  await page.getByText('I lend my room.').first().waitFor()
  await page.context().close()
})

test('a contribution is logged over the page one is on', async () => {
  const page = await open('/s/harbor-ridge/contributions')
  await page.locator('main a[href$="/contributions/new"]').first().click()
  await dialog(page).getByLabel('What was done').fill('Carried the chairs back')
  await dialog(page).getByRole('button', { name: 'Log it' }).click()
  await dialog(page).waitFor({ state: 'detached' })
  await page.getByText('Carried the chairs back').first().waitFor()
  expect(await page.locator('.confirmation__said').count()).toBe(1)
  await page.context().close()
})

test('one that is chosen in a menu closes it, and gives the focus back to its button', async () => {
  const page = await open(initiative)
  await here.signIn(page, 'renata.osei')
  await page.reload()
  await page.locator('.more').click()
  await page.locator('[role="menu"]').waitFor()
  const items = await page.getByRole('menuitem').all()
  const addresses = await Promise.all(items.map((item) => item.getAttribute('href')))
  await items[addresses.findIndex((one) => one && quickActAt(one))]?.click()
  await dialog(page).waitFor()
  expect(await page.locator('[role="menu"]').count()).toBe(0)
  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'detached' })
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('.more') !== null))
    .toBe(true)
  await page.context().close()
})

test('a link that leads elsewhere, or to another school, is gone to', async () => {
  const page = await open(initiative)
  const elsewhere = ['https://elsewhere.example/s/harbor-ridge/initiatives/1/follow']
  for (const href of [...elsewhere, '/s/weir/initiatives/1/follow']) {
    const isTaken = await page.evaluate((to) => {
      const link = Object.assign(document.createElement('a'), { href: to })
      document.querySelector('main')?.append(link)
      // Asked after all others have been: nobody follows it.
      let taken = false
      link.addEventListener('click', (event) => {
        taken = event.defaultPrevented
        event.preventDefault()
      })
      link.click()
      return taken
    }, href)
    expect([href, isTaken]).toEqual([href, false])
  }
  await page.context().close()
})

test('without script the same link leads to the act’s page', async () => {
  const page = await open('/s/harbor-ridge/initiatives/2', { javaScriptEnabled: false })
  const links = page.locator('main a[href*="/initiatives/2/"]')
  const quick = await links.evaluateAll((all) =>
    all.map((one) => (one as HTMLAnchorElement).pathname),
  )
  const at = quick.find((path) => quickActAt(path))
  await page.goto(here.server.url + at)
  expect(await page.locator('form.form').count()).toBeGreaterThan(0)
  await page.context().close()
})

test('every quick act is an act, of at most two fields', () => {
  for (const [of, forms] of Object.entries({ initiatives: actForms, decisions: decidingForms }))
    for (const noun of Object.keys(forms)) {
      if (!quickActAt(`/s/x/${of}/1/${noun}`)) continue
      const shape = Object.keys((forms as Record<string, { shape: object }>)[noun]?.shape ?? {})
      expect([noun, shape.length <= 4]).toEqual([noun, true])
    }
  expect(quickActAt('/s/x/initiatives/1/hand-over')).toBeUndefined()
  expect(quickActAt('/s/x/decisions/propose')).toBeUndefined()
  expect(quickActAt('/s/x/initiatives/1/constructor')).toBeUndefined()
})

test('what is refused is said on the act’s own page, with what was typed', async () => {
  const page = await open(initiative)
  await adding(page).click()
  await dialog(page).getByRole('textbox').first().fill('Too late')
  await dialog(page).locator('input[type="date"]').fill('2026-03-20')
  const renata = await here.as('renata.osei')
  const stops = { read: 'extend', stage: 'stopped', reason: 'We learned what we could.' }
  expect((await renata.post(`${initiative}/move`, stops)).status).toBe(303)
  await dialog(page).locator('button[type="submit"]').click()
  await page.waitForURL(/add-action/)
  await expect.poll(() => page.locator('main').textContent()).toContain('Too late')
  await page.context().close()
})
