import type { BrowserContextOptions } from 'playwright-core'
import { expect, test } from 'vitest'
import { demoPassword } from '../../db/demo/load'
import { expectAccessible } from '../support/browser'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')

async function someone(look: BrowserContextOptions = {}) {
  const page = await (
    await here.browser.newContext({ viewport: { width: 390, height: 844 }, ...look })
  ).newPage()
  const scripts: string[] = []
  page.on(
    'response',
    (answer) => void (answer.url().endsWith('.js') && scripts.push(new URL(answer.url()).pathname)),
  )
  return { page, judges: () => scripts.filter((path) => path.includes('password-strength')) }
}

test('a new password is judged while one types, by what is loaded then and on that page alone', async () => {
  const { page, judges } = await someone()
  await here.signIn(page, 'renata.osei')
  for (const path of ['/s/harbor-ridge/board', '/account', '/forgotten'])
    await page.goto(here.server.url + path, { waitUntil: 'networkidle' })
  await page.goto(`${here.server.url}/account/password`, { waitUntil: 'networkidle' })
  expect(judges()).toEqual([])

  const help = page.locator('[role="status"].field__help')
  await page.getByLabel('New password').fill('too short')
  await help.getByText('6 more characters, please.').waitFor()
  expect(judges()).toHaveLength(1)
  await page.getByLabel('New password').fill('RenataOsei RenataOsei')
  await help.getByText('It is made of your own name, your address, or your school.').waitFor()
  await expectAccessible(page)
  await page.getByLabel('New password').fill('nine herons by the canal')
  await help.getByText('This is hard to guess.').waitFor()
  await page.context().close()
})

test.each([true, false])(
  'the form that gives access asks for the password again and keeps what was chosen, with scripts: %s',
  async (javaScriptEnabled) => {
    const { page } = await someone({ javaScriptEnabled })
    await here.signIn(page, 'renata.osei')
    await page.goto(`${here.server.url}/s/harbor-ridge/people`)
    await page.getByRole('link', { name: 'Tom Okafor' }).first().click()
    await page.getByRole('link', { name: 'Position and access' }).click()
    const words = `grade ${javaScriptEnabled ? 6 : 7}, until June`
    await page.getByLabel('In a few words').fill(words)
    await page.getByRole('button', { name: 'Save' }).click()
    const again = page.getByLabel('Your present password')
    await again.waitFor()
    expect(await page.getByLabel('In a few words').inputValue()).toBe(words)
    if (javaScriptEnabled) await expectAccessible(page)
    await again.pressSequentially('not it')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('This is not your present password.').first().waitFor()
    await again.fill(demoPassword)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(words).first().waitFor()
    await page.context().close()
  },
)
