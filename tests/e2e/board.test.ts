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

test('the board says what the keys do while the keyboard is on a card that they move', async () => {
  const { page, errors } = await boardIn('light', 1280)
  const keys = page.getByText('with Alt and an arrow key')
  const isSeen = async () => ((await keys.boundingBox())?.height ?? 0) > 20
  expect(await isSeen()).toBe(false)
  await page.locator('.narrow-down summary').focus()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('.card') !== null)).toBe(true)
  expect(await isSeen()).toBe(true)
  await page.locator('#i10 h3 a').focus()
  expect(await isSeen()).toBe(false)
  await page.locator('#i8 h3 a').click({ trial: true })
  expect(errors).toEqual([])
  await page.close()
})

test('of several presses in a row each moves the card on from where the one before left it', async () => {
  const { page, errors } = await boardIn('light', 1280)
  await page.locator(`#i6[draggable="true"]`).waitFor()
  await page.locator('#i6 h3 a').focus()
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft'])
    await page.keyboard.press(`Alt+${key}`)
  await page.getByText('Common planning time is now in pilot.').waitFor({ state: 'attached' })
  const moves = await here.sql<{ way: string }[]>`
    select from_stage || ' to ' || to_stage as way from stage_moves
    where initiative_id = (select id from initiatives where number = 6)
    order by moved_at desc limit 4`
  expect(moves.map(({ way }) => way)).toEqual([
    'extend to pilot',
    'embed to extend',
    'extend to embed',
    'pilot to extend',
  ])
  expect(errors).toEqual([])
  await page.close()
})

test('Alt and an arrow move a card, keep it in hand and say so; another open board sees it', async () => {
  const [priya, other] = [await boardIn('light', 1280), await boardIn('light', 1280)]
  await priya.page.locator(`#i3[draggable="true"]`).waitFor()
  await priya.page.locator('#i3 h3 a').focus()
  await priya.page.keyboard.press('Alt+ArrowRight')
  await priya.page.getByText('Restorative circles is now in extend.').waitFor({ state: 'attached' })
  await other.page.locator('[data-stage="extend"] #i3').waitFor()
  await expect
    .poll(() => priya.page.evaluate(() => document.activeElement?.closest('.card')?.id))
    .toBe('i3')
  expect([...priya.errors, ...other.errors]).toEqual([])
})

test('a card that another moves, or writes in, keeps the keyboard that is on it', async () => {
  const { page, errors } = await boardIn('light', 1280)
  const tom = await here.as('tom.okafor')
  const move = (read: string, stage: string) =>
    tom.post('/s/harbor-ridge/initiatives/6/move', { read, stage })
  const held = () => page.evaluate(() => document.activeElement?.textContent)
  const [{ stage = '' } = {}] = await here.sql<{ stage: string }[]>`
    select stage from initiatives where number = 6`
  for (const link of ['h3 a', 'a >> nth=1']) {
    await page.locator('#i6').locator(link).focus()
    const words = await held()
    await move(stage, 'idea')
    await page.locator('[data-stage="idea"] #i6').waitFor()
    await expect.poll(held).toBe(words)
    await move('idea', stage)
    await page.locator(`[data-stage="${stage}"] #i6`).waitFor()
    await expect.poll(held).toBe(words)
  }
  expect(errors).toEqual([])
  await page.close()
})

test('a card that was moved by a slip is brought back by one press', async () => {
  const { page, errors } = await boardIn('light', 1280)
  const card = page.locator('#i6[draggable="true"]')
  await card.waitFor()
  const stage = () =>
    card.evaluate((one) => one.closest('[data-stage]')?.getAttribute('data-stage'))
  const before = await stage()
  await card.locator('h3 a').press('Alt+ArrowLeft')
  const undo = page.getByRole('button', { name: 'Undo' })
  await undo.waitFor()
  expect(await stage()).not.toBe(before)
  await expectAccessible(page)
  await undo.click()
  await page.locator(`[data-stage="${before}"] #i6`).waitFor()
  expect(errors).toEqual([])
  await page.close()
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

test.each([
  ['light', 1280],
  ['dark', 390],
] as const)('what a column means is said whole, %s at %i', async (scheme, width) => {
  const { page } = await boardIn(scheme, width)
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('.board__column > *')]
      .filter((part) => {
        const inside = part.closest('.board__column')!.getBoundingClientRect()
        return (
          part.scrollWidth > part.clientWidth || part.getBoundingClientRect().right > inside.right
        )
      })
      .map((part) => part.textContent),
  )
  expect(cut).toEqual([])
  await page.close()
})

test('no column jumps when a card is picked up, and it is dropped far below the cards of a short one', async () => {
  const { page, errors } = await boardIn('light', 1280)
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('.board__column')].map((column) => {
        const { x, y, width, height } = column.getBoundingClientRect()
        return [x, y + scrollY, width, height].map(Math.round)
      }),
    )
  await page.locator('#i8[draggable="true"]').scrollIntoViewIfNeeded()
  const before = await places()
  await pickUp(page, '#i8')
  expect(await places()).toEqual(before)

  const idea = page.locator('[data-stage="idea"]')
  const [column, meaning] = [await idea.boundingBox(), await idea.locator('p').boundingBox()]
  const y = Math.min(880, (column?.y ?? 0) + (column?.height ?? 0) - 20)
  expect(y).toBeGreaterThan((meaning?.y ?? 0) + 300)
  await page.mouse.move((column?.x ?? 0) + 40, y, { steps: 8 })
  await page.locator('[data-stage="idea"][data-over]').waitFor()
  await page.mouse.up()
  await page.getByText('Cafeteria flow is now in idea.').waitFor({ state: 'attached' })
  expect(errors).toEqual([])
  await page.close()
})

