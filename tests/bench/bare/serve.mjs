// Remix's own server with its default settings, and the cards in memory before it begins.
import { readFileSync } from 'node:fs'
import { freePort } from '../../../db/embedded-process.mjs'
import { told } from '../told.mjs'

globalThis.benchCards = JSON.parse(readFileSync('.cache/bench/cards.json', 'utf8'))
const port = await freePort()
Object.assign(process.env, { PORT: String(port), HOST: '127.0.0.1' })
process.argv[2] = '.cache/bench/bare/server/index.js'
await import('@remix-run/serve/dist/cli.js')
const url = `http://127.0.0.1:${port}`
while (
  !(await fetch(url).then(
    ({ ok }) => ok,
    () => false,
  ))
)
  await new Promise((soon) => setTimeout(soon, 50))
told(url)
