import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

// The arrows of the house: which room may import from which. A room may always import from itself.
const arrows: Record<string, string[]> = {
  'app/routes': [
    'app/http',
    'app/domain',
    'app/forms',
    'app/ui',
    'app/jobs',
    'app/paths',
    'app/vocabulary',
    'db/front-door',
  ],
  'app/http': ['app/domain', 'app/forms', 'app/jobs', 'app/paths', 'app/vocabulary', 'db'],
  'app/jobs': ['app/domain', 'app/http/config.server', 'app/paths', 'app/vocabulary', 'db'],
  'app/domain': ['db', 'app/vocabulary', 'app/forms'],
  'app/ui': ['app/domain', 'app/forms', 'app/paths', 'app/vocabulary'],
  'app/forms': ['app/vocabulary'],
  'app/paths': [],
  'app/vocabulary': [],
  db: ['app/vocabulary'],
}

const sources = ['app', 'db'].flatMap((top) =>
  readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name))
    .map((name) => join(top, name)),
)
const roomOf = (path: string) =>
  Object.keys(arrows).find(
    (room) => path === room || path.startsWith(`${room}/`) || path.startsWith(`${room}.`),
  )

function importsOf(path: string) {
  const text = readFileSync(path, 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, to = '']) =>
    normalize(join(dirname(path), to)),
  )
}

test('every import follows an arrow of the house', () => {
  const wrong = sources.flatMap((path) => {
    const room = roomOf(path)
    if (!room) return []
    const allowed = [room, ...(arrows[room] ?? [])]
    return importsOf(path)
      .filter(
        (to) =>
          /^(app|db)\//.test(to) &&
          !allowed.some(
            (place) =>
              to === place ||
              to.startsWith(`${place}/`) ||
              (place === 'app/ui' && to.startsWith('styles')),
          ),
      )
      .filter(() => path !== 'app/http/server.ts')
      .map((to) => `${path} → ${to}`)
  })
  expect(wrong).toEqual([])
})

test('only db/ touches the pool', () => {
  const wrong = sources.filter(
    (path) =>
      !path.startsWith('db/') &&
      path !== 'app/http/server.ts' &&
      importsOf(path).includes('db/connect') &&
      /\b(pool|openPool)\b/.test(readFileSync(path, 'utf8')),
  )
  expect(wrong).toEqual([])
})

test('only db/ knows the logins of the database', () => {
  expect(
    sources.filter(
      (path) => !path.startsWith('db/') && /\bloginsOf\b/.test(readFileSync(path, 'utf8')),
    ),
  ).toEqual([])
})

test('only app/jobs/ and db/jobs.ts know the queue', () => {
  const knowing = sources.filter((path) => readFileSync(path, 'utf8').includes("'graphile-worker'"))
  expect(knowing.filter((path) => !path.startsWith('app/jobs/') && path !== 'db/jobs.ts')).toEqual(
    [],
  )
})

test('no two files import each other in a circle', () => {
  const known = new Set(sources)
  const resolve = (to: string) =>
    [to, `${to}.ts`, `${to}.tsx`, `${to}/index.ts`].find((path) => known.has(path))
  const graph = new Map(
    sources.map((path) => [
      path,
      importsOf(path)
        .map(resolve)
        .filter((to): to is string => to !== undefined),
    ]),
  )
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (path: string, trail: string[]) => {
    if (trail.includes(path))
      return void circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    if (done.has(path)) return
    for (const to of graph.get(path) ?? []) walk(to, [...trail, path])
    done.add(path)
  }
  for (const path of sources) walk(path, [])
  expect(circles).toEqual([])
})
