import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { atTheDoor } from '../../../db/front-door'
import { ensureOpen } from '../../domain/accounts/accounts'
import { networkOf } from '../../domain/accounts/network-address'
import { hashed } from '../../domain/accounts/tokens'
import { countHashing } from '../../domain/accounts/rate-limits'
import { finishSignUp, signUpBy } from '../../domain/accounts/sign-ups'
import { FinishSignUp } from '../../forms/accounts'
import { goTo } from '../../http/answers.server'
import { letIn } from '../../http/devices.server'
import { doorAct } from '../../http/door-act.server'
import { ensureHardToGuess, hashPassword } from '../../http/passwords.server'
import { paths } from '../../paths'
import { SchoolForm, useSchoolForm } from '../../ui/kit/form'
import { NewPassword, Username } from '../../ui/accounts/new-password'

export const meta: MetaFunction = () => [{ title: 'Choose a password · Skein' }]

export async function loader({ params }: LoaderFunctionArgs) {
  return { newcomer: await atTheDoor(() => signUpBy(hashed(String(params.token)))) }
}

// The token is looked up first: what opens nothing costs nothing.
export async function action(args: ActionFunctionArgs) {
  const tokenHash = hashed(String(args.params.token))
  const newcomer = await atTheDoor(() => signUpBy(tokenHash))
  return doorAct(args, FinishSignUp, async ({ password }) => {
    ensureOpen(newcomer)
    await ensureHardToGuess(password, { own: [newcomer.name, newcomer.email], by: tokenHash })
    await countHashing(tokenHash)
    const passwordHash = await hashPassword(password, { from: networkOf(args.context.address) })
    const id = await atTheDoor(() => finishSignUp(tokenHash, passwordHash))
    await letIn(args.context, { id, passwordHash })
    return goTo(paths.newSchool())
  })
}

export default function FinishSignUpPage() {
  const { newcomer } = useLoaderData<typeof loader>()
  return newcomer ? <Choose {...newcomer} /> : <Over />
}

function Choose({ name, email }: { name: string; email: string }) {
  const [form, fields] = useSchoolForm(FinishSignUp, { id: 'finish-sign-up' })
  return (
    <>
      <h1>Welcome, {name}</h1>
      <p>Choose a password, and go on to your school.</p>
      <SchoolForm form={form} submit="Go on to the school">
        <Username email={email} />
        <NewPassword
          field={fields.password}
          label="Choose a password"
          hint="At least 15 characters. A few words in a row are easy to remember."
          own={[name, email]}
        />
      </SchoolForm>
    </>
  )
}

function Over() {
  return (
    <>
      <h1>Set up your school</h1>
      <p>
        This link was used already, or its hour is over.{' '}
        <Link to={paths.signUp()}>Ask for a new one</Link>, or{' '}
        <Link to={paths.signIn()}>sign in</Link> if you have chosen your password.
      </p>
    </>
  )
}
