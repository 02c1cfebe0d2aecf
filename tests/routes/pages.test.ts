import type { ServerBuild } from '@remix-run/node'
import { expect, test } from 'vitest'
import { pagesOf } from '../../app/http/pages.server'
import { described, found } from '../support/route-tree'
import type { Described } from '../support/route-tree'

const routes = described()
const build = { routes, assets: { routes } } as unknown as ServerBuild
const part = pagesOf(build)

function addressOf({ path = '', parentId }: Described): string {
  const above = parentId ? addressOf(routes[parentId] ?? { id: '' }) : ''
  return `${above}/${path
    .replaceAll(/:school\b/g, 'harbor-ridge')
    .replaceAll(/:\w+/g, '0190')
    .replace('?', '')
    .replace('*', 'nowhere')}`.replaceAll(/\/+/g, '/')
}

const addresses = [
  ...Object.values(routes).map(addressOf),
  '/S/harbor-ridge/Board',
  '/s/harbor-ridge/board/',
  '/s/harbor-ridge/nowhere',
  '/s/harbor-ridge/people/1/2/3/4/5',
  '/board',
  '/nowhere/at/all',
  '//s/harbor-ridge/board',
  '/s/harbor-ridge/bo%61rd',
  '/s',
]

test.each(addresses)('the room of %s finds the page that the whole house finds', (address) => {
  expect(found(part(address), address)).toEqual(found(build, address))
})

test('a room holds a few routes, whichever address asks', () => {
  const sizes = Object.values(routes).map(
    (route) => Object.keys(part(addressOf(route)).routes).length,
  )
  expect(Math.max(...sizes.filter((size) => size !== Object.keys(routes).length))).toBeLessThan(16)
})
