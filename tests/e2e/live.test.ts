import type { BrowserContext, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')
const board = '/s/harbor-ridge/board'
const contexts: BrowserContext[] = []
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})

/**
 * A browser of its own with someone signed in, who opens pages in it; what each page asks for is
 * written down.
 */
async function browserOf(name: string) {
  const context = await here.browser.newContext()
  contexts.push(context)
  const first = await context.newPage()
  await here.signIn(first, name)
  await first.close()
  return context
}

async function open(
  context: BrowserContext,
  address: string,
  { prepare }: { prepare?: (page: Page) => Promise<void> } = {},
) {
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await prepare?.(page)
  await page.goto(`${here.server.url}${address}`, { waitUntil: 'load', timeout: 20_000 })
  return {
    page,
    asked,
    streams: () => asked.filter((url) => url.endsWith('/live')).length,
    data: () => asked.filter((url) => url.includes('_data=')),
  }
}

type Opened = Awaited<ReturnType<typeof open>>

let renamed = 0

/** Changes the title of an initiative, in a transaction that tells its news. */
async function rename() {
  const title = `Quiet mornings ${++renamed}`
  await here.sql.begin(
    async (tx) => (
      await tx`update initiatives set title = ${title} where number = 1`,
      await tx`select tell()`
    ),
  )
  return { title }
}

const shows = ({ page }: Opened, text: string) =>
  page.getByText(text).first().waitFor({ timeout: 20_000 })

// As a browser does it when another tab is chosen.
const setHidden = ({ page }: Opened, isHidden: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (hidden ? 'hidden' : 'visible'),
    })
    document.dispatchEvent(new Event('visibilitychange'))
  }, isHidden)

test('eight pages of one browser share one stream, and each of them gets the news', async () => {
  const context = await browserOf('priya.natarajan')
  const pages: Opened[] = []
  for (let n = 0; n < 8; n++) pages.push(await open(context, board))
  expect(pages.map(({ streams }) => streams())).toEqual([1, 0, 0, 0, 0, 0, 0, 0])

  const { title } = await rename()
  await Promise.all(pages.map((page) => shows(page, title)))

  // The one that holds the stream is closed: another takes over, and tells the others.
  await pages.shift()?.page.close()
  const next = await rename()
  await Promise.all(pages.map((page) => shows(page, next.title)))
  expect(pages.reduce((sum, { streams }) => sum + streams(), 0)).toBe(1)
})

test('a page that is hidden closes its stream, hears nothing, and asks once when it is shown again', async () => {
  const context = await browserOf('priya.natarajan')
  const [one, other] = [await open(context, board), await open(context, board)]
  await expect.poll(() => one.streams() + other.streams()).toBe(1)
  await setHidden(one, true)
  await setHidden(other, true)
  // Another browser says when the news is there; by the second of two the first is everywhere.
  const elsewhere = await open(await browserOf('denise.abara'), board)
  const former = await rename()
  await shows(elsewhere, former.title)
  const { title } = await rename()
  await shows(elsewhere, title)
  for (const { page } of [one, other])
    for (const said of [former.title, title]) expect(await page.getByText(said).count()).toBe(0)

  await setHidden(other, false)
  await shows(other, title)
  await setHidden(one, false)
  await shows(one, title)
})

test('hidden while it holds the stream a page gives it to one that is shown, which misses nothing', async () => {
  const context = await browserOf('priya.natarajan')
  const [holds, shown] = [await open(context, board), await open(context, board)]
  expect([holds.streams(), shown.streams()]).toEqual([1, 0])
  await setHidden(holds, true)
  const { title } = await rename()
  await shows(shown, title)
  await expect.poll(() => [holds.streams(), shown.streams()]).toEqual([1, 1])
  expect(await holds.page.getByText(title).count()).toBe(0)
  await setHidden(holds, false)
  await shows(holds, title)
})

test('a browser without locks gives each page that is shown its own stream', async () => {
  const context = await browserOf('priya.natarajan')
  const prepare = async (page: Page) =>
    void (await page.addInitScript(() =>
      Object.defineProperty(navigator, 'locks', { value: undefined }),
    ))
  const pages = [await open(context, board, { prepare }), await open(context, board, { prepare })]
  await expect.poll(() => pages.map(({ streams }) => streams())).toEqual([1, 1])
  const { title } = await rename()
  await Promise.all(pages.map((page) => shows(page, title)))
})

test('each page asks at a moment of its own, within the time that the server gives all of them', async () => {
  const context = await browserOf('priya.natarajan')
  // A page that draws so late a moment asks sixty times as late as the last of the others.
  const prepare = async (page: Page) =>
    void (await page.addInitScript(() => (Math.random = () => 60)))
  const [late, other] = [await open(context, board, { prepare }), await open(context, board)]
  // By the second of two the first is everywhere.
  const former = await rename()
  await shows(other, former.title)
  const { title } = await rename()
  await shows(other, title)
  for (const said of [former.title, title]) expect(await late.page.getByText(said).count()).toBe(0)
  await shows(late, title)
})

test('a page takes no notice of news that it does not show, and of what it shows asks only for that part', async () => {
  const context = await browserOf('denise.abara')
  const [methods, contributions] = [
    await open(context, '/s/harbor-ridge/decisions/methods'),
    await open(context, '/s/harbor-ridge/contributions'),
  ]
  await contributions.page.waitForTimeout(1_000)
  const before = [methods.data().length, contributions.data().length]

  const renata = await here.as('renata.osei')
  await renata.post('/s/harbor-ridge/contributions/new', {
    kind: 'taught',
    text: 'Taught a lesson on geese',
    happenedOn: '2026-03-02',
  })
  await shows(contributions, 'Taught a lesson on geese')

  expect(
    contributions
      .data()
      .slice(before[1])
      .map((url) => new URL(url).searchParams.get('_data')),
  ).toEqual(['routes/contributions/contributions'])
  expect(methods.data()).toHaveLength(before[0] ?? 0)
})

test('a page that stands open when its session ends says so by itself', async () => {
  const context = await browserOf('priya.natarajan')
  const [stays, leaves] = [await open(context, board), await open(context, board)]
  await leaves.page.locator('summary').first().click()
  await leaves.page.getByText('Sign out').click()
  await stays.page.waitForURL(/sign-in/, { timeout: 20_000 })
})
