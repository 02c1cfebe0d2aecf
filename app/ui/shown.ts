import type { ShouldRevalidateFunction } from '@remix-run/react'
import type { Topic } from '../words/topics'
import { isAnyWritten } from './writing'

/** What a page says of itself: the topics it is made of, and whether a browser may keep it until one of them changes or the day is over. */
export type Shown = { shows: readonly Topic[]; isKept?: true }

/** The handle of a page that is made of these topics: of news about others it takes no notice. */
export function shows(...topics: Topic[]): Shown {
  return { shows: topics }
}

/** The same, for a page on which nothing passes with the hour: it is answered as unchanged while none of these has changed. */
export function keeps(...topics: Topic[]): Shown {
  return { shows: topics, isKept: true }
}

/** The news that the page is asking anew for: topics, everything, or nothing while it asks for another reason. */
export type AskedFor = ReadonlySet<Topic> | 'everything' | undefined
let askedFor: AskedFor

/** Has the loaders run again for this news; which of them, the router decides while `revalidate` is called. */
export function askAnew(asked: AskedFor, revalidate: () => void) {
  askedFor = asked
  revalidate()
  askedFor = undefined
}

/** Whether a page of these topics is to ask anew; one that does not say what it shows always is. */
export function concerns(asked: AskedFor, shown: readonly Topic[] | undefined) {
  return asked === undefined || asked === 'everything' || !shown || shown.some((topic) => asked.has(topic))
}

/** For a part of a page: news of what only its other parts show leaves it alone, and whatever happens if it shows nothing. */
export function unlessElsewhere({ shows: own }: Shown): ShouldRevalidateFunction {
  return ({ defaultShouldRevalidate }) => defaultShouldRevalidate && (askedFor === undefined || (own.length > 0 && concerns(askedFor, own)))
}

/** For a page that is a form: while someone writes in it, news leaves it as it was read. */
export const unlessWriting: ShouldRevalidateFunction = ({ defaultShouldRevalidate }) =>
  defaultShouldRevalidate && (askedFor === undefined || !isAnyWritten())
