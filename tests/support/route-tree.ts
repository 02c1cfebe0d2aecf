import { matchRoutes } from '@remix-run/react'
import { mapRoutes } from '../../app/routes'
import type { Route } from '../../app/routes'

export type Described = { id: string; parentId?: string; path?: string; index?: boolean }

/** Every route by its file under app/, as a build holds them. */
export function described() {
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

function tree(
  { routes: given }: { routes: object },
  parentId?: string,
): Parameters<typeof matchRoutes>[0] {
  const own = (Object.values(given) as Described[]).filter((route) => route.parentId === parentId)
  return own.map(({ id, path, index }) =>
    index ? { id, path, index } : { id, path, children: tree({ routes: given }, id) },
  )
}

/** The files that answer an address, from the outermost. */
export const found = (from: { routes: object }, address: string) =>
  matchRoutes(tree(from), address)?.map(({ route }) => (route as Described).id)
