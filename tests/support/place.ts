import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser, sharedBrowser, sit } from './browser'
import type { Template } from './database'
import { served } from './served'
import type { How, Served } from './served'

export type Place = Served & {
  browser: Browser
  /** Signs someone of Harbor Ridge in, by the name in their e-mail, for all of a context. */
  signIn: (page: Page, name: string) => Promise<void>
}

/**
 * A database of its own, a server on it and a browser, for all tests of one file. Each is there
 * once the tests begin. The browser is shared with the files before and after, unless another than
 * the ordinary one is asked for; what was opened in it ends with the file.
 */
export function placeOf(
  template: Template,
  { before, env, ...kind }: How & Parameters<typeof openBrowser>[0] = {},
): Place {
  const isShared = !Object.values(kind).some(Boolean)
  const place = Object.assign(served(template, { before, env }), {
    signIn: async (page: Page, name: string) =>
      sit(page.context(), await place.as(name), place.server.url),
  }) as Place
  beforeAll(async () => {
    place.browser = await (isShared ? sharedBrowser() : openBrowser(kind))
  })
  afterAll(async () => {
    await Promise.all(place.browser?.contexts().map((context) => context.close()) ?? [])
    if (!isShared) await place.browser?.close()
  })
  return place
}
