import type { Browser } from 'playwright-core'
import { sit } from './browser'
import { openFirefox } from './firefox'
import { altAnd, keysOf, openWebkit } from './webkit'
import type { Arrow } from './webkit'
import type { Visitor } from './visitor'

/** A page of some browser, with someone at its keyboard. */
export type Tab = {
  goto: (url: string) => Promise<unknown>
  evaluate: <T>(expression: string) => Promise<T>
  keys: (text: string) => Promise<unknown>
  /** Presses an arrow while Alt is held. */
  alt: (arrow: Arrow) => Promise<unknown>
}
type Desk = { tab: () => Promise<Tab>; close: () => Promise<unknown> }

/** A Chromium in which someone is signed in, with as many tabs as are asked for. */
export async function atChromium(browser: Browser, visitor: Visitor, url: string): Promise<Desk> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 700 } })
  await sit(context, visitor, url)
  const tab = async () => {
    const page = await context.newPage()
    return {
      goto: (to: string) => page.goto(to, { waitUntil: 'load' }),
      evaluate: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
      keys: (text: string) => page.keyboard.type(text),
      alt: (arrow: Arrow) => page.keyboard.press(`Alt+${arrow}`),
    }
  }
  return { tab, close: () => context.close() }
}

export async function atFirefox(_: Browser, visitor: Visitor, url: string): Promise<Desk> {
  const firefox = await openFirefox()
  await firefox.sit(visitor, url)
  const tab = async () => {
    const { context, goto } = await firefox.tab()
    // In the page's own world, where what its scripts have made can be seen.
    const evaluate = async <T>(expression: string) => {
      const asked = {
        expression: `JSON.stringify(${expression} ?? null)`,
        target: { context },
        awaitPromise: false,
      }
      const { result } = (await firefox.send('script.evaluate', asked)) as {
        result: { value: string }
      }
      return JSON.parse(result.value) as T
    }
    return {
      goto,
      evaluate,
      keys: (text: string) =>
        firefox.send('input.performActions', { context, actions: [keysOf(text)] }),
      alt: (arrow: Arrow) =>
        firefox.send('input.performActions', { context, actions: [altAnd(arrow)] }),
    }
  }
  return { tab, close: firefox.close }
}

/** It has one tab. */
export async function atWebkit(_: Browser, visitor: Visitor, url: string): Promise<Desk> {
  const webkit = await openWebkit()
  await webkit.goto(`${url}/healthz`)
  for (const [name, value] of visitor.held()) await webkit.holding(name, value)
  return { tab: async () => webkit, close: webkit.close }
}

/** Runs in the page: who writes there, in what, and whether all of it is still as it was. */
function seated() {
  type Field = HTMLInputElement | HTMLTextAreaElement
  type Seat = { fields: Field[]; folds: HTMLDetailsElement[]; top: number; scrolled: number }
  const page = globalThis as unknown as { seat: Seat }
  const kinds =
    'textarea, input:not([type]), input[type=text], input[type=search], input[type=email], input[type=url]'
  // A line that looks for a name in a list has none itself: what is typed there changes the list.
  const isInSight = (field: Field) => field.name && field.checkVisibility() && !field.readOnly
  const topOf = (element: Element | null) => element?.getBoundingClientRect().top ?? 0
  return {
    /**
     * Unfolds all there is, writes in each field, and stays in the last; tells how many there are.
     */
    begin(words: string) {
      const folds = [...document.querySelectorAll<HTMLDetailsElement>('main details')]
      for (const fold of folds) fold.open = true
      const fields = [...document.querySelectorAll<Field>(kinds)].filter(
        (field) => field.closest('main form') && isInSight(field),
      )
      page.seat = { fields, folds, top: 0, scrolled: 0 }
      for (const field of fields) {
        field.focus({ preventScroll: true })
        if (field.type !== 'email') field.setSelectionRange(field.value.length, field.value.length)
        if (field !== fields.at(-1)) document.execCommand('insertText', false, words)
      }
      fields.at(-1)?.scrollIntoView({ block: 'center' })
      return fields.length
    },
    /** Whether all that comes by itself has come: scripts, and fonts. */
    isSettled: () =>
      document.fonts.status === 'loaded' &&
      Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__react')),
    remember() {
      page.seat.top = topOf(document.activeElement)
      page.seat.scrolled = scrollY
    },
    /**
     * What is not as it was; `words` is what stands at the end of each field by now, and of the
     * last one.
     */
    look(words: string, last: string) {
      const { fields, folds, top, scrolled } = page.seat
      const end = fields.at(-1)
      const now = document.activeElement
      return [
        ...fields
          .filter((field) => !field.isConnected)
          .map((field) => `${field.name} is another field`),
        ...fields
          .filter((field) => !field.value.endsWith(field === end ? last : words))
          .map((field) => `${field.name} holds ${field.value}`),
        ...(now === end ? [] : [`the focus is on ${now?.localName} ${now?.id}`]),
        ...(Math.abs(topOf(now) - top) <= 2
          ? []
          : [`moved from ${top} to ${topOf(now)}, scrolled from ${scrolled} to ${scrollY}`]),
        ...folds
          .filter((fold) => fold.isConnected && !fold.open)
          .map((fold) => `closed ${fold.textContent?.slice(0, 40)}`),
      ]
    },
  }
}

const here = `(${String(seated)})()`
const [half, whole] = ['se', 'nt']

/**
 * Begins a sentence in each field of a page, and is in the middle of the last; answers how many
 * there are.
 */
export async function begin(tab: Tab) {
  const many = await tab.evaluate<number>(`${here}.begin('${half}')`)
  await tab.keys(half)
  while (!(await tab.evaluate<boolean>(`${here}.isSettled()`)))
    await new Promise((wait) => setTimeout(wait, 50))
  await tab.evaluate(`${here}.remember()`)
  return many
}

/** Ends the sentence where the keys go, whatever came meanwhile; answers what is not as it was. */
export async function end(tab: Tab) {
  await tab.keys(whole)
  return tab.evaluate<string[]>(`${here}.look('${half}', '${half}${whole}')`)
}
