// The built server, from the one file that holds all of it.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Script } from 'node:vm'
import { root } from './ready.mjs'

export const whole = join(root, 'build/server/whole.cjs')
/** The thread that does work aside. */
export const aside = join(root, 'build/server/aside.cjs')
export const kept = join(root, 'build/server/whole.compiled')

/** What another V8 compiled is refused by this one, which then compiles by itself. */
export function compiled() {
  const script = new Script(readFileSync(whole, 'utf8'), {
    filename: whole,
    cachedData: existsSync(kept) ? readFileSync(kept) : undefined,
  })
  const run = () => {
    const module = { exports: {} }
    const url = pathToFileURL(whole).href
    script.runInThisContext()(module.exports, createRequire(whole), module, url)
    return module.exports
  }
  return { run, keep: () => script.createCachedData() }
}

export const built = () => compiled().run()
