import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, test } from 'vitest'
import { refusalPage } from '../../app/http/refusal-page.server'

test('the way back from a form that was too long leads to a page of this site alone', async () => {
  const app = express()
  app.use((request, response) => void response.send(refusalPage(request, 'Too long.', [])))
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const here = `http://127.0.0.1:${port}`
  const wayFrom = async (path: string, from?: string) => {
    const headers = { accept: 'text/html', ...(from && { referer: from }) }
    const page = await (await fetch(here + path, { method: 'POST', headers })).text()
    return /<a href="([^"]*)"/.exec(page)?.[1]
  }
  expect(await wayFrom('/s/weir/invitations/list?a=1&b=2')).toBe(
    '/s/weir/invitations/list?a=1&amp;b=2',
  )
  expect(await wayFrom('/sign-up', `${here}/sign-in`)).toBe('/sign-in')
  expect(await wayFrom('/sign-up', 'http://evil.example/there')).toBe('/sign-up')
  expect(await wayFrom('//x//evil.example/')).toBe('/')
  expect(await wayFrom('/sign-up', `${here}//evil.example/`)).toBe('/')
  server.close()
})
