import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import { expect, test } from 'vitest'
import { pagesOf } from '../../app/http/pages.server'
import { mapRoutes } from '../../app/routes'
import type { Route } from '../../app/routes'

type Described = { id: string; parentId?: string; path?: string; index?: boolean }

function described() {
  const routes: Record<string, Described> = { root: { id: 'root' } }
  const under =
    (parentId: string): Route =>
    (path, file, options, children) => {
      const id = file.replace(/\.tsx?$/, '')
      const [given, inner] =
        typeof options === 'function' ? [{}, options] : [options ?? {}, children]
      routes[id] = { id, parentId, path, index: given.index }
      const outer = current
      current = id
      inner?.()
      current = outer
    }
  let current = 'root'
  mapRoutes((...words) => under(current)(...words))
  return routes
}

const routes = described()
const build = { routes, assets: { routes } } as unknown as ServerBuild
const part = pagesOf(build)

function tree(
  { routes: given }: { routes: object },
  parentId?: string,
): Parameters<typeof matchRoutes>[0] {
  const own = (Object.values(given) as Described[]).filter((route) => route.parentId === parentId)
  return own.map(({ id, path, index }) =>
    index ? { id, path, index } : { id, path, children: tree({ routes: given }, id) },
  )
}

const found = (from: { routes: object }, address: string) =>
  matchRoutes(tree(from), address)?.map(({ route }) => (route as Described).id)

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
