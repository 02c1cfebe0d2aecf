import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { expectAccessible } from '../support/browser'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')

async function boardIn(colorScheme: 'light' | 'dark', width: number) {
  const page = await here.browser.newPage({ colorScheme, viewport: { width, height: 900 } })
  const errors: string[] = []
  page.on('console', (said) => said.type() === 'error' && errors.push(said.text()))
  page.on('pageerror', (error) => errors.push(error.message))
  await here.signIn(page, 'priya.natarajan')
  await page.goto(`${here.server.url}/s/harbor-ridge/board`)
  return { page, errors }
}

test.each([
  ['light', 1280],
  ['dark', 390],
] as const)(
  'the board is accessible, %s at %i, and does not scroll sideways',
  async (scheme, width) => {
    const { page } = await boardIn(scheme, width)
    await expectAccessible(page)
    if (process.env.SHOTS)
      await page.screenshot({
        path: `${process.env.SHOTS}/board-${scheme}-${width}.png`,
        fullPage: true,
      })
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0)
    await page.close()
  },
)

test('Alt and an arrow move a card, keep it in hand and say so; another open board sees it', async () => {
  const [priya, other] = [await boardIn('light', 1280), await boardIn('light', 1280)]
  await priya.page.locator(`#i3[draggable="true"]`).waitFor()
  await priya.page.locator('#i3 h3 a').focus()
  await priya.page.keyboard.press('Alt+ArrowRight')
  await priya.page.getByText('Restorative circles is now in extend.').waitFor({ state: 'attached' })
  await other.page.locator('[data-stage="extend"] #i3').waitFor()
  expect(await priya.page.evaluate(() => document.activeElement?.closest('.card')?.id)).toBe('i3')
  expect([...priya.errors, ...other.errors]).toEqual([])
})

test('a card is dragged to another column', async () => {
  const { page, errors } = await boardIn('light', 1280)
  await pickUp(page, '#i5')
  await carryTo(page, 'embed')
  await page.mouse.up()
  await page.getByText('Family engagement is now in embed.').waitFor({ state: 'attached' })
  await page.reload()
  await page.locator('[data-stage="embed"] #i5').waitFor()
  expect(errors).toEqual([])
})

test('news in the middle of a drag waits until the card is let go, and takes nothing out of the hand', async () => {
  const { page, errors } = await boardIn('light', 1280)
  const tom = await here.as('tom.okafor')
  await pickUp(page, '#i9')
  const told = page.waitForResponse((answer) =>
    answer.url().includes('_data=routes%2Fboard%2Fboard'),
  )
  for (const [number, stage] of [
    [9, 'idea'],
    [7, 'embed'],
  ])
    expect(
      (await tom.post(`/s/harbor-ridge/initiatives/${number}/move`, { stage: String(stage) }))
        .status,
    ).toBe(303)
  await (await told).finished()

  await carryTo(page, 'extend')
  expect(await page.locator('[data-stage="extend"] #i7').count()).toBe(1)
  await page.mouse.up()
  await page.locator('[data-stage="extend"] #i9').waitFor()
  await page.locator('[data-stage="embed"] #i7').waitFor()
  expect(errors).toEqual([])
})

async function pickUp(page: Page, card: string) {
  await page.locator(`${card}[draggable="true"]`).scrollIntoViewIfNeeded()
  const { x, y } = await middleOf(page, `${card} h3`)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 8, y + 8, { steps: 4 })
  await page.locator(`${card}[data-dragged]`).waitFor()
}

async function carryTo(page: Page, stage: string) {
  const column = `[data-stage="${stage}"]`
  const { x, y } = await middleOf(page, `${column} h2`)
  await page.mouse.move(x, y, { steps: 8 })
  await page.locator(`${column}[data-over]`).waitFor()
}

async function middleOf(page: Page, place: string) {
  const box = await page.locator(place).boundingBox()
  if (!box) throw new Error(`${place} is not in sight.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
