import type { ShouldRevalidateFunction } from '@remix-run/react'
import { partsOf } from '../../vocabulary/topics'
import type { Topic, Word } from '../../vocabulary/topics'
import { isAnyWritten } from './form-state'

/** What a page is made of: a topic, or what it says of the page's own initiative alone. */
export type Part = Topic | `${Topic} here`

/**
 * What a page says of itself: its parts, and whether a browser may keep it until one of them
 * changes or the day is over.
 */
export type Shown = { shows: readonly Part[]; isKept?: true }

/** The handle of a page that is made of these parts: of news about others it takes no notice. */
export function shows(...parts: Part[]): Shown {
  return { shows: parts }
}

/**
 * The same, for a page on which nothing passes with the hour: it is answered as unchanged while
 * none of these has changed.
 */
export function keeps(...topics: Topic[]): Shown {
  return { shows: topics, isKept: true }
}

/**
 * The news that the page is asking anew for: its words, everything, or nothing while it asks for
 * another reason.
 */
export type AskedFor = ReadonlySet<Word> | 'everything' | undefined
let askedFor: AskedFor

/**
 * Has the loaders run again for this news; which of them, the router decides while `revalidate` is
 * called.
 */
export function askAnew(asked: AskedFor, revalidate: () => void) {
  askedFor = asked
  revalidate()
  askedFor = undefined
}

/**
 * Whether a page of these parts, about the initiative of this number, is to ask anew; one that does
 * not say what it shows always is.
 */
export function concerns(asked: AskedFor, shown: readonly Part[] | undefined, here?: number) {
  if (asked === undefined || asked === 'everything' || !shown) return true
  return [...asked].some((word) => shown.some((part) => isTold(part, { word, here })))
}

// Where the page does not say which initiative it is about, it may be any.
function isTold(part: Part, { word, here }: { word: Word; here: number | undefined }) {
  const { topic, number } = partsOf(word)
  const [own, isHere] = part.split(' ')
  return topic === own && (!isHere || number === undefined || here === undefined || number === here)
}

/**
 * For a part of a page: news of what only its other parts show leaves it alone, and whatever
 * happens if it shows nothing.
 */
export function unlessElsewhere({ shows: own }: Shown): ShouldRevalidateFunction {
  return ({ defaultShouldRevalidate }) =>
    defaultShouldRevalidate &&
    (askedFor === undefined || (own.length > 0 && concerns(askedFor, own)))
}

/** For a page that is a form: while someone writes in it, news leaves it as it was read. */
export const unlessWriting: ShouldRevalidateFunction = ({ defaultShouldRevalidate }) =>
  defaultShouldRevalidate && (askedFor === undefined || !isAnyWritten())
