import type { DecisionShown } from '../../domain/decisions/page'
import { linesAPage, partOf } from '../../domain/paging'
import { asHtml } from '../../http/markdown.server'
import { beginningOf } from '../../vocabulary/beginnings'

// A page stays a page, however much was written: what is beyond is said to be, and stands whole in
// the decision's Markdown.

const mostLetters = 60_000
const fewest = 2

type Versions = DecisionShown['versions']
type Entry = DecisionShown['thread'][number]
type Heard = DecisionShown['responses'][number]

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

const most = 5
const begun = <T extends { body: string }>(one: T) => ({ ...one, body: beginningOf(one.body) })
const lettersOf = (texts: readonly string[]) => texts.reduce((sum, { length }) => sum + length, 0)
const bodiesOf = (list: readonly { body: string }[]) => list.map(({ body }) => body)
const keyOf = ({ id }: { id: string }) => id

/**
 * A page of a thread, the newest entries or those before `before`, each whole, or by how it begins
 * where that is very much; `earlier` is the key of the page before, `unanswered` counts them all.
 */
export function threadInShort<T extends Entry>(thread: readonly T[], before: string | undefined) {
  const part = partOf(thread.toReversed(), { after: before, size: linesAPage, keyOf })
  const entries = part.lines.toReversed()
  const texts = entries.flatMap((one) => bodiesOf([one, ...one.former, ...one.answers]))
  const isCut = lettersOf(texts) > mostLetters
  return {
    entries: isCut ? entries.map(entryInShort) : entries,
    isCut,
    earlier: part.next,
    isNewest: part.skipped === 0,
    unanswered: thread.filter(({ isUnanswered }) => isUnanswered).length,
  }
}

const entryInShort = <T extends Entry>(one: T) => ({
  ...begun(one),
  former: one.former.slice(0, most).map(begun),
  answers: one.answers.slice(-most).map(begun),
})

type Said = { options: readonly { meaning: string }[]; round: number; after: string | undefined }

/**
 * A page of what people said, from `after` on: the latest round first, and in it by the answers
 * that its method has; each whole, or by how it begins where that is very much. `unanswered` counts
 * them all.
 */
export function responsesInShort<T extends Heard>(
  responses: readonly T[],
  { options, round, after }: Said,
) {
  const placeOf = ({ choice }: T) => options.findIndex(({ meaning }) => meaning === choice)
  const said = responses
    .filter(({ choice }) => choice !== null)
    .toSorted((one, other) => other.round - one.round || placeOf(one) - placeOf(other))
  const part = partOf(said, { after, size: linesAPage, keyOf })
  const texts = part.lines.flatMap((one) => [
    ...[one, ...one.changes].map(({ reason }) => reason),
    ...bodiesOf(one.answers),
  ])
  const isCut = lettersOf(texts) > mostLetters
  const unanswered = said.filter(({ isUnanswered }) => isUnanswered)
  return {
    said: isCut ? part.lines.map(responseInShort) : part.lines,
    isCut,
    further: part.next,
    isFirst: part.skipped === 0,
    unanswered: {
      all: unanswered.length,
      before: unanswered.filter((one) => one.round < round).length,
    },
  }
}

const responseInShort = <T extends Heard>(one: T) => ({
  ...one,
  reason: beginningOf(one.reason),
  changes: one.changes
    .slice(-most)
    .map((change) => ({ ...change, reason: beginningOf(change.reason) })),
  answers: one.answers.slice(-most).map(begun),
})

type Objected = DecisionShown['objections'][number]
type Round = DecisionShown['rounds'][number]

/**
 * A page of the objections, from `after` on, each with its reason, or with how that begins where it
 * is very much.
 */
export function objectionsInShort<T extends Objected>(
  objections: readonly T[],
  after: string | undefined,
) {
  const part = partOf(objections, { after, size: linesAPage, keyOf })
  const isCut = lettersOf(part.lines.map(({ reason }) => reason)) > mostLetters
  return {
    objections: isCut
      ? part.lines.map((one) => ({ ...one, reason: beginningOf(one.reason) }))
      : part.lines,
    isCut,
    further: part.next,
    isFirst: part.skipped === 0,
  }
}

const mostSpeakers = 500

/** The newest rounds aloud with all their speakers, and how many came before them. */
export function roundsInShort<T extends Round>(rounds: readonly T[]) {
  let speakers = 0
  const shown = rounds
    .toReversed()
    .filter((one, place) => (speakers += one.speakers.length) <= mostSpeakers || place === 0)
  return { rounds: shown.toReversed(), earlier: rounds.length - shown.length }
}
