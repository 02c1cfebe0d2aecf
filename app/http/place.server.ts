import { calendarForms } from '../forms/calendar'
import { decidingForms } from '../forms/deciding'
import { actForms } from '../forms/initiatives'
import { mapRoutes } from '../routes'

/** An address as the log may name it: the words of our own routes and the numbers of things; whatever else stood there is left out. */
export function placeOf(path: string) {
  return path.split('/').slice(0, mostParts).map((part) => (part === '' || words.has(part) || /^\d{1,6}$/.test(part) ? part : '…')).join('/')
}

const mostParts = 8
const words = new Set(['healthz', 'readyz', 'assets', 'feeds', 'calendar', 'live', ...[actForms, decidingForms, calendarForms].flatMap((forms) => Object.keys(forms))])

mapRoutes((path = '', _file, options, children) => {
  for (const part of path.split('/')) if (!/[:*]/.test(part)) words.add(part)
  ;(typeof options === 'function' ? options : children)?.()
})
