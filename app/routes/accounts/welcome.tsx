import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link } from '@remix-run/react'
import { goTo } from '../../http/answers.server'
import { paths } from '../../paths'

export const meta: MetaFunction = () => [{ title: 'Skein' }]

export async function loader({ context }: LoaderFunctionArgs) {
  if (await context.guest()) throw goTo(paths.schools())
  return null
}

export default function Welcome() {
  return (
    <>
      <h1>Take turns at the point</h1>
      <p>
        A skein is a flight of geese: the bird in front tires, drops back, and another takes the
        lead. Skein is where a school’s leadership team shares out leading and following, and sees
        all of it on one board.
      </p>
      <p className="form__acts">
        <Link to={paths.signIn()} className="button button--primary">
          Sign in
        </Link>
        <Link to={paths.signUp()} className="button">
          Set up your school
        </Link>
      </p>
    </>
  )
}
