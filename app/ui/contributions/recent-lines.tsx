import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { Linked } from '../kit/linked'
import { Section } from '../kit/sheet'
import { When } from '../kit/when'
import type { Here } from '../kit/here'
import type { ContributionShown } from '../../domain/initiatives/initiatives'

/**
 * What was done here lately. A decision is named each time, and its question is said at the first.
 */
export function Lately({ lines, here }: { lines: ContributionShown[]; here: Here }) {
  if (!lines.length) return null
  return (
    <Section title="Lately">
      <ul className="formation__people small">
        {lines.map(({ id, name, memberId, text, on, decision, question }, place) => (
          <li key={id}>
            <Link to={paths.person(here.slug, memberId)}>{name}</Link>: <Linked text={text} />
            {decision !== null && (
              <>
                {' '}
                <Link to={paths.decision(here.slug, decision)}>decision {decision}</Link>
                {lines.findIndex((line) => line.decision === decision) === place &&
                  ` (${question})`}
              </>
            )}
            <span className="quiet">
              {' '}
              · <When day={on} today={here.today} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
