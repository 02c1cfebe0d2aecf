import { json } from '@remix-run/node'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { atTheDoor } from '../../../db/front-door'
import { changeEmail, emailBy } from '../../domain/accounts/emails'
import { hashed } from '../../domain/accounts/tokens'
import { ConfirmEmail } from '../../forms/accounts'
import { goTo } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { doorAct } from '../../http/door-act.server'
import { guestOf } from '../../http/guest.server'
import { paths } from '../../paths'
import { SchoolForm, useSchoolForm } from '../../ui/kit/form'

export const meta: MetaFunction = () => [{ title: 'Your new address · Skein' }]

// The link alone is not enough: mailed to a mistyped address, it would hand the account to the one
// who reads it there.
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { accountId } = await guestOf(request, context)
  const email = await atTheDoor(() => emailBy(hashed(String(params.token)), accountId))
  return json({ email }, { status: email === undefined ? 404 : 200 })
}

export const action = (args: ActionFunctionArgs) =>
  doorAct(args, ConfirmEmail, async () => {
    const { accountId } = await guestOf(args.request, args.context)
    await changeEmail(accountId, hashed(String(args.params.token)))
    return goTo(confirmed(paths.account(), 'account.email'))
  })

export default function NewEmailPage() {
  const { email } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>Your new address</h1>
      {email === undefined ? <Over /> : <Take email={email} />}
    </>
  )
}

function Take({ email }: { email: string }) {
  const [form] = useSchoolForm(ConfirmEmail, { id: 'new-email' })
  return (
    <SchoolForm form={form} submit="Use this address">
      <p className="door__long">From now on you sign in with {email}, and Skein writes to it.</p>
    </SchoolForm>
  )
}

function Over() {
  return (
    <p>
      This link was used already, or its hour is over, or it is for another account than the one you
      are signed in to. <Link to={paths.changeEmail()}>Ask for a new one</Link>
    </p>
  )
}
