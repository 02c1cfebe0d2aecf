import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { paths } from '../../paths'
import { useSchool } from '../kit/school-context'
import { When } from '../kit/when'
import type { DecisionShown } from '../../domain/decisions/page'
import { stateWords } from '../../vocabulary/decisions'

type NoticesShown = Pick<DecisionShown, 'facts' | 'due' | 'isRevealed'> & {
  rules: DecisionShown['at']['rules']
  may: { review: boolean }
  isWithoutDecider: boolean
}

/**
 * What has to be said first of where it is: superseded, a draft, closed, secret, due for review.
 */
export function Notices({
  shown: { facts, rules, due, may: can, isRevealed, isWithoutDecider },
  of,
}: {
  shown: NoticesShown
  of: 'all' | 'what presses' | 'how it is'
}) {
  const { school, today } = useSchool()
  const notices: [string, ReactNode][] = []
  if (facts.supersededBy)
    notices.push([
      'superseded',
      <>
        This no longer holds:{' '}
        <Link to={paths.decision(school.slug, facts.supersededBy)}>
          decision {facts.supersededBy}
        </Link>{' '}
        superseded it.
      </>,
    ])
  if (facts.state === 'draft')
    notices.push([
      'draft',
      `A draft: ${facts.proposer} is still writing it. Members can read it; nobody is asked yet.`,
    ])
  if (facts.state === 'closing')
    notices.push([
      'closing',
      `It is closed for responses${facts.closedHow === 'at the deadline' ? ', at its deadline' : ''}. The outcome is still to come: those who decide write it down.`,
    ])
  if (isWithoutDecider)
    notices.push([
      'without',
      `Nobody who was to decide is here just now. ${facts.keeper}, or an administrator, may answer what was said and write down the outcome.`,
    ])
  if (facts.state === 'open' && rules?.secret)
    notices.push([
      'secret',
      'A secret ballot: the page says who has voted, never how. The count is shown after the close, from three ballots on, and cannot be tied to people then. It does not protect against someone who can read the database while the ballot is open, nor its backups from that time; and if all vote alike, the count says how.',
    ])
  else if (facts.state === 'open' && !isRevealed)
    notices.push([
      'together',
      'What people answer is shown to everyone together: at the close, or as soon as the proposal is amended and everyone is asked again. Until then you see who has been heard, not what they said.',
    ])
  if (due)
    notices.push([
      'due',
      <>
        Its review date has come (<When day={due.dueOn} today={today} />
        ).{' '}
        {due.amendedIn ? (
          <>
            It is being amended in{' '}
            <Link to={paths.decision(school.slug, due.amendedIn)}>decision {due.amendedIn}</Link>.
          </>
        ) : (
          can.review && (
            <>
              <Link to={paths.decisionAct(school.slug, facts.number, 'review')}>
                Keep it or end it
              </Link>
              , or{' '}
              <Link
                to={paths.proposeDecision(school.slug, {
                  supersedes: facts.number,
                  method: facts.method,
                })}
              >
                amend it
              </Link>
              .
            </>
          )
        )}
      </>,
    ])
  const asked = notices.filter(
    ([key]) => of === 'all' || pressing.has(key) === (of === 'what presses'),
  )
  return asked.map(([key, said]) => (
    <p key={key} className="notice" data-kind={pressing.has(key) ? 'watch' : 'info'}>
      {said}
    </p>
  ))
}

// What asks for someone; the others say how it is.
const pressing = new Set(['superseded', 'without', 'due'])

export function StateTag({
  facts: { state, outcome },
  reviewed,
}: {
  facts: DecisionShown['facts']
  reviewed: boolean
}) {
  const said = outcome ?? state
  return (
    <>
      <span className="tag" data-outcome={said.replace(' ', '-')}>
        {outcome ?? stateWords[state]}
      </span>
      {reviewed && (
        <>
          {' '}
          <span className="tag">reviewed</span>
        </>
      )}
    </>
  )
}
