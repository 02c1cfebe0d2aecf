// What a written query says in full: `${…}` is a parameter, or a fragment that is put in its place,
// as the driver does it when the query runs.
import ts from 'typescript'

/**
 * @typedef {{ text: string, places: { at: number, from: number, isOwn: boolean }[] }} Query
 * `places` are where its pieces come from: a piece of its `Own` text sign by sign, others whole.
 */

/** What cannot be followed, and where. */
export class Lost extends Error {
  constructor(node) {
    super(`“${node.getText()}” cannot be followed: SQL is composed of what is written where it is.`)
    this.node = node
  }
}

/** Whether a node is SQL that is written out: a template of the driver's. */
export function isWritten(node, checker) {
  return ts.isTaggedTemplateExpression(node) && isOf(node.tag, checker, ['Sql', 'TransactionSql'])
}

/**
 * A query in each of its forms: where one of several fragments is chosen, the first form has the
 * first of each, the second the second. `met` is told every fragment.
 * @returns {Query[]}
 */
export function formsOf(tag, checker, met = () => {}) {
  const forms = []
  for (let nth = 0, most = 1; nth < most; nth += 1) {
    const composer = new Composer(checker, nth, met)
    composer.write(tag, new Map(), true)
    forms.push({ text: composer.text, places: composer.places })
    most = Math.max(most, composer.most)
  }
  return forms
}

class Composer {
  text = ''
  places = []
  most = 1
  parameters = 0

  constructor(checker, nth, met) {
    Object.assign(this, { checker, nth, met })
  }

  write({ template }, known, isOwn = false) {
    const [head, spans] = ts.isTemplateExpression(template)
      ? [template.head, template.templateSpans]
      : [template, []]
    this.add(head.text, head, isOwn)
    for (const { expression, literal } of spans) {
      if (isOwn) this.add('', expression)
      this.put(expression, known)
      this.add(literal.text, literal, isOwn)
    }
  }

  add(text, node, isOwn = false) {
    this.places.push({ at: this.text.length, from: node.getStart() + (isOwn ? 1 : 0), isOwn })
    this.text += text
  }

  put(expression, outer) {
    if (!isSql(expression, this.checker)) return this.parameter()
    const { node, known } = this.resolved(expression, outer)
    if (isWritten(node, this.checker)) return (this.met(node), this.write(node, known))
    if (ts.isArrayLiteralExpression(node))
      return node.elements.forEach((one) => ((this.text += ' '), this.put(one, known)))
    if (!ts.isCallExpression(node)) throw new Lost(expression)
    if (isOf(node.expression, this.checker, ['Sql', 'TransactionSql']))
      return this.name(node, known)
    if (node.expression.name?.text !== 'unsafe') throw new Lost(expression)
    this.text += this.said(node.arguments[0], known)
  }

  parameter() {
    this.text += this.list([''])
  }

  // sql()(…): a name, the values of a list, or the columns and values of rows.
  name(node, known) {
    const [what] = node.arguments
    const type = this.checker.getTypeAtLocation(what)
    if (!this.checker.isArrayType(type)) return (this.text += `"${this.said(what, known)}"`)
    const row = type.getNumberIndexType()
    if (row.flags & ts.TypeFlags.StringLike) return (this.text += `(${this.list([''])})`)
    const columns = row.getProperties().map(({ name }) => `"${name}"`)
    this.text += `(${columns.join(', ')}) values (${this.list(columns)})`
  }

  list(columns) {
    return columns.map(() => `$${(this.parameters += 1)}`).join(', ')
  }

  // The text of a string that is known while reading.
  said(expression, outer) {
    const { node, known } = this.resolved(expression, outer)
    if (ts.isStringLiteralLike(node)) return node.text
    const type = this.checker.getTypeAtLocation(node)
    if (type.isStringLiteral()) return type.value
    if (!ts.isTemplateExpression(node)) throw new Lost(node)
    const rest = node.templateSpans.map(
      ({ expression: one, literal }) => this.said(one, known) + literal.text,
    )
    return [node.head.text, ...rest].join('')
  }

  // What an expression comes to, followed through names, choices and functions of this house.
  resolved(expression, outer) {
    for (let [node, known] = [plain(expression), outer]; ;) {
      const next = this.step(node, known)
      if (!next) return { node, known }
      node = plain(next.node)
      known = next.known
    }
  }

  step(node, known) {
    if (ts.isConditionalExpression(node)) return { node: this.choice(branches(node)), known }
    if (ts.isIdentifier(node)) return this.meaning(node, known)
    if (ts.isElementAccessExpression(node) && ts.isObjectLiteralExpression(plain(node.expression)))
      return { node: this.choice(plain(node.expression).properties).initializer, known }
    return ts.isCallExpression(node) ? this.answer(node, known) : undefined
  }

  choice(list) {
    this.most = Math.max(this.most, list.length)
    return list[Math.min(this.nth, list.length - 1)]
  }

  meaning(node, known) {
    const symbol = this.symbolOf(node)
    const told = known.get(symbol)
    if (told) return told
    const { initializer } = symbol?.valueDeclaration ?? {}
    return initializer && { node: initializer, known }
  }

  symbolOf(node) {
    const symbol = this.checker.getSymbolAtLocation(node)
    return symbol && symbol.flags & ts.SymbolFlags.Alias
      ? this.checker.getAliasedSymbol(symbol)
      : symbol
  }

  answer(call, outer) {
    if (!ts.isIdentifier(call.expression)) return undefined
    const { node, known } = this.resolved(call.expression, outer)
    const made = ts.isIdentifier(node) ? this.symbolOf(node)?.valueDeclaration : node
    if (!made || !ts.isFunctionLike(made)) return undefined
    const given = new Map(known)
    made.parameters.forEach(({ name, initializer }, nth) => {
      const told = call.arguments[nth]
      const symbol = this.checker.getSymbolAtLocation(name)
      if (told) given.set(symbol, { node: told, known: outer })
      else if (initializer) given.set(symbol, { node: initializer, known })
    })
    return { node: this.choice(answersOf(made)), known: given }
  }
}

function answersOf({ body }) {
  if (!ts.isBlock(body)) return [body]
  const found = []
  const look = (node) => {
    if (ts.isReturnStatement(node)) found.push(node.expression)
    else if (!ts.isFunctionLike(node)) ts.forEachChild(node, look)
  }
  look(body)
  return found
}

const branches = (node) =>
  ts.isConditionalExpression(node)
    ? [node.whenTrue, node.whenFalse].flatMap((one) => branches(plain(one)))
    : [node]

function plain(node) {
  while (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node)
  )
    node = node.expression
  return node
}

function isSql(node, checker) {
  return isOf(node, checker, ['PendingQuery', 'Fragment', 'Helper'])
}

function isOf(node, checker, names) {
  const type = checker.getTypeAtLocation(node)
  const one = checker.isArrayType(type) ? checker.getTypeArguments(type)[0] : type
  return (one.types ?? [one]).every(({ symbol }) => names.includes(symbol?.name))
}
