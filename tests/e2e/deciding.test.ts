import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '../support/browser'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')

async function as(
  who: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<[Page, BrowserContext]> {
  const context = await here.browser.newContext(options)
  const page = await context.newPage()
  await here.signIn(page, who)
  return [page, context]
}

const at = (path: string) => `${here.server.url}/s/harbor-ridge/${path}`

async function proposed(page: Page, method: string, people: string[]) {
  await page.goto(at(`decisions/propose?method=${encodeURIComponent(method)}`))
  await page.getByLabel('Question').fill(`Trees, by ${method}?`)
  await page.getByLabel('What you propose').fill('Four trees by the gate.')
  for (const name of people) await page.getByLabel(name, { exact: true }).check()
  await page.getByLabel('Respond by').fill('2026-03-06')
  await page.getByRole('button', { name: 'Save as a draft' }).click()
  await page.waitForURL(/decisions\/\d+(\?|$)/)
  await page.getByRole('link', { name: 'Open it' }).click()
  await page.getByRole('button', { name: 'Open for responses' }).click()
  await page.waitForURL(/decisions\/\d+(\?|$)/)
  return page.url().replace(/\?.*/, '')
}

// Side by side: one of them waits for its minute.
test.concurrent('what is written on the page of a decision is said in its thread', async () => {
  const [priya, context] = await as('priya.natarajan')
  await priya.goto(at('decisions/11'))
  await priya.getByLabel('In your words').fill('Could we try it for one week?')
  await priya.getByRole('button', { name: 'Say it' }).click()
  await priya.locator('.thread__entry', { hasText: 'Could we try it for one week?' }).waitFor()
  expect(await priya.evaluate(() => [document.activeElement?.textContent, scrollY > 0])).toEqual([
    'Say it',
    true,
  ])
  await context.close()
})

test.concurrent(
  'a response shows on an open page by itself where the method reveals it, and only that someone was heard where it does not',
  async () => {
    const [tom] = await as('tom.okafor')
    const [denise] = await as('denise.abara')
    const consent = await proposed(tom, 'consent', ['Tom Okafor', 'Denise Abara'])
    await denise.goto(consent)
    await denise.getByLabel('Consent with a concern').check()
    await denise.getByLabel('Why').fill('The roots worry me.')
    await denise.getByRole('button', { name: 'Give my response' }).click()
    await denise.getByText('Your response, which you may change').waitFor()
    await tom.getByText('The roots worry me.').waitFor()

    const hands = await proposed(tom, 'fist to five', ['Tom Okafor', 'Denise Abara'])
    await denise.goto(hands)
    await denise.getByLabel('Two', { exact: false }).first().check()
    await denise.getByLabel('Why').fill('Held back for now.')
    await denise.getByRole('button', { name: 'Give my response' }).click()
    await tom.getByRole('heading', { name: 'Heard', exact: true }).waitFor()
    expect(await tom.content()).not.toContain('Held back for now.')
  },
)

test.concurrent(
  'a deadline closes its decision by itself, within its minute, and every open page says so',
  async () => {
    const [tom] = await as('tom.okafor')
    const address = await proposed(tom, 'majority', ['Tom Okafor', 'Denise Abara'])
    await here.sql`update decisions set deadline = opened_at + interval '1 second' where number = ${Number(address.split('/').at(-1))}`
    await tom.getByText('It is closed for responses, at its deadline.').waitFor({ timeout: 90_000 })
  },
)

test.concurrent(
  'one responds with the keyboard alone, on a phone, in the dark, without JavaScript',
  async () => {
    const [page] = await as('gwen.hollis', {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    })
    await page.goto(at('decisions/11'))
    await page.getByLabel('Yes').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Count the hours first.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('Your response, which you may change until the close').waitFor()
    expect(await page.getByLabel('No', { exact: false }).first().isChecked()).toBe(true)
    await expectAccessible(page)

    const [plain] = await as('kofi.mensah', { javaScriptEnabled: false })
    await plain.goto(at('decisions/11'))
    await plain.getByLabel('Abstain').check()
    await plain.getByRole('button', { name: 'Give my response' }).click()
    await plain.getByText('Your response, which you may change until the close').waitFor()
  },
)
