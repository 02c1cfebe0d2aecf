import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { alsoWrite, order, toTheRight } from './rooms'

const isSource = (name: string) => /\.tsx?$/.test(name)
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(isSource)
    .map((name) => join(folder, name))

/** The room of a file or import of a layer; of what lies beside the rooms, its own name. */
const roomOf = (layer: string, path: string) =>
  path
    .slice(layer.length + 1)
    .split('/')[0]!
    .replace(/\.tsx?$/, '')

type Import = { to: string; isOfTypes: boolean }

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8')
  return [
    ...text.matchAll(/(?:^(?:import|export) (type )?[^'"]*?from |import\()'(\.[^']+)'/gm),
  ].map(([, type, to = '']) => ({
    to: normalize(join(dirname(path), to)),
    isOfTypes: Boolean(type),
  }))
}

function against(layer: string, rooms: readonly string[]) {
  return filesIn(layer).flatMap((path) => {
    const own = rooms.indexOf(roomOf(layer, path))
    return importsOf(path)
      .filter(({ to }) => to.startsWith(`${layer}/`))
      .filter(({ to }) => rooms.indexOf(roomOf(layer, to)) > own)
      .map(({ to }) => `${path} → ${to}`)
  })
}

test('a room of domain imports from rooms to its left only', () => {
  expect(against('app/domain', order).filter((one) => !toTheRight.includes(one))).toEqual([])
})

test('an import to the right that is gone leaves the list', () => {
  const all = against('app/domain', order)
  expect(toTheRight.filter((one) => !all.includes(one))).toEqual([])
})

test('a room of ui imports from the kit, the timeline and rooms to its left only', () => {
  expect(against('app/ui', ['kit', 'timeline', ...order])).toEqual([])
})

test('every room has its place in the order', () => {
  const known = ['kit', 'timeline', ...order]
  const rooms = ['app/domain', 'app/ui'].flatMap((layer) =>
    filesIn(layer).map((path) => roomOf(layer, path)),
  )
  expect([...new Set(rooms)].filter((room) => !known.includes(room))).toEqual([])
})

test('ui takes nothing but types from domain', () => {
  const values = filesIn('app/ui').flatMap((path) =>
    importsOf(path)
      .filter(({ to, isOfTypes }) => to.startsWith('app/domain/') && !isOfTypes)
      .map(({ to }) => `${path} → ${to}`),
  )
  expect(values).toEqual([])
})

test('the README prints the order of the rooms', () => {
  const printed = /```\n(acting [^`]*)```/.exec(readFileSync('README.md', 'utf8'))?.[1]
  expect(printed?.split(/[\s←]+/).filter(Boolean)).toEqual(order)
})

/** The tables of the schema by the names that code gives them. */
const tables = new Map(
  filesIn('db/schema').flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/export const (\w+) = [\w.]+\(\s*'(\w+)'/g)].map(
      ([, name = '', table = '']) => [name, table] as const,
    ),
  ),
)

function tablesWritten(path: string) {
  const text = readFileSync(path, 'utf8')
  const built = [...text.matchAll(/\.(?:insert|update|delete)\((\w+)\)/g)]
  const said = [...text.matchAll(/\b(?:insert into|update|delete from|merge into) (\w+)\b/g)]
  const known = new Set(tables.values())
  return [
    ...built.map(([, name = '']) => tables.get(name)),
    ...said.map(([, table = '']) => table),
  ].filter((table): table is string => table !== undefined && known.has(table))
}

const written = new Set(
  filesIn('app/domain').flatMap((path) =>
    tablesWritten(path).map((table) => `${roomOf('app/domain', path)} writes ${table}`),
  ),
)

test('a table has one writing room, but for those that are still to ask it', () => {
  const own = [...written].filter((one) => !alsoWrite.includes(one))
  const tableOf = (one: string) => one.split(' ').at(-1)
  const twice = own.filter((one) => own.some((two) => two !== one && tableOf(two) === tableOf(one)))
  expect(twice).toEqual([])
})

test('who need not write a table any more leaves the list', () => {
  expect(alsoWrite.filter((one) => !written.has(one))).toEqual([])
})
