import { randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { get } from 'node:http'
import { expect, test } from 'vitest'
import { served } from '../../support/served'

const here = served('skein_demo')

/** The page as it travels, unpacked by us and not by the program that asks. */
async function packedPage(path: string, cookie: string) {
  const headers = { Cookie: cookie, Accept: 'text/html', 'Accept-Encoding': 'gzip' }
  const body = await new Promise<Buffer>((done, fail) => {
    get(here.server.url + path, { headers }, (answer) => {
      const parts: Buffer[] = []
      answer
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () => done(Buffer.concat(parts)))
    }).on('error', fail)
  })
  return gunzipSync(body).toString()
}

// Keys of forms, the policy's own word and the marks are new on each page.
const settled = (page: string) => page.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|nonce="[^"]*"/g, '')

test('each card stands in its own place, packed or not, whatever its title says', async () => {
  const title = `<!--${randomUUID()} 0--> “Ångström” 🧶 <b>`
  await here.sql`update initiatives set title = ${title} where number = 4`
  const priya = await here.as('priya.natarajan')
  const board = '/s/harbor-ridge/board'
  const plain = await (await priya.get(board, { 'Accept-Encoding': 'identity' })).text()
  const packed = await packedPage(board, priya.cookie())
  expect(settled(packed)).toBe(settled(plain))
  const cards = [...packed.matchAll(/id="i(\d+)"><h3><a href="[^"]*\/initiatives\/(\d+)"/g)]
  expect(cards.length).toBeGreaterThanOrEqual(9)
  expect(cards.filter(([, place, said]) => place !== said)).toEqual([])
  expect(packed).toContain('“Ångström” 🧶 &lt;b&gt;</a></h3>')
})
