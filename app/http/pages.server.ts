import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from '@remix-run/node'
import { asResponse } from './answers.server'

type Route = ServerBuild['routes'][string]
type Ask = (args: LoaderFunctionArgs & ActionFunctionArgs) => unknown

/**
 * The build, in which whatever a page throws becomes what `asResponse` makes of it: no page has to
 * think of a database that is away.
 */
export function withErrorsAnswered(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const { loader, action } = route.module
    const module = {
      ...route.module,
      ...(loader && { loader: answered(loader) }),
      ...(action && { action: answered(action) }),
    }
    return [id, { ...route, module }]
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

const answered =
  (ask: Ask): Ask =>
  async (args) => {
    try {
      return await ask(args)
    } catch (error) {
      throw asResponse(error, args.context)
    }
  }

/**
 * The part of the build that can answer an address. Remix ranks every route it is given again on
 * every request, so each room of the product (`/sign-in`, `/s/…/board`, `/s/…/decisions`) is given
 * its own few: those that begin as the address does.
 */
export function pagesOf(build: ServerBuild): (pathname: string) => ServerBuild {
  const rooms = new Map<string, ServerBuild>()
  const known = new Set(Object.values(build.routes).map((route) => roomOf(addressOf(build, route))))
  return (pathname) => {
    const asked = roomOf(pathname)
    const room = known.has(asked) ? asked : ''
    const found = rooms.get(room) ?? (room ? only(build, room) : build)
    rooms.set(room, found)
    return found
  }
}

/** `/s/harbor-ridge/people/…` and `/s/:school/people/:member` are both the room `s/people`. */
function roomOf(address: string) {
  const [first = '', second, third = ''] = address.toLowerCase().split('/').filter(Boolean)
  return first === 's' && second ? `s/${third}` : first
}

function only(build: ServerBuild, room: string): ServerBuild {
  const own = Object.values(build.routes).filter(
    (route) => route.path === '*' || roomOf(addressOf(build, route)) === room,
  )
  const kept = new Set(own.flatMap((route) => lineage(build.routes, route)).map(({ id }) => id))
  const pick = <R>(routes: Record<string, R>) =>
    Object.fromEntries(Object.entries(routes).filter(([id]) => kept.has(id)))
  return {
    ...build,
    routes: pick(build.routes),
    assets: { ...build.assets, routes: pick(build.assets.routes) },
  }
}

export function addressOf({ routes }: ServerBuild, route: Route) {
  return lineage(routes, route)
    .map(({ path = '' }) => path)
    .reverse()
    .filter(Boolean)
    .join('/')
}

export function lineage(routes: ServerBuild['routes'], route: Route | undefined): Route[] {
  return route ? [route, ...lineage(routes, routes[route.parentId ?? ''])] : []
}

/** The style sheets that every page has. */
export function looksOf({ assets }: ServerBuild) {
  return assets.routes.root?.css ?? []
}
