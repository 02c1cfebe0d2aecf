import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { stateWords } from '../../vocabulary/decisions'
import { Linked } from '../kit/linked'
import { When } from '../kit/when'
import type { Here } from '../kit/here'
import type { ChainLink } from '../../domain/decisions/supersession'

/**
 * The chain of a decision, oldest first: what each came to, and what became of it. What this page
 * says of its own is left to it.
 */
export function Chain({ chain, here }: { chain: ChainLink[]; here: Here }) {
  if (chain.length < 2) return null
  return (
    <section className="sheet stack">
      <h2>How it came to this</h2>
      <ol className="chain">
        {chain.map(({ number, question, state, outcome, on, supersedes, reviews }, place) => (
          <li
            key={number}
            className="chain__link"
            data-outcome={(outcome ?? state).replace(' ', '-')}
          >
            <Link
              to={paths.decision(here.slug, number)}
              aria-current={number === here.number ? 'page' : undefined}
            >
              {number}. {question}
            </Link>
            <p className="small">
              {outcome ?? stateWords[state]}
              {on && (
                <>
                  , <When day={on} today={here.today} />
                </>
              )}
              {isElsewhere(supersedes, chain[place - 1]) && `; it takes up decision ${supersedes}`}
            </p>
            {number !== here.number &&
              reviews.map((review) => (
                <p key={review.on} className="small">
                  Reviewed <When day={review.on} today={here.today} />: {review.result}
                  {review.line && (
                    <>
                      . <Linked text={review.line} />
                    </>
                  )}
                </p>
              ))}
          </li>
        ))}
      </ol>
    </section>
  )
}

// A second attempt at the same decision does not take up the one before it in the list.
function isElsewhere(supersedes: number | null, before: ChainLink | undefined) {
  return supersedes !== null && supersedes !== before?.number
}
