import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '../support/browser'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')
const decision = () => `${here.server.url}/s/harbor-ridge/decisions/new`

async function opened(look: object = {}) {
  const context = await here.browser.newContext({
    permissions: ['clipboard-read', 'clipboard-write'],
    ...look,
  })
  const page = await context.newPage()
  await here.signIn(page, 'renata.osei')
  await page.goto(decision())
  return page
}

async function paste(page: Page, what: { plain: string; html?: string }) {
  await page.evaluate(async ({ plain, html }) => {
    const blob = (text: string, type: string) => new Blob([text], { type })
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': blob(plain, 'text/plain'),
        ...(html ? { 'text/html': blob(html, 'text/html') } : {}),
      }),
    ])
  }, what)
  await page.keyboard.press('Control+V')
}

const plain = 'Room\tMon\tTue\r\n12\t8:00\t9:00\r\n14\t8|15\t'
const html =
  '<meta charset="utf-8"><style>td{color:red}</style><table><tr><td>Room</td><td>Mon</td><td>Tue</td></tr><tr><td>12</td><td colspan="2">8:00<br>in twos</td></tr></table>'
const asMarkdown =
  '| Room | Mon | Tue |\n| --- | --- | --- |\n| 12 | 8:00 | 9:00 |\n| 14 | 8\\|15 |  |\n'

test('a table that is pasted into Markdown is written as one, and one press takes it back', async () => {
  const page = await opened()
  const field = page.getByLabel('What was decided')
  await field.fill('Before. After.')
  await field.press('Home')
  for (let n = 0; n < 7; n += 1) await field.press('ArrowRight')
  await paste(page, { plain })
  expect(await field.inputValue()).toBe(`Before.\n\n${asMarkdown}\n After.`)
  await page.keyboard.press('Control+Z')
  expect(await field.inputValue()).toBe('Before. After.')
  await field.fill('')
  await paste(page, { plain: 'Room\tMon\tTue\n12\t8:00 in twos\t', html })
  expect(await field.inputValue()).toBe(
    '| Room | Mon | Tue |\n| --- | --- | --- |\n| 12 | 8:00 in twos |  |\n',
  )
  await page.context().close()
})

test('anything else that is pasted comes as it is', async () => {
  const page = await opened()
  const field = page.getByLabel('What was decided')
  const others = [
    { plain: 'One line\twith a tab' },
    { plain: 'Two\nlines', html: '<p>Two</p><p>lines</p>' },
    { plain: 'One\nTwo', html: '<table><tr><td>One</td></tr><tr><td>Two</td></tr></table>' },
    { plain: 'Words about\nit', html: '<p>Words about</p><table><tr><td>it</td></tr></table>' },
  ]
  for (const other of others) {
    await field.fill('')
    await paste(page, other)
    expect(await field.inputValue()).toBe(other.plain)
  }
  const question = page.getByLabel('Question')
  await question.fill('')
  await paste(page, { plain: 'a\tb' })
  expect(await question.inputValue()).toBe('a\tb')
  await page.context().close()
})

test('a table that was sent without script keeps its rows and columns, in a frame that moves by keyboard on a phone', async () => {
  const page = await opened({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
  await page.getByLabel('Question').fill('When do the rooms open?')
  const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'].join('\t')
  await page
    .getByLabel('What was decided')
    .fill(`Room\t${days}\nThe library\t8:00\t8:15\t8:30\t8:45\t9:00\nThe gym\t\t\t\t\t9:15`)
  await page.getByLabel('Method').selectOption('consent')
  await page.getByLabel('Review on').fill('2026-04-20')
  await page.getByRole('button', { name: 'Record the decision' }).click()
  await page.waitForURL(/decisions\/\d+(\?|$)/)
  const [address = ''] = page.url().split('?')
  await page.context().close()

  const phone = await opened({ viewport: { width: 390, height: 844 } })
  await phone.goto(address)
  const frame = phone.getByRole('region', { name: 'Table' })
  expect(await frame.getByRole('row').count()).toBe(3)
  expect(await frame.getByRole('row').nth(2).getByRole('cell').allInnerTexts()).toEqual([
    'The gym',
    '',
    '',
    '',
    '',
    '9:15',
  ])
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await frame.focus()
  const wide = await frame.evaluate((box) => box.scrollWidth - box.clientWidth)
  expect(wide).toBeGreaterThan(0)
  for (let n = 0; n < 12; n += 1) await phone.keyboard.press('ArrowRight')
  await phone.waitForFunction(() => (document.querySelector('.prose__table')?.scrollLeft ?? 0) > 0)
  await expectAccessible(phone)
  if (process.env.SHOTS)
    await phone.screenshot({ path: `${process.env.SHOTS}/table-390.png`, fullPage: true })
  await phone.context().close()
})
