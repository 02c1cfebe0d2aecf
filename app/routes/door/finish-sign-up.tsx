import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { atTheDoor } from '../../../db/front-door'
import { hashed } from '../../domain/secrets'
import { finishSignUp, signUpBy } from '../../domain/sign-ups'
import { FinishSignUp } from '../../forms/door'
import { goTo } from '../../http/answers.server'
import { doorAct } from '../../http/door-act.server'
import { hashPassword } from '../../http/passwords.server'
import { beginSession } from '../../http/session.server'
import { paths } from '../../paths'
import { SchoolForm, TextField, useSchoolForm } from '../../ui/form'

export const meta: MetaFunction = () => [{ title: 'Choose a password · Skein' }]

export async function loader({ params }: LoaderFunctionArgs) {
  return { newcomer: await atTheDoor(() => signUpBy(hashed(String(params.token)))) }
}

export const action = (args: ActionFunctionArgs) =>
  doorAct(args, FinishSignUp, async ({ password }) => {
    const passwordHash = await hashPassword(password)
    const accountId = await atTheDoor(() => finishSignUp(hashed(String(args.params.token)), passwordHash))
    const former = await args.context.guest()
    args.context.setCookie(await beginSession(accountId, former?.sessionId))
    return goTo(paths.newSchool())
  })

export default function FinishSignUpPage() {
  const { newcomer } = useLoaderData<typeof loader>()
  return newcomer ? <Choose {...newcomer} /> : <Over />
}

function Choose({ name, email }: { name: string; email: string }) {
  const [form, fields] = useSchoolForm(FinishSignUp, { id: 'finish-sign-up' })
  return (
    <>
      <h1>Welcome, {name}</h1>
      <p>You will sign in as {email}. Choose a password, and go on to your school.</p>
      <SchoolForm form={form} submit="Go on to the school">
        <input type="hidden" name="username" autoComplete="username" value={email} />
        <TextField field={fields.password} label="Choose a password" type="password" autoComplete="new-password" hint="At least 15 characters. A few words in a row are easy to remember." />
      </SchoolForm>
    </>
  )
}

function Over() {
  return (
    <>
      <h1>Set up your school</h1>
      <p>
        This link was used already, or its hour is over. <Link to={paths.signUp()}>Ask for a new one</Link>, or <Link to={paths.signIn()}>sign in</Link> if you have chosen your password.
      </p>
    </>
  )
}
