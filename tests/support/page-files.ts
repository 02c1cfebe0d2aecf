import { readFileSync } from 'node:fs'
import { mapRoutes } from '../../app/routes'
import type { Route } from '../../app/routes'

/**
 * The files that answer the pages of a school, under app/, without the two that lie around them
 * all.
 */
export const schoolFiles = () => routeFiles().inside

/** The files that answer all other pages. */
export const doorFiles = () => routeFiles().outside

function routeFiles() {
  const files = { inside: [] as string[], outside: [] as string[] }
  let isInside = false
  const route: Route = (path, file, options, children) => {
    const inner = typeof options === 'function' ? options : children
    if (!inner) files[isInside ? 'inside' : 'outside'].push(file)
    const was = isInside
    isInside ||= path === 's/:school'
    inner?.()
    isInside = was
  }
  mapRoutes(route)
  return files
}

/** The pages of a school by their name under app/routes, each with its source. */
export function schoolPages(): [string, string][] {
  return schoolFiles()
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => [file.replace(/^routes\/|\.tsx$/g, ''), readFileSync(`app/${file}`, 'utf8')])
}
