import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { atTheDoor } from '../../../db/front-door'
import { isResetOpen, resetPassword } from '../../domain/accounts'
import { hashed } from '../../domain/secrets'
import { Reset } from '../../forms/door'
import { goTo } from '../../http/answers.server'
import { doorAct } from '../../http/door-act.server'
import { hashPassword } from '../../http/passwords.server'
import { paths } from '../../paths'
import { SchoolForm, TextField, useSchoolForm } from '../../ui/form'

export const meta: MetaFunction = () => [{ title: 'Choose a new password · Skein' }]

export async function loader({ params }: LoaderFunctionArgs) {
  return { isOpen: await atTheDoor(() => isResetOpen(hashed(String(params.token)))) }
}

export const action = (args: ActionFunctionArgs) =>
  doorAct(args, Reset, async ({ password }) => {
    const passwordHash = await hashPassword(password)
    await atTheDoor(() => resetPassword(hashed(String(args.params.token)), passwordHash))
    return goTo(paths.signIn())
  })

export default function ResetPage() {
  const { isOpen } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>Choose a new password</h1>
      {isOpen ? <Choose /> : <Over />}
    </>
  )
}

function Choose() {
  const [form, fields] = useSchoolForm(Reset, { id: 'reset' })
  return (
    <SchoolForm form={form} submit="Keep this password">
      <TextField field={fields.password} label="New password" type="password" autoComplete="new-password" hint="At least 15 characters. You will be signed out everywhere." />
    </SchoolForm>
  )
}

function Over() {
  return (
    <p>
      This link was used already, or its hour is over. <Link to={paths.forgotten()}>Ask for a new one</Link>
    </p>
  )
}
