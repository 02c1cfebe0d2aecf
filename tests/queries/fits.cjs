// Whether what a query answers fits the rows that it is said to answer. SafeQL finds out what that
// is; asked itself, it would have every text a string, where the house knows the words it may be,
// and every function null.
const { definePlugin } = require('@ts-safeql/plugin-utils')
const ts = require('typescript')

module.exports = definePlugin({
  name: 'fits',
  package: './tests/queries/fits.cjs',
  setup: () => ({ onTarget: () => ({ typeCheck }) }),
})

const ofStrings = ['text', 'uuid', 'date', 'timestamptz', 'timestamp', 'int8', 'numeric', 'name']
const kinds = new Map([
  ...ofStrings.map((name) => [name, 'string']),
  ...['int2', 'int4', 'float4', 'float8'].map((name) => [name, 'number']),
  ['bool', 'boolean'],
])

function typeCheck({ node, output, checker, parser }) {
  const columns = node.columns.map((column, nth) => [
    column.name,
    { ...column, found: output.value[nth][1] },
  ])
  const [declared] = node.typeArguments?.params ?? []
  if (!declared) return untyped(node, columns)
  const type = checker.getTypeFromTypeNode(parser.esTreeNodeToTSNodeMap.get(declared))
  const row = type.getNumberIndexType()
  const why = row ? rowMisfit(columns, row, checker) : 'The type of a query is a list of rows.'
  return why && { message: `${why} The query answers ${rowsSaid(columns)}.`, node: declared }
}

// What nobody reads, or is void, needs no type.
function untyped({ parent }, columns) {
  const isUnread =
    parent.parent?.type === 'ExpressionStatement' || parent.property?.name === 'execute'
  if (isUnread || columns.every(([, { type }]) => type === 'void')) return undefined
  return { message: `The query does not say what it answers: ${rowsSaid(columns)}.` }
}

function columnMisfit({ type, isBare, found }, declared, name, checker) {
  const [others, nulls] = parts(declared)
  if (isBare && !nulls.length && others.length && isNullable(found)) return `${name} may be null.`
  if (/^jsonb?$/.test(type)) return misfit(found, declared, name, checker)
  const isList = type.startsWith('_')
  const one = isList ? others.flatMap((other) => elementsOf(other, checker)) : others
  const kind = kinds.get(type.replace(/^_/, '')) ?? 'object'
  const fits = isAny(declared) || one.some((other) => kindOf(other) === kind)
  return fits ? undefined : `${name} is ${type}, and not ${checker.typeToString(declared)}.`
}

function misfit(found, declared, name, checker) {
  const [others] = parts(declared)
  if (isAny(declared) || ['null', 'any', 'unknown'].includes(found.value)) return undefined
  if (found.kind === 'union')
    return found.value.map((one) => misfit(one, declared, name, checker)).find(Boolean)
  if (found.kind === 'literal') return misfit(found.base, declared, name, checker)
  if (found.kind === 'object') return rowMisfit(found.value, declared, checker, name, misfit)
  if (found.kind === 'array') {
    const list = others.find((one) => checker.isArrayType(one))
    if (list) return misfit(found.value, elementsOf(list, checker)[0], `${name}[]`, checker)
    return others.some((one) => checker.isTupleType(one)) ? undefined : `${name} is a list.`
  }
  const fits = others.some((one) => kindOf(one) === found.value)
  return fits ? undefined : `${name} is a ${found.value}.`
}

function rowMisfit(columns, declared, checker, name = 'row', fits = columnMisfit) {
  const wanted = new Map(
    parts(declared)[0]
      .flatMap((type) => type.getProperties())
      .map((property) => [property.name, property]),
  )
  for (const [column, found] of columns) {
    const property = wanted.get(column)
    if (!property) return `${name}.${column} is not in the type.`
    wanted.delete(column)
    const why = fits(found, checker.getTypeOfSymbol(property), `${name}.${column}`, checker)
    if (why) return why
  }
  const missing = [...wanted.values()].find(({ flags }) => !(flags & ts.SymbolFlags.Optional))
  return missing && `${name} has no ${missing.name}.`
}

const { Null, Undefined, AnyOrUnknown, StringLike, NumberLike, BooleanLike } = ts.TypeFlags

function parts(type) {
  const all = type.isUnion() ? type.types : [type]
  const isNothing = ({ flags }) => (flags & (Null | Undefined)) !== 0
  return [all.filter((one) => !isNothing(one)), all.filter(isNothing)]
}

function kindOf({ flags }) {
  if (flags & StringLike) return 'string'
  if (flags & NumberLike) return 'number'
  return flags & BooleanLike ? 'boolean' : 'object'
}

const isAny = ({ flags }) => (flags & AnyOrUnknown) !== 0
const elementsOf = (type, checker) =>
  checker.isArrayType(type) ? parts(checker.getTypeArguments(type)[0])[0] : []
const isNullable = ({ kind, value }) =>
  kind === 'union' && value.some((one) => one.value === 'null')

function rowsSaid(columns) {
  const said = columns.map(([name, { type, isBare, found }]) => {
    const list = type.startsWith('_') ? '[]' : ''
    const kind = kinds.get(type.replace(/^_/, '')) ?? 'unknown'
    return `${name}: ${kind}${list}${isBare && isNullable(found) ? ' | null' : ''}`
  })
  return `{ ${said.join('; ')} }[]`
}
