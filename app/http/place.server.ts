import { calendarForms } from '../forms/calendar'
import { decidingForms } from '../forms/decisions'
import { actForms } from '../forms/initiatives'

const beside = ['healthz', 'readyz', 'assets', 'feeds', 'calendar', 'live']
const acts = [actForms, decidingForms, calendarForms].flatMap((forms) => Object.keys(forms))
const mostParts = 8

type Children = (() => void) | undefined
type Route = (
  path: string | undefined,
  file: string,
  options?: unknown,
  children?: () => void,
) => void

/**
 * An address as the log may name it: the words of our own routes, the acts, and the numbers of
 * things. Whatever else stood in it is left out, for it may name a person or open something.
 */
export function placesOf(mapRoutes: (route: Route) => void) {
  const words = new Set([...beside, ...acts])
  mapRoutes((path = '', _file, options, children) => {
    for (const part of path.split('/')) if (!/[:*]/.test(part)) words.add(part)
    const inner = (typeof options === 'function' ? options : children) as Children
    inner?.()
  })
  const named = (part: string) =>
    part === '' || words.has(part) || /^\d{1,6}$/.test(part) ? part : '…'
  return (path: string) => path.split('/').slice(0, mostParts).map(named).join('/')
}
