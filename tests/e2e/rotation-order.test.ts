import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, policyOf } from '../support/browser'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')
const at = '/s/harbor-ridge/initiatives/2/plan'

async function open(more: { javaScriptEnabled?: boolean } = {}) {
  const context = await here.browser.newContext(more)
  const page = await context.newPage()
  await here.signIn(page, 'renata.osei')
  await page.goto(here.server.url + at)
  return page
}

const names = (page: Page) => page.locator('.order__name').allTextContents()
const days = (page: Page) => page.locator('.order__row time').count()
const press = (page: Page, label: string) => page.getByRole('button', { name: label }).click()

async function add(page: Page, ...people: string[]) {
  for (const name of people) {
    await page.getByLabel('Add someone').selectOption({ label: name })
    await press(page, 'Add')
  }
}

async function inAnOrder(...people: string[]) {
  const page = await open()
  await page.getByLabel('in this order').check()
  await page.locator('.order__add').waitFor()
  await add(page, ...people)
  return page
}

const planned = async () => {
  const rows = await here.sql<{ name: string }[]>`
    select m.name from rotation_order o join members m on (m.school_id, m.id) = (o.school_id, o.member_id)
    where o.plan_id = (select id from rotation_plans order by set_at desc, id desc limit 1) order by o.place`
  return rows.map(({ name }) => name)
}

test('people are put into an order by buttons, keys and hand, with the days they would lead, and it is saved as it is drawn', async () => {
  const page = await inAnOrder('Priya Natarajan', 'Tom Okafor', 'Jess Lindqvist', 'Hannah Weiss')
  const forbidden = await policyOf(page)
  await page.locator('[name=everyWeeks]').fill('2')
  expect(await names(page)).toEqual([
    'Priya Natarajan',
    'Tom Okafor',
    'Jess Lindqvist',
    'Hannah Weiss',
  ])
  await press(page, 'Move Priya Natarajan down')
  expect(await names(page)).toEqual([
    'Tom Okafor',
    'Priya Natarajan',
    'Jess Lindqvist',
    'Hannah Weiss',
  ])
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'Move Priya Natarajan down',
  )
  await page.keyboard.press('Alt+ArrowDown')
  expect(await names(page)).toEqual([
    'Tom Okafor',
    'Jess Lindqvist',
    'Priya Natarajan',
    'Hannah Weiss',
  ])
  await page.locator('[data-id]').nth(3).dragTo(page.locator('[data-id]').nth(0))
  await expect
    .poll(() => names(page))
    .toEqual(['Hannah Weiss', 'Tom Okafor', 'Jess Lindqvist', 'Priya Natarajan'])
  await press(page, 'Take Jess Lindqvist out of the order')
  await expect.poll(() => days(page)).toBe(3)
  await expect
    .poll(() => page.locator('.drawn__turn').allTextContents())
    .toContainEqual(expect.stringContaining('Hannah Weiss'))
  await expectAccessible(page)
  await press(page, 'Save the plan')
  await page.waitForURL(/initiatives\/2(\?|#|$)/)
  expect(await planned()).toEqual(['Hannah Weiss', 'Tom Okafor', 'Priya Natarajan'])
  expect(await forbidden()).toEqual([])
  await page.context().close()
})

test('an order that is not sent yet is kept over a reload, and let go by starting afresh', async () => {
  const page = await inAnOrder('Lena Brandvold')
  const before = await names(page)
  await page.reload()
  await expect.poll(() => names(page)).toEqual(before)
  await press(page, 'Start afresh')
  await expect.poll(() => names(page)).toEqual(before.slice(0, -1))
  await page.context().close()
})

test('without script the order is a line of fields, with free ones after the last', async () => {
  const page = await open({ javaScriptEnabled: false })
  await page.getByLabel('in this order').check()
  const places = page.locator('select[name^="order"]')
  const many = await places.count()
  await places.nth(many - 1).selectOption({ label: 'Dario Fuentes' })
  await press(page, 'Save the plan')
  expect((await planned()).at(-1)).toBe('Dario Fuentes')
  await page.context().close()
})
