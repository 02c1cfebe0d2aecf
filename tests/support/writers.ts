import type { Browser } from 'playwright-core'
import { openFirefox } from './firefox'
import { keysOf, openWebkit } from './webkit'
import type { Visitor } from './visitor'

/** A page of some browser, with someone at its keyboard. */
export type Tab = {
  goto: (url: string) => Promise<unknown>
  evaluate: <T>(expression: string) => Promise<T>
  keys: (text: string) => Promise<unknown>
}
type Desk = { tab: () => Promise<Tab>; close: () => Promise<unknown> }

const pairsOf = (visitor: Visitor) => visitor.cookie().split('; ').map((pair) => pair.split('=') as [string, string])

/** A Chromium in which someone is signed in, with as many tabs as are asked for. */
export async function atChromium(browser: Browser, visitor: Visitor, url: string): Promise<Desk> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 700 } })
  await context.addCookies(pairsOf(visitor).map(([name, value]) => ({ name, value, url, httpOnly: true })))
  const tab = async () => {
    const page = await context.newPage()
    return {
      goto: (to: string) => page.goto(to, { waitUntil: 'load' }),
      evaluate: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
      keys: (text: string) => page.keyboard.type(text),
    }
  }
  return { tab, close: () => context.close() }
}

export async function atFirefox(_: Browser, visitor: Visitor, url: string): Promise<Desk> {
  const firefox = await openFirefox()
  const domain = new URL(url).hostname
  for (const [name, value] of pairsOf(visitor)) {
    const cookie = { name, value: { type: 'string', value }, domain, httpOnly: true }
    await firefox.send('storage.setCookie', { cookie })
  }
  const tab = async () => {
    const { context, goto } = await firefox.tab()
    // In the page's own world, where what its scripts have made can be seen.
    const evaluate = async <T>(expression: string) => {
      const asked = { expression: `JSON.stringify(${expression} ?? null)`, target: { context }, awaitPromise: false }
      const { result } = (await firefox.send('script.evaluate', asked)) as { result: { value: string } }
      return JSON.parse(result.value) as T
    }
    return { goto, evaluate, keys: (text: string) => firefox.send('input.performActions', { context, actions: [keysOf(text)] }) }
  }
  return { tab, close: firefox.close }
}

/** It has one tab. */
export async function atWebkit(_: Browser, visitor: Visitor, url: string): Promise<Desk> {
  const webkit = await openWebkit()
  await webkit.goto(`${url}/healthz`)
  for (const [name, value] of pairsOf(visitor)) await webkit.holding(name, value)
  return { tab: async () => webkit, close: webkit.close }
}

/** Runs in the page: who writes there, in what, and whether all of it is still as it was. */
function seated() {
  type Field = HTMLInputElement | HTMLTextAreaElement
  type Seat = { fields: Field[]; folds: HTMLDetailsElement[]; top: number; scrolled: number }
  const page = globalThis as unknown as { seat: Seat }
  const kinds = 'textarea, input:not([type]), input[type=text], input[type=search], input[type=email], input[type=url]'
  // A line that looks for a name in a list has none itself: what is typed there changes the list.
  const isInSight = (field: Field) => field.name && field.checkVisibility() && !field.readOnly
  const topOf = (element: Element | null) => element?.getBoundingClientRect().top ?? 0
  return {
    /** Unfolds all there is, and tells how many fields can be written in. */
    begin() {
      const folds = [...document.querySelectorAll<HTMLDetailsElement>('main details')]
      for (const fold of folds) fold.open = true
      page.seat = { fields: [...document.querySelectorAll<Field>(kinds)].filter((field) => field.closest('main form') && isInSight(field)), folds, top: 0, scrolled: 0 }
      return page.seat.fields.length
    },
    sit(place: number) {
      const field = page.seat.fields[place]
      if (!field) return
      field.focus({ preventScroll: true })
      field.scrollIntoView({ block: 'center' })
      if (field.type !== 'email') field.setSelectionRange(field.value.length, field.value.length)
    },
    remember() {
      page.seat.top = topOf(document.activeElement)
      page.seat.scrolled = scrollY
    },
    /** What is not as it was; `words` is what stands at the end of each field by now, and of the last one. */
    look(words: string, last: string) {
      const { fields, folds, top, scrolled } = page.seat
      const end = fields.at(-1)
      const now = document.activeElement
      return [
        ...fields.filter((field) => !field.isConnected).map((field) => `${field.name} is another field`),
        ...fields.filter((field) => !field.value.endsWith(field === end ? last : words)).map((field) => `${field.name} holds ${field.value}`),
        ...(now === end ? [] : [`the focus is on ${now?.localName} ${now?.id}`]),
        ...(Math.abs(topOf(now) - top) <= 2 ? [] : [`moved from ${top} to ${topOf(now)}, scrolled from ${scrolled} to ${scrollY}`]),
        ...folds.filter((fold) => fold.isConnected && !fold.open).map((fold) => `closed ${fold.textContent?.slice(0, 40)}`),
      ]
    },
  }
}

const here = `(${String(seated)})()`
const [half, whole] = ['se', 'nt']

/** Begins a sentence in each field of a page, and stays in the last; answers how many there are. */
export async function begin(tab: Tab) {
  const many = await tab.evaluate<number>(`${here}.begin()`)
  for (let place = 0; place < many; place += 1) {
    await tab.evaluate(`${here}.sit(${place})`)
    await tab.keys(half)
  }
  await tab.evaluate(`${here}.remember()`)
  return many
}

/** Ends the sentence where the keys go, whatever came meanwhile; answers what is not as it was. */
export async function end(tab: Tab) {
  await tab.keys(whole)
  return tab.evaluate<string[]>(`${here}.look('${half}', '${half}${whole}')`)
}
