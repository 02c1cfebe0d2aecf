import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const widest = 100
const longest = 250
const sources = ['app', 'db'].flatMap((top) =>
  readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|mjs|sql)$/.test(name))
    .map((name) => join(top, name)),
)

test('a file over 250 lines is two', () => {
  const lengths = sources.map((path) => [path, readFileSync(path, 'utf8').split('\n').length - 1])
  expect(lengths.filter(([, length]) => Number(length) > longest)).toEqual([])
})

type Span = { from: number; to: number }

/** Where sentences are, and patterns: what cannot be broken without being another. */
function unbroken(path: string, text: string) {
  const found: Span[] = []
  const look = (node: ts.Node) => {
    if (isSentence(node)) found.push({ from: node.getStart(), to: node.getEnd() })
    else ts.forEachChild(node, look)
  }
  look(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  return found
}

function isSentence(node: ts.Node) {
  if (ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node)) return !isSql(node)
  return ts.isStringLiteral(node) || ts.isJsxText(node) || ts.isRegularExpressionLiteral(node)
}

const tags = /^(sql|expression|pool|owner|tx|transaction)\b/
const beginning = /^`\s*(select|with|insert into|update|delete from|set local|create|drop)\b/

function isSql(node: ts.TemplateLiteral) {
  const { parent } = node
  return ts.isTaggedTemplateExpression(parent)
    ? tags.test(parent.tag.getText())
    : beginning.test(node.getText())
}

function wideLines(path: string, text = readFileSync(path, 'utf8')) {
  const isNarrow = text.split('\n').every(({ length }) => length <= widest)
  if (isNarrow) return []
  const spans = path.endsWith('.sql') ? [] : unbroken(path, text)
  let from = 0
  return text.split('\n').flatMap((line, at) => {
    const to = from + line.length
    const said = spans.reduce(
      (sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)),
      0,
    )
    from = to + 1
    return line.length - said > widest ? [`${path}:${at + 1}`] : []
  })
}

test('no line is wider than 100 columns, but for a sentence in it', () => {
  expect(sources.flatMap((path) => wideLines(path))).toEqual([])
})

test('a wide query is found wherever it is, and a long sentence is none', () => {
  const long = 'a.id, '.repeat(20)
  for (const query of [`sql()\`select ${long}\``, `[\`select ${long}\`]`, `f(sql\`${long}\`)`])
    expect([query, wideLines('a.ts', query)]).toEqual([query, ['a.ts:1']])
  expect(wideLines('a.sql', `select ${long}`)).toEqual(['a.sql:1'])
  for (const none of [`f('${long}')`, `f(\`${long}\`)`, `sentence\`\${a} ${long}\``, `/${long}/`])
    expect([none, wideLines('a.ts', none)]).toEqual([none, []])
})
