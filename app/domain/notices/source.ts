import type { NoticeKind } from '../../vocabulary'
import type { Calendar } from '../calendar/calendar'

/**
 * Something one member is to be told, once: `key` names the occasion, and begins with "open" while
 * it is a question that someone can still answer. `dueOn` is the local day it is about, if it is
 * about one: until then it has to be among the occasions for as long as it is so.
 */
export type Occasion = {
  memberId: string
  kind: NoticeKind
  key: string
  sentence: string
  initiative?: number | null
  decision?: number | null
  dueOn?: string | null
  /** The local day of the act that it tells of, if it tells of one. */
  happenedOn?: string | null
}

/** The school's day as an occasion looks at it. */
export type Today = { today: string; timeZone: string; calendar: Calendar }

/** What happened more than two weeks ago is no news any more. */
export const newsDays = 14
