import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '../../paths'
import { useSchool } from '../kit/school-context'
import { When } from '../kit/when'
import type { DecisionsWaiting } from '../../domain/decisions/waiting-for-me'

type Line = { number: number; question: string }

/**
 * What in decisions waits for me: responses, objections to confirm, outcomes to record, criticism
 * to answer, reviews that are due.
 */
export function Deciding({
  waiting: { toRespond, toConfirm, toSettle, toAnswer, toReview },
}: {
  waiting: DecisionsWaiting
}) {
  const { today } = useSchool()
  if (![toRespond, toConfirm, toSettle, toAnswer, toReview].some(({ length }) => length))
    return null
  return (
    <section className="sheet">
      <h2>Decisions</h2>
      <ul className="news">
        {toRespond.map((one) => (
          <One key={`respond ${one.number}`} one={one}>
            waits for your response, by <When day={one.deadlineDay} today={today} />
            {one.isNudged && '; you were asked once more'}
          </One>
        ))}
        {toConfirm.map((one) => (
          <One key={`confirm ${one.number} ${one.version}`} one={one}>
            version {one.version} is offered as the integration of your objection: is it?
          </One>
        ))}
        {toSettle.map((one) => (
          <One key={`settle ${one.number}`} one={one}>
            is closed; its outcome is yours to record
          </One>
        ))}
        {toAnswer.map((one) => (
          <One key={`answer ${one.number}`} one={one}>
            {one.unanswered === 1
              ? 'one question or criticism is unanswered'
              : `${one.unanswered} questions and criticisms are unanswered`}
          </One>
        ))}
        {toReview.map((one) => (
          <One key={`review ${one.number}`} one={one}>
            its review has been due since <When day={one.dueOn} today={today} />: keep, amend or
            end?
          </One>
        ))}
      </ul>
    </section>
  )
}

function One({ one: { number, question }, children }: { one: Line; children: ReactNode }) {
  return (
    <li>
      <Link to={paths.decision(useSchool().school.slug, number)}>{question}</Link>
      <p>{children}</p>
    </li>
  )
}
