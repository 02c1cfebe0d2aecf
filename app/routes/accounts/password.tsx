import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { atTheDoor } from '../../../db/front-door'
import { changePassword } from '../../domain/accounts/accounts'
import { ChangePassword } from '../../forms/accounts'
import { goTo } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { ensurePresent } from '../../http/password-again.server'
import { letIn } from '../../http/devices.server'
import { doorAct } from '../../http/door-act.server'
import { guestOf } from '../../http/guest.server'
import { ensureHardToGuess, hashPassword } from '../../http/passwords.server'
import type { Guest } from '../../http/session.server'
import { paths } from '../../paths'
import { SchoolForm, TextField, useSchoolForm } from '../../ui/kit/form'
import { NewPassword, Username } from '../../ui/accounts/new-password'

export const meta: MetaFunction = () => [{ title: 'Change the password · Skein' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const guest = await guestOf(request, context)
  return { email: guest.email, own: ownOf(guest) }
}

// Every session ends, one with a stolen token among them; the person who changes it gets a new one.
export async function action(args: ActionFunctionArgs) {
  const { request, context } = args
  const guest = await guestOf(request, context)
  return doorAct(args, ChangePassword, async ({ current, password }) => {
    const shown = await ensurePresent(context, guest, current)
    await ensureHardToGuess(password, { own: ownOf(guest), by: guest.accountId })
    const passwordHash = await hashPassword(password, { from: guest.accountId, rank: 'known' })
    await atTheDoor(() => changePassword(guest.accountId, passwordHash, { shown }))
    await letIn(context, { id: guest.accountId, passwordHash })
    return goTo(confirmed(paths.account(), 'account.password'))
  })
}

const ownOf = ({ name, email, memberships }: Guest) => [
  name,
  email,
  ...memberships.map(({ school }) => school),
]

export default function Password() {
  const { email, own } = useLoaderData<typeof loader>()
  const [form, fields] = useSchoolForm(ChangePassword, { id: 'password' })
  return (
    <>
      <h1>Change the password</h1>
      <SchoolForm form={form} submit="Change the password" cancelTo={paths.account()}>
        <Username email={email} />
        <TextField
          field={fields.current}
          label="Present password"
          type="password"
          autoComplete="current-password"
        />
        <NewPassword
          field={fields.password}
          label="New password"
          hint="At least 15 characters. Your other browsers will be signed out."
          own={own}
        />
      </SchoolForm>
    </>
  )
}
