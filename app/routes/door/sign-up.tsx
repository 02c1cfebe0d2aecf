import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link } from '@remix-run/react'
import { atTheDoor } from '../../../db/front-door'
import { openAccount } from '../../domain/accounts'
import { SignUp } from '../../forms/door'
import { goTo } from '../../http/answers.server'
import { doorAct } from '../../http/door-act.server'
import { hashPassword } from '../../http/passwords.server'
import { beginSession } from '../../http/session.server'
import { paths } from '../../paths'
import { SchoolForm, TextField, useSchoolForm } from '../../ui/form'

export const meta: MetaFunction = () => [{ title: 'Set up your school · Skein' }]

export async function loader({ context }: LoaderFunctionArgs) {
  if (await context.guest()) throw goTo(paths.newSchool())
  return null
}

export const action = (args: ActionFunctionArgs) =>
  doorAct(args, SignUp, async ({ name, email, password }) => {
    const passwordHash = await hashPassword(password)
    const accountId = await atTheDoor(() => openAccount({ name, email, passwordHash }))
    const former = await args.context.guest()
    args.context.setCookie(await beginSession(accountId, former?.sessionId))
    return goTo(paths.newSchool())
  })

export default function SignUpPage() {
  const [form, fields] = useSchoolForm(SignUp, { id: 'sign-up' })
  return (
    <>
      <h1>Set up your school</h1>
      <p>First you, then the school. If a colleague has invited you, follow the link in their mail instead.</p>
      <SchoolForm form={form} submit="Go on to the school" aside={<Link to={paths.signIn()}>I have an account</Link>}>
        <TextField field={fields.name} label="Your name" autoComplete="name" />
        <TextField field={fields.email} label="E-mail" type="email" autoComplete="username" />
        <TextField field={fields.password} label="Password" type="password" autoComplete="new-password" hint="At least 15 characters. A few words in a row are easy to remember." />
      </SchoolForm>
    </>
  )
}
