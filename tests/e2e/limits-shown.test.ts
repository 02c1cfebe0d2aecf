import { expect, test } from 'vitest'
import { expectAccessible } from '../support/browser'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')
const most = 1_000

test('a field says how much is left once nine tenths are used, counted as the server counts, and cuts nothing', async () => {
  const page = await (
    await here.browser.newContext({ viewport: { width: 390, height: 844 } })
  ).newPage()
  await here.signIn(page, 'renata.osei')
  await page.goto(`${here.server.url}/s/harbor-ridge/initiatives/new`)
  const field = page.getByLabel('Purpose')
  const shown = page.locator(`#${await field.getAttribute('id')}-limit`)
  const left = async (text: string) => (
    await field.fill(text),
    (await shown.isVisible()) ? shown.innerText() : 'nothing'
  )
  expect(await left('x'.repeat(most * 0.9 - 1))).toBe('nothing')
  expect(await left('x'.repeat(most - 100))).toBe('100 characters left')
  expect(await left('x'.repeat(most - 1))).toBe('1 character left')
  expect(await left(`  ${'x'.repeat(most - 37)}\n\n`)).toBe('37 characters left')
  expect(await left(`${'a\n'.repeat(480)}b`)).toBe('39 characters left')
  expect(await left('e\u0301'.repeat(most - 50))).toBe('50 characters left')
  expect(await left('👍'.repeat(480))).toBe('40 characters left')
  expect(await left('x\u200B'.repeat(most - 10))).toBe('10 characters left')
  expect(await left('x'.repeat(most + 12))).toBe('12 characters too many')
  expect(await field.inputValue()).toHaveLength(most + 12)
  await expectAccessible(page)
  if (process.env.SHOTS) await shown.screenshot({ path: `${process.env.SHOTS}/limit.png` })

  await page.getByLabel('Name').fill('Quiet mornings')
  await page
    .getByRole('button', { name: 'Start it' })
    .or(page.locator('form .button--primary'))
    .first()
    .click()
  await page.getByText('Please keep this to 1,000 characters.').first().waitFor()
  expect(await field.inputValue()).toHaveLength(most + 12)
  await page.context().close()
})

test('what is left is spoken in a pause, once, and not at every key', async () => {
  const page = await (await here.browser.newContext()).newPage()
  await here.signIn(page, 'renata.osei')
  await page.goto(`${here.server.url}/s/harbor-ridge/contributions/new`)
  const field = page.getByLabel('What was done')
  await field.fill('x'.repeat(450))
  await page.evaluate(() => {
    const said: string[] = ((globalThis as { said?: string[] }).said = [])
    const hear = (changes: MutationRecord[]) =>
      changes.forEach(({ target }) => said.push(target.textContent ?? ''))
    for (const region of document.querySelectorAll('.field [role="status"]'))
      new MutationObserver(hear).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      })
  })
  await field.focus()
  await field.press('End')
  await page.keyboard.type('and a few more', { delay: 20 })
  await page.waitForFunction(() => ((globalThis as { said?: string[] }).said ?? []).length > 0)
  await page.waitForTimeout(1_500)
  const said = await page.evaluate(() => (globalThis as { said?: string[] }).said ?? [])
  expect(new Set(said).size).toBeLessThanOrEqual(2)
  expect(said.at(-1)).toMatch(/^\d+ characters left$/)
  await page.context().close()
})
