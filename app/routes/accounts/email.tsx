import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { atTheDoor } from '../../../db/front-door'
import { askForEmail } from '../../domain/accounts/emails'
import { confirming } from '../../forms/kit/confirmation'
import { NewEmail } from '../../forms/accounts'
import { goTo } from '../../http/answers.server'
import { ensureConfirmed } from '../../http/password-again.server'
import { doorAct } from '../../http/door-act.server'
import { guestOf } from '../../http/guest.server'
import { paths, withQuery } from '../../paths'
import { ConfirmField } from '../../ui/kit/confirm-field'
import { SchoolForm, TextField, useSchoolForm } from '../../ui/kit/form'

export const meta: MetaFunction = () => [{ title: 'Change the address · Skein' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { email } = await guestOf(request, context)
  return { email }
}

/**
 * POST /account/email: asks for a letter to the new address. It changes when the link in it is
 * followed.
 */
export const action = (args: ActionFunctionArgs) =>
  doorAct(args, confirming(NewEmail), async (said, once) => {
    const { accountId, email } = await guestOf(args.request, args.context)
    await ensureConfirmed(args.context, said)
    const ask = async () => {
      await askForEmail({ accountId, email }, { email: said.email, address: args.context.address })
      return goTo(withQuery(paths.changeEmail(), { sent: 'yes' }))
    }
    return atTheDoor(() => once(ask))
  })

export default function ChangeEmail() {
  const [query] = useSearchParams()
  return (
    <>
      <h1>Change the address</h1>
      {query.get('sent') ? <Sent /> : <Ask />}
    </>
  )
}

function Sent() {
  return (
    <div role="status">
      <p>
        We have written to the new address. Your address changes when you follow the link in that
        letter, within the hour, on a browser where you are signed in.
      </p>
      <p>A notice goes to your present address, too.</p>
      <p>
        <Link to={paths.account()}>My account</Link>
      </p>
    </div>
  )
}

function Ask() {
  const { email } = useLoaderData<typeof loader>()
  const [form, fields] = useSchoolForm(confirming(NewEmail), { id: 'email' })
  return (
    <SchoolForm form={form} submit="Write to the new address" cancelTo={paths.account()}>
      <p className="door__long">You sign in with {email}, and Skein writes to it.</p>
      <TextField
        field={fields.email}
        label="New e-mail address"
        type="email"
        autoComplete="email"
      />
      <ConfirmField field={fields.current} />
    </SchoolForm>
  )
}
