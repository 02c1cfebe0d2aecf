import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { openBrowser } from './browser'
import { ownDatabase } from './database'
import { startServer } from './server'
import type { TestServer } from './server'

export type Place = {
  own: Awaited<ReturnType<typeof ownDatabase>>
  server: TestServer
  browser: Browser
}

/**
 * A database of its own, a server on it and a browser, for all tests of one file. Each is there
 * once the tests begin.
 */
export function placeOf(
  template: Parameters<typeof ownDatabase>[0],
  how: Parameters<typeof openBrowser>[0] = {},
): Place {
  const place = {} as Place
  beforeAll(async () => {
    place.own = await ownDatabase(template)
    place.server = await startServer(place.own.url)
    place.browser = await openBrowser(how)
  })
  afterAll(async () => {
    await place.browser?.close()
    await place.server?.stop()
    await place.own?.drop()
  })
  return place
}
