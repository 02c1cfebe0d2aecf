import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { accountById, atTheDoor } from '../../../db/front-door'
import { changePassword, renameAccount } from '../../domain/accounts'
import { ensure } from '../../domain/refusal'
import { ChangePassword, MyName } from '../../forms/door'
import { goTo } from '../../http/answers.server'
import { doorAct } from '../../http/door-act.server'
import { guestOf } from '../../http/guest.server'
import { hashPassword, isPassword } from '../../http/passwords.server'
import type { Guest } from '../../http/session.server'
import { paths, withQuery } from '../../paths'
import { SchoolForm, TextField, useSchoolForm } from '../../ui/form'

export const meta: MetaFunction = () => [{ title: 'My account · Skein' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, email } = await guestOf(request, context)
  return { name, email }
}

// Two forms on one page: the address says which one was sent.
export async function action(args: ActionFunctionArgs) {
  const guest = await guestOf(args.request, args.context)
  const isPasswordForm = new URL(args.request.url).searchParams.get('form') === 'password'
  if (isPasswordForm) return doorAct(args, ChangePassword, (said) => newPassword(guest, said))
  return doorAct(args, MyName, async ({ name }) => {
    await atTheDoor(() => renameAccount(guest.accountId, name))
    return saved()
  })
}

async function newPassword({ accountId, sessionId }: Guest, { current, password }: { current: string; password: string }) {
  const account = await accountById(accountId)
  ensure(await isPassword(current, account?.passwordHash), 'This is not your present password.')
  const passwordHash = await hashPassword(password)
  await atTheDoor(() => changePassword(accountId, { passwordHash, keptSessionId: sessionId }))
  return saved()
}

const saved = () => goTo(withQuery(paths.account(), { saved: 'yes' }))

export default function Account() {
  const { email } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  return (
    <>
      <h1>My account</h1>
      <p>{email}</p>
      {query.get('saved') && <p role="status">Saved.</p>}
      <Name />
      <h2>Change the password</h2>
      <Password />
      <p>
        <Link to={paths.schools()}>My schools</Link>
      </p>
    </>
  )
}

function Name() {
  const { name } = useLoaderData<typeof loader>()
  const [form, fields] = useSchoolForm(MyName, { id: 'name', defaults: { name } })
  return (
    <SchoolForm form={form} submit="Save the name" action={withQuery(paths.account(), { form: 'name' })}>
      <TextField field={fields.name} label="Your name" autoComplete="name" />
    </SchoolForm>
  )
}

function Password() {
  const [form, fields] = useSchoolForm(ChangePassword, { id: 'password' })
  return (
    <SchoolForm form={form} submit="Change the password" action={withQuery(paths.account(), { form: 'password' })}>
      <TextField field={fields.current} label="Present password" type="password" autoComplete="current-password" />
      <TextField field={fields.password} label="New password" type="password" autoComplete="new-password" hint="At least 15 characters. Your other browsers will be signed out." />
    </SchoolForm>
  )
}
