import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { Visitor } from './visitor'

const wholes = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const shells = [process.env.CHROMIUM, '/usr/bin/chromium-headless-shell']

// All pages are of one site: one process draws them, and reads the scripts they share once.
const alike = ['--process-per-site', '--renderer-process-limit=1']

const first = (places: (string | undefined)[]) => places.find((place) => place && existsSync(place))

/**
 * The Chromium that is installed; `npm test` sees to it that there is one. Unless the whole of it
 * is asked for, its engine without the windows, menus and profiles around it, where that is
 * installed: it draws and runs pages the same, and costs a third.
 */
export async function openBrowser({ isWhole = false, keepsPages = false } = {}): Promise<Browser> {
  const executablePath = (isWhole || keepsPages ? undefined : first(shells)) ?? first(wholes)
  if (!executablePath)
    throw new Error(
      'No Chromium was found; `npm test` installs one on Debian, or set CHROMIUM to its path.',
    )
  // Playwright switches off what every other Chromium does: to keep a page as it is, for Back.
  const ignoreDefaultArgs = keepsPages ? ['--disable-back-forward-cache'] : []
  const browser = await chromium.launch({
    executablePath,
    ignoreDefaultArgs,
    args: [...alike, '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  return Object.assign(browser, { newContext: patiently(browser.newContext.bind(browser)) })
}

// Its pages wait as long for a thing as all else in a test does.
const patiently =
  (newContext: Browser['newContext']): Browser['newContext'] =>
  async (options) => {
    const context = await newContext(options)
    context.setDefaultTimeout(100_000)
    return context
  }

let shared: Promise<Browser> | undefined

/**
 * The engine that all files of a worker share; it ends with the worker. Who opens contexts in it
 * closes them.
 */
export async function sharedBrowser() {
  if (!(await shared)?.isConnected()) shared = openBrowser()
  return shared as Promise<Browser>
}

/**
 * Someone signed in, in all pages of this one's context, as if they had filled in the form; that it
 * can be filled in has tests of its own. The page stays where it is.
 */
export async function signInAs(page: Page, base: string, email: string, password: string) {
  await sit(page.context(), await new Visitor(base).signIn(email, password), base)
}

/** Gives a context the session of a visitor. */
export function sit(context: BrowserContext, visitor: Visitor, url: string) {
  const held = visitor.held().map(([name, value]) => ({ name, value, url, httpOnly: true }))
  return context.addCookies(held)
}

/**
 * What the page's own policy forbids from now on, on every page that is opened; answers what was
 * forbidden since it was asked last.
 */
export async function policyOf(page: Page) {
  await page.addInitScript(() => {
    const forbidden: string[] = ((globalThis as { forbidden?: string[] }).forbidden = [])
    const hear = ({ effectiveDirective, blockedURI, sourceFile }: SecurityPolicyViolationEvent) =>
      forbidden.push(`the policy forbids ${effectiveDirective} ${blockedURI} in ${sourceFile}`)
    document.addEventListener('securitypolicyviolation', hear)
  })
  return () =>
    page.evaluate(() => (globalThis as { forbidden?: string[] }).forbidden?.splice(0) ?? [])
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Runs axe at WCAG 2.2 AA on the page as it stands; nothing may be found. */
export async function expectAccessible(page: Page) {
  expect(await foundByAxe(page), page.url()).toEqual([])
}

/** What hangs on the window and the theme; all else is the same in every look at one page. */
export const rulesOfLooks = [
  'color-contrast',
  'target-size',
  'link-in-text-block',
  'scrollable-region-focusable',
]

/**
 * What axe finds at WCAG 2.2 AA on the page as it stands; by these rules alone, where only they can
 * say something new.
 */
export async function foundByAxe(page: Page, only?: string[]) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  return page.evaluate(
    async (runOnly) => {
      const { axe } = globalThis as unknown as {
        axe: {
          run: (
            what: Document,
            how: object,
          ) => Promise<{
            violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
          }>
        }
      }
      const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] })
      return violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`)
            .join(' | ')}`,
      )
    },
    only ? { type: 'rule', values: only } : { type: 'tag', values: rules },
  )
}
