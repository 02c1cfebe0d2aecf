import { expect, test } from 'vitest'
import { expectAccessible } from '../support/browser'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')

test('a name is begun by an @ and put in by keyboard alone, and the text goes on after it', async () => {
  const page = await (await here.browser.newContext()).newPage()
  await here.signIn(page, 'mei.ling.tran')
  await page.goto(`${here.server.url}/s/harbor-ridge/initiatives/5/update`)
  const text = page.locator('textarea[name="body"]')
  await text.focus()
  await page.keyboard.type('Ask @oka')
  const tom = page.getByRole('option', { name: 'Tom Okafor' })
  await tom.waitFor()
  expect(await text.getAttribute('aria-activedescendant')).toBe(await tom.getAttribute('id'))
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.keyboard.type('first')
  expect(await text.inputValue()).toBe('Ask @Tom Okafor first')
  await tom.waitFor({ state: 'hidden' })

  await page.keyboard.type(' or @pri')
  await page.getByRole('option', { name: 'Priya Natarajan' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('option').first().waitFor({ state: 'hidden' })
  await page.keyboard.press('Enter')
  expect(await text.inputValue()).toBe('Ask @Tom Okafor first or @pri\n')
  await page.context().close()
})
