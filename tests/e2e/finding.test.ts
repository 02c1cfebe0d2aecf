import { beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { expectAccessible } from '../support/browser'
import { placeOf } from '../support/place'
import { raise, slug, token } from '../bench/schools'

const here = placeOf('skein_empty')
const school = `/s/${slug(1)}`

beforeAll(async () => {
  await raise(here.sql, { schools: 1, members: 230, initiatives: 130, turns: 4, decisions: 220 })
  await here.sql`update members set name = 'Zoë Ångström' where initials = 'M229'`
})

async function open(
  path: string,
  { width = 1280, scheme = 'light' as 'light' | 'dark', script = true } = {},
) {
  const context = await here.browser.newContext({
    colorScheme: scheme,
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
  })
  await context.addCookies([{ name: 'skein', value: token, url: here.server.url }])
  const page = await context.newPage()
  const errors: string[] = []
  page.on('console', (said) => said.type() === 'error' && errors.push(said.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(here.server.url + school + path)
  return { page, errors }
}

const shot = (page: Page, name: string) =>
  process.env.SHOTS ? page.screenshot({ path: `${process.env.SHOTS}/${name}.png` }) : undefined

test('one person is found by keyboard alone, stands as chosen, and is asked', async () => {
  const { page, errors } = await open('/initiatives/2/ask')
  const field = page.locator('input[role="combobox"]')
  await field.focus()
  await page.keyboard.type('angs')
  await page.getByRole('option', { name: /Zoë Ångström/ }).waitFor()
  await expectAccessible(page)
  await shot(page, 'finding-open')
  await page.keyboard.press('ArrowDown')
  expect(await field.getAttribute('aria-activedescendant')).toBe(
    await page.getByRole('option', { name: /Zoë Ångström/ }).getAttribute('id'),
  )
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Take Zoë Ångström away' }).waitFor()
  expect(await page.locator('input[name="to"]').inputValue()).toMatch(/e5$/)
  await page.keyboard.type('nobody called so')
  await page.getByText('Nobody and nothing is called so').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: /follow/ }).check()
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await page.waitForURL((url) => url.pathname === `${school}/initiatives/2`)
  expect(errors).toEqual([])
})

test.each([
  ['light', 1280],
  ['dark', 390],
] as const)('several are chosen and taken away again, %s at %i', async (scheme, width) => {
  const { page, errors } = await open('/initiatives/1/call', { scheme, width })
  await page.getByLabel('Those you name are asked.').check()
  for (const name of ['Zoë Ångström', 'Ada Member-5']) {
    await page.getByRole('combobox', { name: 'Whom you ask' }).fill(name)
    await page.getByRole('option', { name, exact: true }).click()
    await page.getByRole('button', { name: `Take ${name} away` }).waitFor()
  }
  expect(await page.locator('input[name="asked"]').count()).toBe(2)
  await page.getByRole('combobox', { name: 'Whom you ask' }).fill('member-1')
  await page.getByRole('option').first().waitFor()
  await expectAccessible(page)
  await shot(page, `finding-several-${scheme}-${width}`)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Take Zoë Ångström away' }).click()
  expect(await page.locator('input[name="asked"]').count()).toBe(1)
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
  ).toBeLessThanOrEqual(0)
  expect(errors).toEqual([])
})

test('the one who is not among those suggested for a lead is found by name, with the reason, and chosen', async () => {
  const { page, errors } = await open('/initiatives/2/hand-over')
  await page.getByRole('combobox', { name: 'Someone else' }).fill('zoe')
  await page.getByRole('option', { name: /Zoë Ångström/ }).click()
  expect(await page.getByRole('radio', { name: /Zoë Ångström/ }).isChecked()).toBe(true)
  await expectAccessible(page)
  expect(errors).toEqual([])
})

/** A page whose finders are held back until they are let in. */
async function openBeforeFinders(path: string) {
  const opened = await open('/board')
  let letIn = () => {}
  const wait = new Promise<void>((done) => (letIn = done))
  await opened.page.route(
    /\/finder-[^/]*\.js/,
    async (route) => (await wait, await route.continue()),
  )
  await opened.page.goto(here.server.url + school + path, { waitUntil: 'commit' })
  return { ...opened, letIn }
}

test.each([
  ['/initiatives/2/ask', 'select[name="to"]', 'to'],
  ['/contributions', 'select[name="person"]', 'person'],
])(
  'on %s who is in the plain field as the finder comes stays in it, with what they chose, and may type fast',
  async (path, plain, name) => {
    const { page, errors, letIn } = await openBeforeFinders(path)
    const id = await page.locator(`${plain} option:not([value=""])`).nth(3).getAttribute('value')
    await page.locator(plain).selectOption(id)
    await page.locator(plain).focus()
    letIn()
    await page.getByRole('button', { name: /^Take .* away$/ }).waitFor()
    expect(await page.locator(`input[name="${name}"]`).inputValue()).toBe(id)
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')))
      .toBe('combobox')
    await page.keyboard.type('angs')
    await page.getByRole('option', { name: /Zoë Ångström/ }).waitFor()
    expect(errors).toEqual([])
  },
)

test('who has opened the others as the finder comes stays there, with what they chose', async () => {
  const { page, errors, letIn } = await openBeforeFinders('/initiatives/2/hand-over')
  await page
    .locator('summary')
    .filter({ hasText: /^Someone else$/ })
    .click()
  const radio = page
    .locator('details')
    .filter({ hasText: 'Someone else' })
    .getByRole('radio')
    .nth(2)
  const id = await radio.inputValue()
  await radio.check()
  letIn()
  await page.getByRole('combobox', { name: 'Someone else' }).waitFor()
  expect(await page.locator(`input[type="radio"]:checked`).inputValue()).toBe(id)
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox')
  expect(errors).toEqual([])
})

test('without JavaScript names are leafed through and what was typed stays', async () => {
  const { page } = await open('/initiatives/2/ask', { script: false })
  await page.getByLabel('Why you thought of them').fill('You know the parents.')
  await page.getByRole('button', { name: /More names/ }).click()
  expect(await page.getByLabel('Why you thought of them').inputValue()).toBe(
    'You know the parents.',
  )
  expect(await page.getByRole('button', { name: /From the beginning/ }).count()).toBe(1)
  await shot(page, 'finding-without-script')
})

test.each([
  ['people', 1280, 'light'],
  ['people', 390, 'dark'],
  ['formation', 1280, 'dark'],
  ['needs-a-lead', 390, 'light'],
  ['fairness', 1280, 'light'],
  ['contributions', 390, 'dark'],
  ['decisions/propose?method=consent', 1280, 'light'],
  ['board', 1280, 'light'],
] as const)(
  'the page %s of a large school is accessible at %i in %s',
  async (path, width, scheme) => {
    const { page, errors } = await open(`/${path}`, { width, scheme })
    await page.waitForLoadState('networkidle')
    await expectAccessible(page)
    await shot(page, `large-${path.replace(/\W.*/, '')}-${scheme}-${width}`)
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0)
    expect(errors).toEqual([])
  },
)
