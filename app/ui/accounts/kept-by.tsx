import { Link } from '@remix-run/react'
import { paths } from '../../paths'
import type { KeptBy as School } from '../../domain/personal-data/deletion'

/** What someone does first who cannot delete their account: each school has to have an owner. */
export function KeptBy({ schools }: { schools: School[] }) {
  return (
    <>
      <p>
        A school always has an owner. Before you can delete your account, someone else has to be one
        here:
      </p>
      <ul>
        {schools.map(({ slug, name, isAlone }) => (
          <li key={slug}>
            {isAlone ? (
              <>
                Nobody else is in {name}.{' '}
                <Link to={paths.newInvitation(slug)}>Invite someone to it</Link>, and make them an
                owner once they have joined; or close it here, once the others have an owner.
              </>
            ) : (
              <>
                Make someone an owner: <Link to={paths.people(slug)}>The people of {name}</Link>.
              </>
            )}
          </li>
        ))}
      </ul>
      <p>
        <Link to={paths.account()}>My account</Link>
      </p>
    </>
  )
}
