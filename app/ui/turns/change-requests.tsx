import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import type { Here } from '../kit/here'

type Asked = {
  id: string
  sentence: string
  reason: string
  mayAgree: boolean
  mayDecline: boolean
}

/** Changes of turns that wait for a yes. */
export function ChangesAsked({
  changes,
  here: { slug, number },
}: {
  changes: Asked[]
  here: Here
}) {
  return changes.map(({ id, sentence, reason, mayAgree, mayDecline }) => (
    <section key={id} className="sheet initiative">
      <h2>A change is asked for</h2>
      <p>{sentence}</p>
      {reason && <p className="quiet">“{reason}”</p>}
      <p className="formation__answers">
        {mayAgree && (
          <Link
            className="button button--small"
            to={paths.initiativeAct(slug, number, 'agree', { change: id })}
          >
            Agree
          </Link>
        )}
        {mayDecline && (
          <Link
            className="button button--small"
            to={paths.initiativeAct(slug, number, 'disagree', { change: id })}
          >
            {mayAgree ? 'Leave it as it is' : 'Withdraw the question'}
          </Link>
        )}
      </p>
    </section>
  ))
}
