import type { DecisionShown } from '../../domain/decisions/page'
import { asHtml } from '../../http/markdown.server'

// A page stays a page, however much was written: what is beyond is said to be, and stands whole in
// the decision's Markdown.

const mostLetters = 60_000
const fewest = 2

type Versions = DecisionShown['versions']
type Thread = DecisionShown['thread']

/** The newest versions as they are read, and how many came before them. */
export function versionsInShort(versions: Versions) {
  let letters = 0
  const read = versions
    .toReversed()
    .filter(({ body }, place) => (letters += body.length) <= mostLetters || place < fewest)
  return {
    versions: read.toReversed().map(({ body, ...version }) => ({ ...version, html: asHtml(body) })),
    earlierVersions: versions.length - read.length,
  }
}

const begins = 600
const mostFormer = 5
const cut = (text: string) => (text.length > begins ? `${text.slice(0, begins)} …` : text)
const lettersOf = (bodies: readonly { body: string }[]) =>
  bodies.reduce((sum, { body }) => sum + body.length, 0)

/** A thread as it was written, or each part of it by how it begins where it is very long. */
export function threadInShort<T extends Thread[number]>(thread: readonly T[]) {
  const letters = thread.map((one) => lettersOf([one, ...one.former, ...one.answers]))
  if (letters.reduce((sum, one) => sum + one, 0) <= mostLetters)
    return { thread: [...thread], isThreadCut: false }
  return {
    thread: thread.map((one) => ({
      ...one,
      body: cut(one.body),
      former: one.former
        .slice(0, mostFormer)
        .map((former) => ({ ...former, body: cut(former.body) })),
      answers: one.answers.map((answer) => ({ ...answer, body: cut(answer.body) })),
    })),
    isThreadCut: true,
  }
}
