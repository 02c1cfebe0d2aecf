import { readFileSync, readdirSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { sentenceOf } from './refusals'

const refusing = new Set(['conflict', 'ensure', 'found', 'ensureComplete', 'Refusal', 'withRules'])

/**
 * What a room of the domain refuses, by the sentences in its sources: each is to be heard from an
 * act that is refused. Where a sentence has a name or a number in it, any will do. A room that
 * needs more than one file of tests says which of its sources are theirs.
 */
export function refusalsIn(room: string, isOurs = (_source: string) => true) {
  const heard: string[] = []
  return {
    /** Asks that an act is refused with exactly this sentence. */
    async refused(sentence: string, act: () => Promise<unknown>) {
      heard.push(sentence)
      expect(await sentenceOf(act())).toBe(sentence)
    },
    /** To be called last: the test that no sentence of the room was left out. */
    everyRefusalIsTried: () =>
      test('no refusal of the room is left out', () => {
        const left = sentencesOf(room, isOurs).filter(
          (parts) => !heard.some((sentence) => isSaid(parts, sentence)),
        )
        expect(left.map((parts) => parts.join('…'))).toEqual([])
      }),
  }
}

// The sentences of a room, each in the parts that are between what is filled in.
function sentencesOf(room: string, isOurs = (_source: string) => true): string[][] {
  const files = readdirSync(`app/domain/${room}`).filter(
    (file) => file.endsWith('.ts') && isOurs(file),
  )
  return files.flatMap((file) => sentencesIn(readFileSync(`app/domain/${room}/${file}`, 'utf8')))
}

function sentencesIn(text: string) {
  const source = ts.createSourceFile('room.ts', text, ts.ScriptTarget.Latest, true)
  const found: string[][] = []
  const named = constantsOf(source)
  const look = (node: ts.Node): void => {
    if (isRefusing(node))
      found.push(...(node.arguments ?? []).flatMap((argument) => textsIn(argument, named)))
    ts.forEachChild(node, look)
  }
  look(source)
  return found.filter((parts) => /[a-z] [a-z]/i.test(parts.join('')))
}

const isRefusing = (node: ts.Node): node is ts.CallExpression | ts.NewExpression =>
  (ts.isCallExpression(node) || ts.isNewExpression(node)) && refusing.has(node.expression.getText())

// What a file calls by a name is read where it is written.
const constantsOf = (source: ts.SourceFile) =>
  new Map(
    source.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => [...declarationList.declarations])
      .map(({ name, initializer }) => [name.getText(), initializer]),
  )

function textsIn(node: ts.Node, named: ReturnType<typeof constantsOf>): string[][] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [[node.text]]
  if (ts.isTemplateExpression(node))
    return [[node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]]
  if (ts.isBinaryExpression(node)) {
    const [left, right] = [
      textsIn(node.left, named)[0] ?? [''],
      textsIn(node.right, named)[0] ?? [''],
    ]
    return [[...left.slice(0, -1), `${left.at(-1)}${right[0]}`, ...right.slice(1)]]
  }
  if (ts.isCallExpression(node) && node.expression.getText() === 'keyOf') return []
  const constant = ts.isIdentifier(node) ? named.get(node.text) : undefined
  if (constant) return ts.isArrowFunction(constant) ? [] : textsIn(constant, named)
  if (ts.isArrowFunction(node)) return []
  const within: string[][] = []
  ts.forEachChild(node, (child) => void within.push(...textsIn(child, named)))
  return within
}

function isSaid(parts: string[], sentence: string) {
  let at = 0
  for (const part of parts) {
    const next = sentence.indexOf(part, at)
    if (next < 0) return false
    at = next + part.length
  }
  return sentence.startsWith(parts[0] ?? '') && sentence.endsWith(parts.at(-1) ?? '')
}
