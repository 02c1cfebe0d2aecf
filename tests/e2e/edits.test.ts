import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '../support/browser'
import { placeOf } from '../support/place'
import { edited } from '../support/reading'

const here = placeOf('skein_demo')
const address = '/s/harbor-ridge/initiatives/3/edit'

async function open(options: BrowserContextOptions = {}) {
  const page = await (await here.browser.newContext(options)).newPage()
  await here.signIn(page, 'marcus.whitfield')
  await page.goto(here.server.url + address)
  return page
}

const name = (page: Page) => page.getByLabel('Name', { exact: true })
const send = (page: Page) => page.getByRole('button', { name: 'Save' })
const told = (page: Page) => page.getByRole('group', { name: /Renata Osei changed this to: Name/ })
const titleNow = async () =>
  (await here.sql<{ title: string }[]>`select title from initiatives where number = 3`)[0]?.title

async function renataChanges(title: string) {
  const renata = await here.as('renata.osei')
  expect((await edited(renata, address, { title })).status).toBe(303)
}

const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const

test.each(looks)(
  'without scripts both texts are on the page, and one is chosen with the keyboard ($width, $colorScheme)',
  async ({ width, colorScheme }) => {
    const page = await open({
      javaScriptEnabled: false,
      colorScheme,
      viewport: { width, height: 800 },
    })
    await renataChanges(`Circles of ${width}`)
    await name(page).fill(`Mine at ${width}`)
    await page.getByLabel('If we …').fill(`we sit down at ${width}`)
    await send(page).click()
    expect(await page.getByRole('alert').textContent()).toContain(
      'Renata Osei changed this too while you had it open.',
    )
    expect([await name(page).inputValue(), await page.getByLabel('If we …').inputValue()]).toEqual([
      `Mine at ${width}`,
      `we sit down at ${width}`,
    ])
    expect(await told(page).textContent()).toContain(`Circles of ${width}`)
    if (process.env.SHOTS)
      await page.screenshot({
        path: `${process.env.SHOTS}/other-edit-${width}-${colorScheme}.png`,
        fullPage: true,
      })

    await name(page).focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    expect(await told(page).getByRole('radio').first().isChecked()).toBe(true)
    await page.keyboard.press('Enter')
    await page.waitForURL(/initiatives\/3(\?|$)/)
    expect(await titleNow()).toBe(`Mine at ${width}`)
    await page.context().close()
  },
)

test.each(looks)(
  'with scripts news of the other text changes nothing that is being written, and the page is accessible ($width, $colorScheme)',
  async ({ width, colorScheme }) => {
    const page = await open({ colorScheme, viewport: { width, height: 800 } })
    await name(page).fill(`Typed at ${width}`)
    await renataChanges(`Told at ${width}`)
    // Its news has come by now, and the page goes on as it was read.
    await page.waitForTimeout(1_000)
    expect(await name(page).inputValue()).toBe(`Typed at ${width}`)
    await send(page).click()
    await told(page).waitFor()
    expect([await name(page).inputValue(), await titleNow()]).toEqual([
      `Typed at ${width}`,
      `Told at ${width}`,
    ])
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('form__refused')
    await expectAccessible(page)
    if (process.env.SHOTS)
      await page.screenshot({
        path: `${process.env.SHOTS}/other-edit-js-${width}-${colorScheme}.png`,
        fullPage: true,
      })

    await send(page).click()
    await expect.poll(() => page.getByRole('alert').count()).toBe(1)
    expect(await titleNow()).toBe(`Told at ${width}`)
    await told(page).getByLabel('Take Renata Osei’s').check()
    await send(page).click()
    await page.waitForURL(/initiatives\/3(\?|$)/)
    expect(await titleNow()).toBe(`Told at ${width}`)
    await page.context().close()
  },
)

test('a draft that comes back with its page is judged by what its writer had read', async () => {
  const page = await open()
  await name(page).fill('Drafted before')
  await renataChanges('Changed meanwhile')
  await page.reload()
  await page.getByText('We kept what you had typed.').waitFor()
  expect(await name(page).inputValue()).toBe('Drafted before')
  await send(page).click()
  await told(page).waitFor()
  expect(await titleNow()).toBe('Changed meanwhile')
  await told(page).getByLabel('Keep mine').check()
  await send(page).click()
  await page.waitForURL(/initiatives\/3(\?|$)/)
  expect(await titleNow()).toBe('Drafted before')

  await page.goto(here.server.url + address)
  await page.getByRole('button', { name: 'Save' }).waitFor()
  expect(await page.getByText('We kept what you had typed.').count()).toBe(0)
  expect(
    await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('marks'))),
  ).toEqual([])
  await page.context().close()
})

test.each([true, false])(
  'who asks after another did finds their words by what the form called them (scripts: %s)',
  async (javaScriptEnabled) => {
    const number = javaScriptEnabled ? 2 : 4
    const [lead] = await here.sql<{ id: string }[]>`
    select t.member_id as id from turns t join initiatives i on (i.school_id, i.id) = (t.school_id, t.initiative_id)
    where i.number = ${number} and t.role = 'lead' and t.during @> skein_now() order by t.seat limit 1`
    const [other] = await here.sql<{ id: string }[]>`select id from members where initials = 'SK'`
    const handOver = `/s/harbor-ridge/initiatives/${number}/hand-over?from=${lead?.id}`
    const page = await open({ javaScriptEnabled })
    await page.goto(here.server.url + handOver)
    await page.getByLabel('Where it stands').fill('Half of it stands.')
    await page.getByLabel('What comes next').fill('The other half.')
    await page.getByLabel('Why them').fill('They asked.')
    await page.locator('input[name="to"]:not([value=""]):visible').first().check()

    const renata = await here.as('renata.osei')
    const asked = {
      to: other?.id ?? '',
      stands: 'Stands.',
      next: 'Next.',
      choiceReason: 'Hers.',
      dueOn: '',
    }
    expect((await edited(renata, handOver, asked)).status).toBe(303)
    await page.getByRole('button', { name: 'Ask them' }).click()
    await page.getByRole('heading', { name: 'Nothing to do here now' }).waitFor()
    const words = (await page.locator('.trouble').last().textContent()) ?? ''
    for (const said of [
      'Where it stands',
      'Half of it stands.',
      'What comes next',
      'The other half.',
      'Why them',
      'They asked.',
    ])
      expect(words).toContain(said)
    if (javaScriptEnabled) await expectAccessible(page)
    await page.context().close()
  },
)
