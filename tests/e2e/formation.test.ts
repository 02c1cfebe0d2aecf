import { beforeAll, expect, test } from 'vitest'
import { expectAccessible } from '../support/browser'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo', { before })
let formation = ''

beforeAll(() => void (formation = `${here.server.url}/s/harbor-ridge/formation`))

async function before(sql: typeof here.sql) {
  await sql`delete from terms`
  await sql`delete from closed_days`
  await sql`insert into terms (school_id, id, name, starts_on, ends_on) select id, gen_random_uuid(), 'First term', '2025-08-11', '2025-12-19' from schools`
  await sql`insert into closed_days (school_id, id, name, starts_on, ends_on) select id, gen_random_uuid(), 'Winter break', '2025-12-20', '2026-01-04' from schools`
}

type Look = { width?: number; colorScheme?: 'light' | 'dark'; javaScriptEnabled?: boolean }

async function signedIn({ width = 1280, ...look }: Look = {}) {
  const page = await here.browser.newPage({ viewport: { width, height: 800 }, ...look })
  const troubles: string[] = []
  page.on(
    'console',
    (message) => void (message.type() === 'error' && troubles.push(message.text())),
  )
  page.on('pageerror', (error) => void troubles.push(String(error)))
  await here.signIn(page, 'jess.lindqvist')
  return { page, troubles }
}

test.each([
  { width: 1280, colorScheme: 'light' as const },
  { width: 390, colorScheme: 'dark' as const },
])(
  'the ribbon and the calendar page are accessible and fit at $width px, $colorScheme',
  async (look) => {
    const { page, troubles } = await signedIn(look)
    await page.goto(`${here.server.url}/s/harbor-ridge`)
    const me = (await page.locator('.me a').first().getAttribute('href')) ?? ''
    for (const place of [me, `${me}/calendar`]) {
      await page.goto(here.server.url + place)
      for (const details of await page.locator('main details > summary').all())
        await details.click()
      await expectAccessible(page)
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
        place,
      ).toBeLessThanOrEqual(0)
    }
    await page.getByRole('button', { name: /Make/ }).first().click()
    await page.getByLabel('Your calendar address').waitFor()
    await expectAccessible(page)
    expect(await page.getByLabel('Your calendar address').inputValue()).toMatch(
      /^http.*\/feeds\/calendar\/[\w-]{43}\.ics$/,
    )
    expect(troubles).toEqual([])
    await page.close()
  },
)

test('the picture is one stop of the Tab key, and the arrows go from turn to turn, each said whole', async () => {
  const { page, troubles } = await signedIn()
  await page.goto(formation)
  const here = () =>
    page.evaluate(() => document.activeElement?.querySelector('small')?.textContent)
  await page.locator('.lanes__bar a').first().focus()
  await page.keyboard.press('ArrowRight')
  expect(await here()).toBe('Ike Palmer led, Oct 18, 2025 to Jan 16, asked')
  await page.keyboard.press('ArrowDown')
  expect(await here()).toBe('Zoe M. leads, Jan 17 to Mar 20, chosen, adult ally: Jess Lindqvist')
  await page.keyboard.press('ArrowDown')
  expect(await here()).toMatch(/^(Dario Fuentes|Luis Ortega) lea?d/)
  expect(
    await page.evaluate(
      () => getComputedStyle(document.activeElement?.querySelector('small') as Element).opacity,
    ),
  ).toBe('1')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('.lanes__bar'))).toBeNull()
  expect(troubles).toEqual([])
  await page.close()
})

test('on a phone every lane lies whole under its title, no word is cut, and in the table each cell says its column', async () => {
  const { page } = await signedIn({ width: 390 })
  await page.goto(formation)
  const lanes = await page.locator('.lanes__lane').evaluateAll((all) =>
    all.map((lane) => {
      const [label, track] = [
        lane.querySelector('.lanes__label')?.getBoundingClientRect(),
        lane.querySelector('.lanes__track')?.getBoundingClientRect(),
      ]
      return {
        isUnder: (track?.top ?? 0) >= (label?.bottom ?? 1) - 1,
        left: track?.left ?? -1,
        right: track?.right ?? 999,
      }
    }),
  )
  expect(lanes).toHaveLength(9)
  for (const { isUnder, left, right } of lanes)
    expect([isUnder, left >= 0, right <= 390]).toEqual([true, true, true])
  // Every other lead is made one without an end, which fades: a word stands whole before that, or
  // not at all.
  const cut = await page.locator('.lanes__name').evaluateAll((names) =>
    names.flatMap((name, place) => {
      const bar = name.closest<HTMLElement>('.lanes__bar')
      if (bar && place % 2) bar.dataset.open = ''
      const room = name.getBoundingClientRect()
      const end =
        room.right -
        (bar?.dataset.open === ''
          ? Math.min(
              2 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
              room.width / 4,
            )
          : 0)
      return [...name.childNodes].flatMap((word) => {
        const range = document.createRange()
        range.selectNodeContents(word)
        const text = range.getBoundingClientRect()
        return text.width && text.top < room.bottom - 3 && text.right > end + 0.5
          ? [word.textContent]
          : []
      })
    }),
  )
  expect(cut).toEqual([])
  await page.setViewportSize({ width: 320, height: 844 })
  const broken = await page.locator('.lanes__note').evaluateAll((notes) =>
    notes.flatMap((note) => {
      const range = document.createRange()
      range.selectNodeContents(note)
      return range.getClientRects().length > 1 ? [note.textContent] : []
    }),
  )
  expect(broken).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })

  await page.goto(`${formation}?as=table`)
  const table = page.getByRole('table')
  expect(
    await table.evaluate(
      (element) =>
        (element.parentElement?.scrollWidth ?? 0) - (element.parentElement?.clientWidth ?? 0),
    ),
  ).toBe(0)
  expect(
    await table
      .locator('tbody tr')
      .first()
      .locator('td')
      .evaluateAll((cells) =>
        cells.map(
          (cell) =>
            `${getComputedStyle(cell, '::before').content.split('"')[1] ?? ''} ${cell.textContent}`,
        ),
      ),
  ).toEqual([
    ' Tom Okafor',
    'From Aug 11, 2025',
    'To Oct 17, 2025',
    'State past',
    'How it came about offered',
  ])
  expect(await page.getByRole('rowheader').count()).toBe(9)
  await page.close()
})

test('without JavaScript the picture, its table and its filters are all there', async () => {
  const { page } = await signedIn({ javaScriptEnabled: false })
  await page.goto(formation)
  expect(await page.locator('.lanes__bar').count()).toBe(31)
  await page.getByLabel('Led by').selectOption({ label: 'Zoe M.' })
  await page.getByRole('button', { name: 'Show' }).click()
  expect(await page.locator('.lanes__lane').count()).toBe(2)
  await page.getByRole('link', { name: 'The same as a table' }).click()
  expect(await page.getByRole('rowheader').allInnerTexts()).toEqual([
    'One device per student',
    'Cafeteria flow',
  ])
  await page.close()
})

test('printed, the formation is one landscape page', async () => {
  const { page } = await signedIn()
  await page.goto(formation)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  const [, width, height] = /\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/.exec(pdf) ?? []
  expect(Number(width)).toBeGreaterThan(Number(height))
  await page.close()
})
