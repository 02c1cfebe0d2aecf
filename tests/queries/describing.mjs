// What Postgres itself says of a query: the type of each column, and whether a column that may be
// null in its table may be so in the answer. Runs in a thread of its own, as ESLint does not wait.
import { parse } from 'libpg-query'
import postgres from 'postgres'
import { runAsWorker } from 'synckit'

const open = new Map()

runAsWorker(async (url, text) => {
  if (!open.has(url)) open.set(url, opened(postgres(url, { max: 1, onnotice: () => {} })))
  const { sql, types, tables } = await open.get(url)
  // What Postgres does not take, SafeQL reports.
  const told = await sql
    .unsafe(text, [], { prepare: true })
    .describe()
    .catch(() => ({}))
  if (!told.columns?.length) return []
  const [{ stmt }] = (await parse(text)).stmts
  const isBare = bareColumns(stmt.SelectStmt ?? {}, tables)
  return told.columns.map(({ name, type }, nth) => ({
    name,
    type: types.get(type) ?? 'unknown',
    isBare: isBare[nth] ?? false,
  }))
})

async function opened(sql) {
  const types = await sql`select oid::int, typname from pg_type`
  const tables = await sql`select relname from pg_class where relkind = 'r'`
  return {
    sql,
    types: new Map(types.map(({ oid, typname }) => [oid, typname])),
    tables: new Set(tables.map(({ relname }) => relname)),
  }
}

// A column of a table as it is there, cast or not, of which nothing asks that it is not null. Of
// views, functions and subqueries Postgres does not know it.
function bareColumns({ targetList = [], fromClause = [], whereClause, withClause }, tables) {
  const within = new Set(withClause?.ctes.map(({ CommonTableExpr }) => CommonTableExpr.ctename))
  const sources = new Map(fromClause.flatMap(rangesIn))
  const isOne = fromClause.length === 1 && sources.size === 1
  const asked = new Set(
    [whereClause, ...fromClause.flatMap(conditionsOf)].flatMap((one) => [...notNull(one)]),
  )
  return targetList.map(({ ResTarget: { val } }) => {
    const names = namesOf(val?.TypeCast?.arg ?? val)
    const source = names.length === 1 && isOne ? [...sources.keys()][0] : names[0]
    const table = sources.get(source)
    return tables.has(table) && !within.has(table) && !asked.has(names.at(-1))
  })
}

function rangesIn({ RangeVar, JoinExpr }) {
  if (JoinExpr) return [JoinExpr.larg, JoinExpr.rarg].flatMap(rangesIn)
  return RangeVar ? [[RangeVar.alias?.aliasname ?? RangeVar.relname, RangeVar.relname]] : []
}

function conditionsOf({ JoinExpr }) {
  if (!JoinExpr) return []
  const inner = JoinExpr.jointype === 'JOIN_INNER' ? [JoinExpr.quals] : []
  return [...inner, ...[JoinExpr.larg, JoinExpr.rarg].flatMap(conditionsOf)]
}

function notNull(node) {
  if (node?.NullTest?.nulltesttype === 'IS_NOT_NULL') return new Set(namesOf(node.NullTest.arg))
  if (node?.A_Expr && !/DISTINCT|NULLIF/.test(node.A_Expr.kind))
    return new Set([node.A_Expr.lexpr, node.A_Expr.rexpr].flatMap(strictly))
  if (!node?.BoolExpr) return new Set()
  const all = node.BoolExpr.args.map(notNull)
  if (node.BoolExpr.boolop === 'AND_EXPR') return new Set(all.flatMap((one) => [...one]))
  if (node.BoolExpr.boolop === 'OR_EXPR')
    return new Set([...all[0]].filter((name) => all.every((one) => one.has(name))))
  return new Set()
}

function strictly(node) {
  if (node?.A_Expr) return [node.A_Expr.lexpr, node.A_Expr.rexpr].flatMap(strictly)
  if (node?.RowExpr) return node.RowExpr.args.flatMap(strictly)
  return namesOf(node?.TypeCast?.arg ?? node)
}

const namesOf = (node) => node?.ColumnRef?.fields.map(({ String }) => String?.sval ?? '*') ?? []