test('a card that is dropped on Stopped leads to the form of its move, with Stopped chosen', async () => {
  const page = await here.browser.newPage({ viewport: { width: 1280, height: 900 } })
  await here.signIn(page, 'renata.osei')
  await page.goto(`${here.server.url}/s/harbor-ridge/board`)
  await pickUp(page, '#i2')
  const column = page.locator('[data-stage="stopped"]')
  await page.mouse.move(640, 890, { steps: 4 })
  await column.scrollIntoViewIfNeeded()
  await carryTo(page, 'stopped')
  await page.mouse.up()
  await page.waitForURL('**/initiatives/2/move?stage=stopped')
  await page.getByText('It is in extend now.').waitFor()
  expect(await page.getByRole('radio', { name: 'stopped' }).isChecked()).toBe(true)
  await page.getByLabel('Why, or the lesson').fill('Blocks of a day were too long.')
  await page.getByRole('button', { name: 'Move it' }).click()
  await page.waitForURL(/initiatives\/2(\?|$)/)
  await page.getByText('Blocks of a day were too long.', { exact: true }).waitFor()
  await page.close()
})

test('the form of a move that another made first keeps its words, and moves when it is sent again', async () => {
  const { page } = await boardIn('light', 1280)
  await page.goto(`${here.server.url}/s/harbor-ridge/initiatives/4/move`)
  await page.getByRole('radio', { name: 'paused' }).check()
  await page.getByLabel('Why').fill('Nobody has the time.')
  const tom = await here.as('tom.okafor')
  await tom.post('/s/harbor-ridge/initiatives/4/move', { read: 'extend', stage: 'embed' })
  await page.getByRole('button', { name: 'Move it' }).click()
  await page.getByRole('alert').getByText('Tom Okafor moved Attendance to embed today at').waitFor()
  await page.getByText('It is in embed now. The move').waitFor()
  expect(await page.getByLabel('Why').inputValue()).toBe('Nobody has the time.')
  expect(await page.getByRole('radio', { name: 'paused' }).isChecked()).toBe(true)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Move it' }).click()
  await page.locator('[data-stage="paused"] #i4').waitFor()
  await page.close()
})

test('without script, who comes back to the form of a move and sends it again undoes no other’s move', async () => {
  const context = await here.browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await here.signIn(page, 'priya.natarajan')
  const address = '/s/harbor-ridge/initiatives/1/move'
  const send = page.getByRole('button', { name: 'Move it' })
  await page.goto(here.server.url + address)
  await page.getByLabel('embed').check()
  await page.getByLabel('Why').fill('It holds.')
  await send.click()
  await page.waitForURL('**/board*')

  const tom = await here.as('tom.okafor')
  await tom.post(address, { read: 'embed', stage: 'paused' })
  await page.goBack()
  await send.click()
  await page.waitForURL('**/board*')
  const [now] = await here.sql<{ stage: string; moves: number }[]>`
    select stage, (
      select count(*)::int from stage_moves where initiative_id = i.id and reason = 'It holds.'
    ) as moves from initiatives i where number = 1`
  expect(now).toEqual({ stage: 'paused', moves: 1 })
  await context.close()
})

test('news in the middle of a drag waits until the card is let go; who dropped it is told who moved it first', async () => {
  const { page, errors } = await boardIn('light', 1280)
  const tom = await here.as('tom.okafor')
  await pickUp(page, '#i9')
  const news = page.waitForResponse((answer) =>
    answer.url().includes('_data=routes%2Fboard%2Fboard'),
  )
  for (const [number, read, stage] of [
    [9, 'pilot', 'idea'],
    [7, 'extend', 'embed'],
  ])
    expect(
      (
        await tom.post(`/s/harbor-ridge/initiatives/${number}/move`, {
          read: String(read),
          stage: String(stage),
        })
      ).status,
    ).toBe(303)
  await (await news).finished()

  await carryTo(page, 'extend')
  expect(await page.locator('[data-stage="extend"] #i7').count()).toBe(1)
  await page.mouse.up()
  await page.locator('[data-stage="embed"] #i7').waitFor()
  const told = page.getByRole('alert')
  await told.getByText('Tom Okafor moved Lead Learners fellowship to idea today at').waitFor()
  expect(await told.evaluate((line) => line.getBoundingClientRect().top)).toBeGreaterThan(0)
  await page.locator('[data-stage="idea"] #i9').waitFor()
  expect(errors.filter((error) => !error.includes('409'))).toEqual([])

  await pickUp(page, '#i9')
  await carryTo(page, 'extend')
  await page.mouse.up()
  await page.locator('[data-stage="extend"] #i9').waitFor()
  await told.waitFor({ state: 'detached' })
  await page.close()
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
