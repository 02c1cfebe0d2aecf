import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../support/browser'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')
let call = ''
let offer = ''

beforeAll(async () => {
  const { sql } = here
  call = (await sql<{ id: string }[]>`select id from calls where closed_at is null`)[0]?.id ?? ''
  offer =
    (
      await sql<
        { id: string }[]
      >`select o.id from offers o join initiatives i on (i.school_id, i.id) = (o.school_id, o.initiative_id) where i.number = 5 and o.answer is null`
    )[0]?.id ?? ''
})

async function opened({
  width,
  colorScheme,
  who,
}: {
  width: number
  colorScheme: 'light' | 'dark'
  who: string
}) {
  const page = await here.browser.newPage({ viewport: { width, height: 844 }, colorScheme })
  const troubles: string[] = []
  page.on(
    'console',
    (message) => void (message.type() === 'error' && troubles.push(message.text())),
  )
  page.on('pageerror', (error) => void troubles.push(String(error)))
  await here.signIn(page, who)
  return { page, troubles }
}

test.each([
  { width: 1280, colorScheme: 'light' as const },
  { width: 390, colorScheme: 'dark' as const },
])(
  'calls, offers and the choice are accessible and fit at $width px, $colorScheme',
  async ({ width, colorScheme }) => {
    const { page, troubles } = await opened({ width, colorScheme, who: 'renata.osei' })
    for (const place of [
      '8',
      `8/choose?call=${call}`,
      `8/offer?call=${call}`,
      `5/decline?offer=${offer}`,
    ]) {
      await page.goto(`${here.server.url}/s/harbor-ridge/initiatives/${place}`)
      await expectAccessible(page)
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        place,
      ).toBeLessThanOrEqual(0)
    }
    await page.goto(`${here.server.url}/s/harbor-ridge/initiatives/8/call`)
    await page.getByLabel('some', { exact: false }).check()
    await expectAccessible(page)
    expect(troubles).toEqual([])
    await page.close()
  },
)

test('a choice is made with the keyboard alone, and a missing line is said where one is', async () => {
  const { page, troubles } = await opened({ width: 1280, colorScheme: 'light', who: 'renata.osei' })
  await page.goto(`${here.server.url}/s/harbor-ridge/needs-a-lead`)
  await tabTo(page, 'Choose: Cafeteria flow')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/choose?**')

  await tabTo(page, 'Ray Tibbets')
  await page.keyboard.press('ArrowDown')
  await tabTo(page, 'Choose')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent ?? ''))
    .toContain('Ray Tibbets would be suggested first')

  await tabTo(page, 'Why')
  await page.keyboard.type('A student asks other questions.')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/initiatives/8')
  await expect
    .poll(() => page.getByText('A student asks other questions.').count())
    .toBeGreaterThan(0)
  expect(troubles.filter((trouble) => !trouble.includes('409'))).toEqual([])
  await page.close()
})

/** Presses Tab until what has the focus goes by this name. */
async function tabTo(page: Page, name: string) {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const { activeElement } = document
      const labels =
        activeElement instanceof HTMLInputElement
          ? [...(activeElement.labels ?? [])].map(({ textContent }) => textContent)
          : [activeElement?.textContent]
      return (labels.join(' ') ?? '').trim().replaceAll(/\s+/g, ' ')
    })
    if (focused.includes(name)) return
  }
  throw new Error(`Nothing called ${name} takes the focus.`)
}
