import { readFileSync, readdirSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { sentenceOf } from './refusals'

const refusing = new Set(['conflict', 'ensure', 'found', 'ensureComplete', 'Refusal'])

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

/** The sentences of a room, each in the parts that are between what is filled in. */
export function sentencesOf(room: string, isOurs = (_source: string) => true): string[][] {
  const files = readdirSync(`app/domain/${room}`).filter(
    (file) => file.endsWith('.ts') && isOurs(file),
  )
  return files.flatMap((file) => sentencesIn(readFileSync(`app/domain/${room}/${file}`, 'utf8')))
}

function sentencesIn(text: string) {
  const source = ts.createSourceFile('room.ts', text, ts.ScriptTarget.Latest, true)
  const found: string[][] = []
  const look = (node: ts.Node): void => {
    if (isRefusing(node)) found.push(...(node.arguments ?? []).flatMap(textsIn))
    else ts.forEachChild(node, look)
  }
  look(source)
  return found.filter((parts) => parts.join('').includes(' '))
}

const isRefusing = (node: ts.Node): node is ts.CallExpression | ts.NewExpression =>
  (ts.isCallExpression(node) || ts.isNewExpression(node)) && refusing.has(node.expression.getText())

function textsIn(node: ts.Node): string[][] {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [[node.text]]
  if (ts.isTemplateExpression(node))
    return [[node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]]
  const within: string[][] = []
  ts.forEachChild(node, (child) => void within.push(...textsIn(child)))
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
