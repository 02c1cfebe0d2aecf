import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import { Linked } from '../kit/linked'
import { When } from '../kit/when'
import type { Here } from '../kit/here'
import type { LearningShown } from '../../domain/initiatives/learning'

/**
 * The learning question, and under it what was answered so far; `mayAnswer` adds the way to answer.
 */
export function LearningQuestion({
  question,
  answers,
  mayAnswer,
  here,
}: {
  question: string
  answers: LearningShown[]
  mayAnswer: boolean
  here: Here
}) {
  const to = (noun: string, query = {}) => paths.initiativeAct(here.slug, here.number, noun, query)
  return (
    <>
      <p>{question}</p>
      {!answers.length && <p className="quiet small">No answer so far.</p>}
      {answers.length > 0 && (
        <details>
          <summary>
            {answers.length === 1 ? 'One answer so far' : `${answers.length} answers so far`}
          </summary>
          <ul className="learned">
            {answers.map((one) => (
              <li key={one.id}>
                <p className="learned__said">
                  <Linked text={one.text} />
                </p>
                <p className="quiet small">
                  <Link to={paths.person(here.slug, one.memberId)}>{one.name}</Link>,{' '}
                  <When day={one.on} today={here.today} />
                  {one.isEdited && ', edited'}
                  {one.question && (
                    <>
                      , to <q>{one.question}</q>
                    </>
                  )}
                  {one.isMine && (
                    <>
                      {' '}
                      ·{' '}
                      <Link
                        to={to('edit-learned', { which: one.id })}
                        aria-label={`Edit what you wrote on ${one.on}`}
                      >
                        Edit
                      </Link>
                    </>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
      {mayAnswer && (
        <p>
          <Link to={to('learn')}>Add what you have learned</Link>
        </p>
      )}
    </>
  )
}
