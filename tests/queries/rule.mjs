// SafeQL's rule, asked of every written query with its fragments in their places.
import * as safeql from '@ts-safeql/eslint-plugin'
import { createSyncFn } from 'synckit'
import ts from 'typescript'
import { formsOf, isWritten, Lost } from './composing.mjs'

const asked = safeql.rules['check-sql']
const describe = createSyncFn(new URL('./describing.mjs', import.meta.url))
const fragmentsOf = new WeakMap()

export const written = {
  meta: {
    ...asked.meta,
    messages: { ...asked.meta.messages, lost: '{{ why }}' },
  },
  create(context) {
    const { parserServices } = context.sourceCode
    const { program, esTreeNodeToTSNodeMap: nodes } = parserServices
    const checker = program.getTypeChecker()
    return {
      TaggedTemplateExpression(tag) {
        const node = nodes.get(tag)
        if (!isWritten(node, checker) || fragments(program, checker).has(node)) return
        try {
          for (const query of formsOf(node, checker)) ask(context, tag, query)
        } catch (error) {
          if (!(error instanceof Lost)) throw error
          context.report({ node: tag.tag, messageId: 'lost', data: { why: error.message } })
        }
      },
    }
  },
}

// SafeQL reads the text of the template alone; its places are told back as those in the file.
function ask(context, tag, { text, places }) {
  const quasi = {
    ...tag.quasi,
    expressions: [],
    range: [0, 0],
    quasis: [{ value: { raw: text }, tail: true }],
  }
  const getLocFromIndex = (index) => {
    const { at, from, isOwn } = places.findLast((place) => place.at <= index - 1) ?? places[0]
    return context.sourceCode.getLocFromIndex(isOwn ? from + index - 1 - at : from)
  }
  const sourceCode = having(context.sourceCode, { getLocFromIndex })
  asked.create(having(context, { sourceCode })).TaggedTemplateExpression({
    ...tag,
    quasi,
    columns: describe(context.options[0].connections[0].databaseUrl, text),
  })
}

const having = (thing, own) =>
  new Proxy(
    {},
    {
      get: (_, name) => {
        const value = name in own ? own[name] : thing[name]
        return typeof value === 'function' ? value.bind(thing) : value
      },
    },
  )

// What is composed into a query is no query.
function fragments(program, checker) {
  const known = fragmentsOf.get(program)
  if (known) return known
  const found = new Set()
  const look = (node) => {
    if (isWritten(node, checker)) {
      try {
        formsOf(node, checker, (fragment) => found.add(fragment))
      } catch (error) {
        if (!(error instanceof Lost)) throw error
      }
    }
    ts.forEachChild(node, look)
  }
  program
    .getSourceFiles()
    .filter((file) => !file.fileName.includes('node_modules'))
    .forEach(look)
  fragmentsOf.set(program, found)
  return found
}
