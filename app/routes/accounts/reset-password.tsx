import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { atTheDoor } from '../../../db/front-door'
import { ensureOpen, resetBy, resetPassword } from '../../domain/accounts/accounts'
import { networkOf } from '../../domain/accounts/network-address'
import { hashed } from '../../domain/accounts/tokens'
import { countHashing } from '../../domain/accounts/rate-limits'
import { Reset } from '../../forms/accounts'
import { goTo } from '../../http/answers.server'
import { doorAct } from '../../http/door-act.server'
import { ensureHardToGuess, hashPassword } from '../../http/passwords.server'
import { paths } from '../../paths'
import { SchoolForm, useSchoolForm } from '../../ui/kit/form'
import { NewPassword, Username } from '../../ui/accounts/new-password'

export const meta: MetaFunction = () => [{ title: 'Choose a new password · Skein' }]

export async function loader({ params }: LoaderFunctionArgs) {
  return { account: await atTheDoor(() => resetBy(hashed(String(params.token)))) }
}

// The token is looked up first: what opens nothing costs nothing.
export async function action(args: ActionFunctionArgs) {
  const tokenHash = hashed(String(args.params.token))
  const account = await atTheDoor(() => resetBy(tokenHash))
  return doorAct(args, Reset, async ({ password }) => {
    ensureOpen(account)
    await ensureHardToGuess(password, { own: ownOf(account), by: tokenHash })
    await countHashing(tokenHash)
    const passwordHash = await hashPassword(password, { from: networkOf(args.context.address) })
    await atTheDoor(() => resetPassword(tokenHash, passwordHash))
    return goTo(paths.signIn(undefined, { reset: 'yes' }))
  })
}

const ownOf = ({ name, email, schools }: { name: string; email: string; schools: string[] }) => [
  name,
  email,
  ...schools,
]

export default function ResetPage() {
  const { account } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>Choose a new password</h1>
      {account ? <Choose account={account} /> : <Over />}
    </>
  )
}

function Choose({ account }: { account: { name: string; email: string; schools: string[] } }) {
  const [form, fields] = useSchoolForm(Reset, { id: 'reset' })
  return (
    <SchoolForm form={form} submit="Keep this password">
      <Username email={account.email} />
      <NewPassword
        field={fields.password}
        label="New password"
        hint="At least 15 characters. You will be signed out everywhere."
        own={ownOf(account)}
      />
    </SchoolForm>
  )
}

function Over() {
  return (
    <p>
      This link was used already, or its hour is over.{' '}
      <Link to={paths.forgotten()}>Ask for a new one</Link>
    </p>
  )
}
