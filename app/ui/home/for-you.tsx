import { useSchool } from '../kit/school-context'
import { askedRows } from './asked-rows'
import {
  actionRows,
  barrierRows,
  decisionRows,
  dueDecisionRows,
  resetRows,
  seatRows,
} from './due-rows'
import type { MyUnderWay } from './due-rows'
import { AboutNotices, noticeRows } from './notices'
import { Rows } from './row'
import type { HomeRow } from './row'
import type { DecisionsWaiting } from '../../domain/decisions/waiting-for-me'
import type { Waiting } from '../../domain/home/waiting-for-me'
import type { ForMe } from '../../domain/notices/notices'

type Mine = {
  waiting: Waiting
  deciding: DecisionsWaiting
  underWay: MyUnderWay
  notices: ForMe
}

/** Everything that is there for me in one list. Nobody else sees it. */
export function ForYou({ lookedAt, ...mine }: Mine & { lookedAt: string }) {
  const { school, today } = useSchool()
  const { more } = mine.underWay
  const [toDo, told] = [toDoRows(school.slug, mine, today), mine.notices.fresh]
  return (
    <section className="sheet for-you">
      <h2>For you</h2>
      {!toDo.length && !told.length && <p className="quiet">Nothing waits for you.</p>}
      <Rows rows={[...toDo, ...noticeRows(school.slug, told)]} leads={toDo.length > 0} />
      {more > 0 && (
        <p className="quiet">
          {more === 1 ? '1 more action or barrier is' : `${more} more actions and barriers are`}{' '}
          shown once some of these are done.
        </p>
      )}
      <AboutNotices notices={mine.notices} lookedAt={lookedAt} />
    </section>
  )
}

// What someone waits for comes before what is due, each by its day; what is told comes last.
function toDoRows(slug: string, { waiting, deciding, underWay }: Mine, today: string) {
  const answers = [
    ...askedRows(slug, waiting),
    ...decisionRows(slug, deciding),
    ...resetRows(slug, underWay),
  ]
  const due = [
    ...dueDecisionRows(slug, deciding),
    ...actionRows(slug, underWay, today),
    ...barrierRows(slug, underWay),
    ...seatRows(slug, waiting),
  ]
  return [...answers.toSorted(byDay), ...due.toSorted(byDay)]
}

const noDay = '9999'
const byDay = (one: HomeRow, other: HomeRow) =>
  (one.day?.on ?? noDay).localeCompare(other.day?.on ?? noDay)
