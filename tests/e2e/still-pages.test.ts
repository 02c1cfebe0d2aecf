import { expect, test } from 'vitest'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')
// What web.dev calls good of the cumulative layout shift.
const good = 0.1

test.each([1280, 390])('nothing moves when the fonts come late, at %i', async (width) => {
  const context = await here.browser.newContext({ viewport: { width, height: 800 } })
  const page = await context.newPage()
  await page.addInitScript(() => {
    const moved = (entry: PerformanceEntry) => (entry as PerformanceEntry & { value: number }).value
    const all = window as unknown as { shifted: number }
    all.shifted = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) all.shifted += moved(entry)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  await here.signIn(page, 'tom.okafor')
  const held: (() => void)[] = []
  await page.route('**/*.woff2', async (route) => {
    await new Promise<void>((let_) => held.push(let_))
    await route.continue()
  })
  for (const path of ['', '/board', '/initiatives/4', '/people']) {
    await (await context.newCDPSession(page)).send('Network.clearBrowserCache')
    await page.goto(`${here.server.url}/s/harbor-ridge${path}`, { waitUntil: 'domcontentloaded' })
    await expect.poll(() => held.length).toBeGreaterThan(1)
    await page.getByRole('heading', { level: 1 }).waitFor()
    for (const go of held.splice(0)) go()
    await page.evaluate(() => document.fonts.ready)
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    )
    const shifted = await page.evaluate(() => (window as unknown as { shifted: number }).shifted)
    expect([path, shifted < good ? 'still' : shifted]).toEqual([path, 'still'])
  }
  await context.close()
})
