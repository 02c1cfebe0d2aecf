import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

/** Where the compiler is told what it cannot see; each is the one file that knows the library. */
const allowed = [
  'app/forms/kit/schema-parts.ts',
  'app/ui/kit/conform.ts',
  'db/limits.ts',
  'db/schema/columns.ts',
  'db/school.ts',
]

const sources = ['app', 'db'].flatMap((top) =>
  readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(top, name)),
)

/**
 * Whether a type is one that fits everywhere: `never`, a list of it, or `unknown` on the way to
 * another.
 */
function isBlind(node: ts.Node): boolean {
  if (!ts.isAsExpression(node)) return false
  const type = ts.isArrayTypeNode(node.type) ? node.type.elementType : node.type
  const isOnTheWay = ts.isAsExpression(node.parent) && node.type === type
  return (
    type.kind === ts.SyntaxKind.NeverKeyword ||
    (type.kind === ts.SyntaxKind.UnknownKeyword && isOnTheWay)
  )
}

function hasBlindCast(path: string, text = readFileSync(path, 'utf8')) {
  if (!/\bas\s+(never|unknown)\b/.test(text)) return false
  const seen = (node: ts.Node): boolean =>
    isBlind(node) || Boolean(ts.forEachChild(node, (part) => seen(part) || undefined))
  return seen(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
}

test('no file casts past the compiler but those that know a library', () => {
  expect(sources.filter((path) => hasBlindCast(path)).toSorted()).toEqual(allowed)
})

test('a cast is found wherever it stands, and a word of prose is none', () => {
  for (const cast of ['f(x as never)', 'const a = [] as never[]', '<p a={b as unknown as C} />'])
    expect([cast, hasBlindCast('a.tsx', cast)]).toEqual([cast, true])
  for (const none of [
    '// over, as never before',
    'const a = b as unknown',
    "'as unknown as it is'",
  ])
    expect([none, hasBlindCast('a.tsx', none)]).toEqual([none, false])
})
