import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { atTheDoor } from '../../../db/front-door'
import { renameAccount } from '../../domain/accounts'
import { MyName } from '../../forms/door'
import { goTo } from '../../http/answers.server'
import { doorAct } from '../../http/door-act.server'
import { guestOf } from '../../http/guest.server'
import { paths, withQuery } from '../../paths'
import { SchoolForm, TextField, useSchoolForm } from '../../ui/form'

export const meta: MetaFunction = () => [{ title: 'My account · Skein' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name, email } = await guestOf(request, context)
  return { name, email }
}

export async function action(args: ActionFunctionArgs) {
  const guest = await guestOf(args.request, args.context)
  return doorAct(args, MyName, async ({ name }) => {
    await atTheDoor(() => renameAccount(guest.accountId, name))
    return saved()
  })
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
      <p>
        <Link to={paths.changePassword()}>Change the password</Link> ·{' '}
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
