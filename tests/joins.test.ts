import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { askingFolders } from './queries/folders'

const filesOf = (folder: string, ending: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => join(folder, name))

// What carries its school; of the views, those that have it as a column.
const views = ['free_seats', 'said_members', 'standing_allies', 'turns_by_day']
const tables = new Set([
  ...views,
  ...filesOf('migrations', /\.sql$/)
    .flatMap((path) => [
      ...readFileSync(path, 'utf8').matchAll(/create table (\w+) \(([\s\S]*?)\n\)/gi),
    ])
    .filter(([, , columns = '']) => /^\s*school_id uuid/m.test(columns))
    .map(([, name = '']) => name),
])

const keywords =
  'where|on|set|join|left|cross|order|group|inner|full|for|limit|union|returning|values|select|using|as|window|offset|and|or'
const named = new RegExp(
  String.raw`(?:\b(?:from|join|update|into|using)|,)\s+(?:lateral\s+)?(\w+)(?:\s+(?:as\s+)?(?!(?:${keywords})\b)(\w+))?(?=[\s,)\x60]|$)`,
  'g',
)
const ofSubquery = new RegExp(String.raw`\)\s+(?:as\s+)?(?!(?:${keywords})\b)(\w+)\b`, 'g')
const withName = /(?:with|,)\s+(\w+)\s+as\s+(?:materialized\s+)?\(/g
const compared =
  /(?<=\b(?:on|and|where|or)\s+|\(\s*)(\w+)\.(\w+) = (\w+)\.(\w+)(?=\s+(?:and|or|left|join|cross|where|order|group|union|limit|for|full|inner|returning)\b|\s*[),\x60]|\s*\$\{|$)/g

test('a join on a key of a school carries the school', () => {
  const sources = askingFolders.flatMap((top) => filesOf(top, /\.(ts|sql)$/))
  const found = sources.flatMap((path) =>
    queriesIn(readFileSync(path, 'utf8'), path)
      .flatMap(bareJoins)
      .map((one) => `${path}: ${one}`),
  )
  expect(found).toEqual([])
})

test('a join on an id alone is found where both sides are tables of a school', () => {
  expect(bareJoins('select from turns t join members m on m.id = t.member_id')).toHaveLength(1)
  expect(
    bareJoins('select from turns t where (\n t.id = o.id) and exists (select from offers o)'),
  ).toHaveLength(1)
  expect(bareJoins('select from turns where (turns.plan_id = rotation_plans.id)')).toEqual([])
  expect(
    bareJoins(
      'select from turns t, members m where (m.school_id, m.id) = (t.school_id, t.member_id)',
    ),
  ).toEqual([])
  expect(
    bareJoins('with led as (select 1) select from led l join members m on m.id = l.member_id'),
  ).toEqual([])
})

function queriesIn(text: string, path: string) {
  if (path.endsWith('.sql')) return [text]
  if (!/\bfrom \w+ \w+/.test(text)) return []
  const found: string[] = []
  const look = (node: ts.Node) => {
    if (ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node))
      found.push(node.getText())
    else ts.forEachChild(node, look)
  }
  look(ts.createSourceFile('it.ts', text, ts.ScriptTarget.Latest, true))
  return found
}

// A name that is also a subquery's somewhere in the query is left out.
function bareJoins(query: string) {
  const isOfSchool = new Map<string, boolean>()
  for (const [, table = '', name = table] of query.matchAll(named))
    isOfSchool.set(name, tables.has(table) && isOfSchool.get(name) !== false)
  for (const pattern of [ofSubquery, withName])
    for (const [, name = ''] of query.matchAll(pattern)) isOfSchool.set(name, false)
  return [...query.matchAll(compared)]
    .filter(([, one = '', key, other = '', otherKey]) => {
      const areTables = isOfSchool.get(one) && isOfSchool.get(other) && one !== other
      const keys = [key, otherKey]
      return areTables && keys.includes('id') && !keys.includes('school_id')
    })
    .map(([text]) => text)
}
