import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openFirefox } from '../support/firefox'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo', { keepsPages: true })
const school = '/s/harbor-ridge'
const ofTheSchool = /Denise Abara|Jess Lindqvist|Harbor Ridge/

/**
 * Runs in every page: tells, with the time, what each frame shows of the school. What no frame
 * shows, nobody sees. The console is the one way out of a page that is about to be left; `watch`
 * hears it.
 */
function look() {
  const told = new Set<string>()
  const tell = (said: string) => {
    if (told.has(said)) return
    told.add(said)
    console.log(`look ${Date.now()} ${said}`)
  }
  const showAgain = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return
    told.clear()
    tell(`kept ${location.pathname}`)
  }
  addEventListener('pageshow', showAgain)
  const frame = () => {
    // What was told once is not read again: to read all words lays out the page.
    const said = `sees ${location.pathname}`
    const words = told.has(said) ? '' : (document.body?.innerText ?? '')
    if (/Denise Abara|Jess Lindqvist|Harbor Ridge/.test(words)) tell(said)
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}

/**
 * What was seen, and when; a page that comes back may tell again what it told before, with the time
 * of then.
 */
function watch() {
  const looks: { at: number; said: string }[] = []
  const hear = (text: string) => {
    const [, at, said] = /^look (\d+) (.*)/.exec(text) ?? []
    if (at && said) looks.push({ at: Number(at), said })
  }
  return {
    hear,
    since: (moment: number) => [
      ...new Set(looks.filter(({ at }) => at >= moment).map(({ said }) => said)),
    ],
  }
}

/** Signed in, with three pages of the school behind: Home, people and the board. */
async function afterLooking(context: BrowserContext) {
  const [page, { hear, since }] = [await context.newPage(), watch()]
  page.on('console', (message) => hear(message.text()))
  await page.addInitScript(look)
  await here.signIn(page, 'tom.okafor')
  for (const room of ['', '/people', '/board']) {
    await page.goto(`${here.server.url}${school}${room}`)
    await expect.poll(() => since(0)).toContain(`sees ${school}${room}`)
  }
  return { page, since }
}

async function signOut(page: Page) {
  await page.locator('.me > summary, .me > button').click()
  await page.getByText('Sign out').click()
  await page.waitForURL('**/sign-in?left=out')
}

const back = (page: Page) => page.goBack({ waitUntil: 'commit' })

test('Chromium: Back shows a page as it was, while its reader is signed in', async () => {
  const { page, since } = await afterLooking(await here.browser.newContext())
  const then = Date.now()
  await back(page)
  await expect.poll(() => since(then)).toEqual([`kept ${school}/people`, `sees ${school}/people`])
})

test('Chromium: after sign-out, Back shows nothing of the school and leads to sign-in', async () => {
  const { page, since } = await afterLooking(await here.browser.newContext())
  await signOut(page)
  const then = Date.now()
  for (const room of ['/board', '/people', '']) {
    await back(page)
    await page.waitForURL(`**/sign-in?next=${encodeURIComponent(school + room)}`)
  }
  expect(since(then).filter((said) => said.startsWith('sees'))).toEqual([])
})

test('Chromium: a page that was put away as its session ended elsewhere asks before it shows anything', async () => {
  const { page, since } = await afterLooking(await here.browser.newContext())
  await page.goto(`${here.server.url}/account`)
  await (await here.as('tom.okafor')).post('/account/sessions', { session: 'others' })
  const then = Date.now()
  await back(page)
  await page.waitForURL(`**/sign-in?next=${encodeURIComponent(`${school}/board`)}`)
  await expect.poll(() => since(then)).toEqual([`kept ${school}/board`])
})

test('Chromium: after sign-out without scripts, Back shows nothing of the school', async () => {
  const page = await (await here.browser.newContext({ javaScriptEnabled: false })).newPage()
  await here.signIn(page, 'tom.okafor')
  for (const room of ['', '/people', '/board'])
    await page.goto(`${here.server.url}${school}${room}`)
  await signOut(page)
  await page.waitForLoadState('networkidle')
  for (const _ of [1, 2, 3]) {
    await back(page)
    await page.waitForURL('**/sign-in?next=*')
    expect(await page.locator('body').innerText()).not.toMatch(ofTheSchool)
  }
})

test('Chromium: after sign-out in one tab the others show nothing any more, and lead to sign-in and back', async () => {
  const context = await here.browser.newContext()
  const { page } = await afterLooking(context)
  const [other, { hear, since }] = [await context.newPage(), watch()]
  other.on('console', (message) => hear(message.text()))
  await other.addInitScript(look)
  await other.goto(`${here.server.url}${school}/people`)
  await page.bringToFront()
  await signOut(page)
  const then = Date.now()
  await other.bringToFront()
  await other.waitForURL(`**/sign-in?next=${encodeURIComponent(`${school}/people`)}`)
  expect(since(then)).toEqual([])
})

test.each([true, false])(
  'Firefox, scripts %s: after sign-out, Back shows nothing of the school',
  async (javascript) => {
    const firefox = await openFirefox({ javascript })
    const [tab, { hear, since }] = [await firefox.tab(), watch()]
    try {
      firefox.onEvent((_, params) => hear(String((params as { text?: string }).text)))
      await firefox.send('session.subscribe', { events: ['log.entryAdded'] })
      if (javascript)
        await firefox.send('script.addPreloadScript', { functionDeclaration: String(look) })
      const visitor = await here.as('tom.okafor')
      await firefox.sit(visitor, here.server.url)
      for (const room of ['people', 'board']) {
        await tab.goto(`${here.server.url}${school}/${room}`)
        await expect.poll(tab.url).toContain(room)
        await expect.poll(tab.seen).toMatch(ofTheSchool)
        // Firefox puts no page away that is left before it was done.
        await expect.poll(() => tab.evaluate('document.readyState')).toBe('complete')
      }
      await tab.evaluate(`document.querySelector('form[action="/sign-out"] button').click()`)
      await expect.poll(tab.url).toContain('/sign-in?left=out')
      // What is put away is forgotten with the last of this page; a moment earlier the page behind
      // may still be there.
      await expect.poll(() => tab.evaluate('document.readyState')).toBe('complete')
      const then = Date.now()
      for (const room of ['/board', '/people']) {
        await tab.back()
        await expect.poll(tab.url).toContain(`/sign-in?next=${encodeURIComponent(school + room)}`)
        expect(await tab.seen()).not.toMatch(ofTheSchool)
      }
      expect(since(then).filter((said) => said.startsWith('sees'))).toEqual([])
    } finally {
      await firefox.close()
    }
  },
)
