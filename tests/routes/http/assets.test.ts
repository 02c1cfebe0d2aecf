import { mkdtempSync, readdirSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { expect, test } from 'vitest'
import { assets } from '../../../app/http/assets.server'
import { served } from '../../support/served'

const here = served('skein_demo')
const folder = 'build/client/assets'
const sizeOf = (name: string) => statSync(`${folder}/${name}`).size
const largest = () =>
  readdirSync(folder).reduce((most, one) => (sizeOf(one) > sizeOf(most) ? one : most))

function askAndLeave(path: string) {
  const { hostname, port } = new URL(here.server.url)
  return new Promise<void>((done) => {
    const asked = `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`
    const socket = connect(Number(port), hostname, () => socket.write(asked))
    socket.on('readable', () => socket.destroy())
    socket.on('close', () => done())
  })
}

/** How many files of the build the server holds open. */
function openFiles() {
  const place = `/proc/${here.server.process.pid}/fd`
  const files = readdirSync(place).map((one) => {
    try {
      return readlinkSync(`${place}/${one}`)
    } catch {
      return ''
    }
  })
  return files.filter((file) => file.includes(folder)).length
}

test.skipIf(process.platform !== 'linux')(
  'a file that nobody takes any more is let go',
  async () => {
    for (let n = 0; n < 40; n++) await askAndLeave(`/assets/${largest()}`)
    await expect.poll(openFiles).toBe(0)
  },
)

test('what the head of a page names is there, the icons of the manifest with it', async () => {
  const page = await (await fetch(`${here.server.url}/sign-in`)).text()
  const named = [...page.matchAll(/<link[^>]+href="(\/[^"]+)"/g)].map(([, path = '']) => path)
  const manifest = await (await fetch(`${here.server.url}/manifest.webmanifest`)).json()
  const icons = (manifest as { icons: { src: string }[] }).icons.map(({ src }) => src)
  expect(named).toEqual(expect.arrayContaining(['/manifest.webmanifest', '/skein-180.png']))
  for (const path of [...named, ...icons, '/robots.txt'])
    expect([path, (await fetch(here.server.url + path)).status]).toEqual([path, 200])
})

test.each(['bytes=5-1', 'bytes=-1', 'bytes=9-', 'bytes=999999999-', 'bytes=a-b, 1-2'])(
  'a file is sent whole, whatever part of it is asked for (%s)',
  async (range) => {
    const answer = await fetch(`${here.server.url}/skein.svg`, { headers: { Range: range } })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('</svg>')
  },
)

test('a file that another build has taken away ends its own answer, and nothing else', async () => {
  const own = mkdtempSync(join(tmpdir(), 'skein-assets-'))
  for (const name of ['gone.js', 'here.js']) writeFileSync(join(own, name), 'export {}')
  const server = express().use(assets(own)).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  rmSync(join(own, 'gone.js'))
  expect(
    await fetch(`${at}/gone.js`)
      .then((answer) => answer.text())
      .catch(() => 'cut off'),
  ).toBe('cut off')
  expect((await fetch(`${at}/here.js`)).status).toBe(200)

  await new Promise((done) => server.close(done))
  rmSync(own, { recursive: true })
})
