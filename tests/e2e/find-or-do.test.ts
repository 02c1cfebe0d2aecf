import { expect, test } from 'vitest'
import { expectAccessible } from '../support/browser'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')
const school = () => `${here.server.url}/s/harbor-ridge`

async function opened(path: string) {
  const page = await (await here.browser.newContext()).newPage()
  await here.signIn(page, 'tom.okafor')
  const refused: string[] = []
  page.on(
    'console',
    (line) => line.text().includes('Content Security') && refused.push(line.text()),
  )
  await page.goto(`${school()}${path}`)
  // Pressed until the page's script hears it.
  const press = (keys: string) =>
    expect
      .poll(async () => (await page.keyboard.press(keys), page.getByRole('dialog').count()))
      .toBe(1)
  return {
    page,
    press,
    refused,
    field: page.getByRole('combobox'),
    dialog: page.getByRole('dialog'),
  }
}

test('Ctrl K finds as one types, by keyboard alone, and breaks no rule of the page', async () => {
  const { page, press, refused, field, dialog } = await opened('/people')
  await press('Control+k')
  await field.waitFor()
  expect(await field.evaluate((one) => one === document.activeElement)).toBe(true)
  await field.fill('attend')
  await page
    .getByRole('option', { name: /Attendance/ })
    .first()
    .waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.waitForURL(`${school()}/initiatives/4`)
  await dialog.waitFor({ state: 'detached' })
  await page.waitForFunction(() => document.activeElement?.localName === 'h1')
  expect(refused).toEqual([])
  await page.context().close()
})

test('Esc closes it and goes back to where one was', async () => {
  const { page, press, dialog, field } = await opened('')
  const link = page.getByRole('link', { name: 'Board' }).first()
  await link.focus()
  await press('/')
  await field.waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.waitForFunction(() => document.activeElement?.textContent === 'Board')
  await page.context().close()
})

test('? lists the keys; those of one sign are none where someone writes, and can be turned off', async () => {
  const { page, press, dialog } = await opened('/contributions/new')
  const text = page.getByRole('textbox').first()
  await text.fill('')
  await text.pressSequentially('a/b?')
  expect([await text.inputValue(), await dialog.count()]).toEqual(['a/b?', 0])
  await page.goto(`${school()}/people`)
  await page.getByRole('heading', { level: 1 }).click()
  await press('?')
  await dialog.getByText('Find or do').first().waitFor()
  await expectAccessible(page)
  await dialog.getByLabel('The keys / and ? work in this browser').uncheck()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.waitForFunction(() => document.activeElement?.id === 'main')
  await page.keyboard.press('?')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await page.context().close()
})
