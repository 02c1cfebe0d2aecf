import { paths } from '../../paths'
import { ButtonForm } from '../kit/button-form'
import { When } from '../kit/when'

export type SessionShown = { key: string; browser: string; usedOn: string; isThis: boolean }

/** Where someone is signed in, each to be ended by itself, and all others at once. */
export function OwnSessions({ sessions, today }: { sessions: SessionShown[]; today: string }) {
  return (
    <section className="door__part">
      <h2>Where you are signed in</h2>
      <ul className="sessions">
        {sessions.map((session) => (
          <Session key={session.key} session={session} today={today} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <ButtonForm action={paths.mySessions()} hidden={{ session: 'others' }}>
          Sign out everywhere else
        </ButtonForm>
      )}
    </section>
  )
}

function Session({
  session: { key, browser, usedOn, isThis },
  today,
}: {
  session: SessionShown
  today: string
}) {
  return (
    <li className="sessions__one">
      <span>
        {browser || 'A browser'}
        <span className="quiet small">
          {' '}
          {isThis ? (
            'this one'
          ) : (
            <>
              last used <When day={usedOn} today={today} />
            </>
          )}
        </span>
      </span>
      {!isThis && (
        <ButtonForm
          action={paths.mySessions()}
          hidden={{ session: key }}
          label={`Sign out ${browser}`}
        >
          Sign out
        </ButtonForm>
      )}
    </li>
  )
}
