import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { paths } from '../../paths'
import { Linked } from '../kit/linked'
import { useSchool } from '../kit/school-context'
import { When } from '../kit/when'
import { whoDecides } from './who-decides'
import { allySaid } from '../../vocabulary/allies'
import { timeInWords } from '../../vocabulary/dates'
import type { DecisionShown } from '../../domain/decisions/page'

type FactsShown = Pick<DecisionShown, 'facts' | 'counted' | 'reviews' | 'chain'> & {
  rule: string
  deciders: string[]
}

/** What is fixed about a decision, a line each. */
export function Facts({
  shown: { facts, rule, counted, reviews, deciders, chain },
}: {
  shown: FactsShown
}) {
  const { school, today } = useSchool()
  // What is open says these above all.
  const isOpen = facts.state === 'open'
  const day = (value: string | null) => value && <When day={value} today={today} />
  const rows: [string, ReactNode][] = [
    ['Tally', !counted && facts.tally],
    [
      'Method',
      !isOpen &&
        (facts.inTheRoom ? (
          facts.method
        ) : (
          <>
            {facts.method}. <span className="quiet">{rule}</span>
          </>
        )),
    ],
    ['Who decides', !isOpen && whoDecides(facts, deciders)],
    ['Decides for the team', facts.authority !== 'decides' && deciders.join(', ')],
    [
      'Proposed by',
      facts.keeper === facts.proposer ? withAlly(facts.proposer, facts.keeperAlly) : facts.proposer,
    ],
    ['Responsible', facts.keeper !== facts.proposer && withAlly(facts.keeper, facts.keeperAlly)],
    [
      'Respond by',
      facts.state === 'draft' && (
        <>
          {day(facts.deadlineDay)}, at {timeInWords(facts.deadlineTime ?? '')}
        </>
      ),
    ],
    ['Decided', day(facts.decidedOn)],
    ['Review', !reviews.length && day(facts.reviewOn)],
    ...reviews.map((review): [string, ReactNode] => [
      'Reviewed',
      <>
        {day(review.on)}, {review.by}: {review.result}
        {review.line && (
          <>
            . <Linked text={review.line} />
          </>
        )}
        {review.nextReviewOn && <> Again {day(review.nextReviewOn)}.</>}
      </>,
    ]),
    [
      'Initiative',
      facts.initiative && (
        <Link to={paths.initiative(school.slug, facts.initiative)}>{facts.initiativeTitle}</Link>
      ),
    ],
    [
      'Takes up',
      facts.supersedes && chain.length < 2 && (
        <Link to={paths.decision(school.slug, facts.supersedes)}>decision {facts.supersedes}</Link>
      ),
    ],
    [
      facts.inTheRoom ? 'Decided in the room, recorded by' : 'Outcome recorded by',
      facts.state === 'decided' && facts.recorder,
    ],
  ]
  return (
    <dl className="facts">
      {rows.map(([name, fact], place) =>
        fact ? (
          <Fragment key={place}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </Fragment>
        ) : null,
      )}
    </dl>
  )
}

// Of a student who sees a decision through, who stands beside them.
const withAlly = (name: string | null, ally: string | null) =>
  ally ? `${name} (${allySaid(ally)})` : name
