import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { lettersByToken } from '../../../db/front-door'
import { stopLetters } from '../../domain/notices/digests'
import { found } from '../../domain/refusal'
import { hashed } from '../../domain/accounts/tokens'
import { OneClick } from '../../forms/accounts'
import { goTo } from '../../http/answers.server'
import { fieldsOf } from '../../http/form-body.server'
import { paths } from '../../paths'

export const meta: MetaFunction = () => [
  { title: 'Letters · Skein' },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ params }: LoaderFunctionArgs) {
  const { school, slug, member_id: id, letters } = await reader(params)
  return { school, letters, change: paths.personAct(slug, id, 'letters') }
}

/**
 * POST /letters/:token. The one who holds the secret of a letter may end them, and nothing else; so
 * it is no matter where the click comes from: mail programs send it from their own servers, without
 * an origin, and follow no redirect (RFC 8058).
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const { school_id: schoolId, member_id: memberId } = await reader(params)
  const isOneClick = (await fieldsOf(request, OneClick)).has('List-Unsubscribe')
  await stopLetters({ schoolId, memberId })
  return isOneClick ? null : goTo(paths.stopLetters(String(params.token)))
}

async function reader({ token }: LoaderFunctionArgs['params']) {
  return found(
    await lettersByToken(hashed(String(token))),
    'This link stops nothing any more. How often Skein writes to you is chosen on your own page.',
  )
}

export default function Letters() {
  const { school, letters, change } = useLoaderData<typeof loader>()
  if (letters === 'never') {
    return (
      <>
        <h1>No more letters</h1>
        <p>
          Skein writes no reminders of {school} to you any more. All of them are still on your Home
          page.
        </p>
        <p>
          <Link to={change}>Choose again</Link>
        </p>
      </>
    )
  }
  return (
    <>
      <h1>Stop the letters?</h1>
      <p>
        Skein would write no reminders of {school} to you any more. All of them are still on your
        Home page.
      </p>
      <Form method="post">
        <button type="submit" className="button button--primary">
          Stop the letters
        </button>
      </Form>
      <p>
        <Link to={change}>Choose how often instead</Link>
      </p>
    </>
  )
}
