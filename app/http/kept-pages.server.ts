import type { ServerBuild } from '@remix-run/node'
import type { Topic } from '../vocabulary/topics'
import { addressOf, lineage } from './pages.server'

type Shown = { shows?: readonly Topic[]; isKept?: boolean }

/**
 * The pages that a browser may keep until a topic of theirs, or of the frame around them, changes:
 * their topics, by the path asked for. Only pages of one address each can say so, that an address
 * is never taken for another page's.
 */
export function keptBy(build: ServerBuild): (pathname: string) => readonly Topic[] | undefined {
  const kept = new Map<string, Topic[]>()
  for (const route of Object.values(build.routes)) {
    if (!(route.module.handle as Shown | undefined)?.isKept) continue
    const address = `/${addressOf(build, route).replace(/^\/+/, '')}`
    if (address.replace('/s/:school', '').includes(':'))
      throw new Error(`${route.id} is kept, but stands at many addresses.`)
    kept.set(
      address,
      lineage(build.routes, route).flatMap(
        ({ module }) => (module.handle as Shown | undefined)?.shows ?? [],
      ),
    )
  }
  return (pathname) => kept.get(pathname.replace(/^\/s\/[^/]+/, '/s/:school'))
}
