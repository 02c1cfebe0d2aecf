import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { atTheDoor } from '../../../db/front-door'
import { deleteAccount, keptBy, leftWith } from '../../domain/personal-data/deletion'
import { confirming } from '../../forms/kit/confirmation'
import { DeleteAccount } from '../../forms/accounts'
import { goTo } from '../../http/answers.server'
import { ensureConfirmed } from '../../http/password-again.server'
import { doorAct } from '../../http/door-act.server'
import { guestOf } from '../../http/guest.server'
import { signedOut } from '../../http/signed-out.server'
import { paths } from '../../paths'
import { KeptBy } from '../../ui/accounts/kept-by'
import { ConfirmField } from '../../ui/kit/confirm-field'
import { CheckField } from '../../ui/kit/choice-fields'
import { SchoolForm, useSchoolForm } from '../../ui/kit/form'

export const meta: MetaFunction = () => [{ title: 'Delete my account · Skein' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { accountId } = await guestOf(request, context)
  return atTheDoor(async () => ({
    keptBy: await keptBy(accountId),
    schools: await leftWith(accountId),
  }))
}

export const action = (args: ActionFunctionArgs) =>
  doorAct(args, confirming(DeleteAccount), async ({ forget, close, ...said }) => {
    const { accountId } = await guestOf(args.request, args.context)
    await ensureConfirmed(args.context, said)
    await deleteAccount(accountId, { isForgotten: forget, closes: close })
    return signedOut(args.context, goTo(paths.left('deleted')))
  })

export default function DeleteAccountPage() {
  const { keptBy: keeping } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>Delete my account</h1>
      {keeping.every(({ isAlone }) => isAlone) ? <Delete /> : <KeptBy schools={keeping} />}
    </>
  )
}

function Delete() {
  const { schools, keptBy } = useLoaderData<typeof loader>()
  const closing = keptBy.map(({ name }) => name).join(', ')
  const [form, fields] = useSchoolForm(confirming(DeleteAccount), { id: 'delete' })
  return (
    <SchoolForm
      form={form}
      submit={closing ? `Close ${closing} and delete my account` : 'Delete my account'}
      cancelTo={paths.account()}
      danger
    >
      <Consequences schools={schools} />
      {closing && (
        <CheckField
          field={fields.close}
          label={`Close ${closing}`}
          hint="Nobody else is in it. You may invite someone and make them an owner instead. Once you have left, nobody can enter it or be invited to it, and invitations that are still open end. What was done there is kept, and can be read only by who runs this server."
        />
      )}
      <CheckField
        field={fields.forget}
        label="Call me “Former member”"
        hint="Your schools no longer say who you were: your name, your initials and what you wrote about yourself go. What colleagues wrote in their own words stays as it is."
      />
      <ConfirmField field={fields.current} />
    </SchoolForm>
  )
}

function Consequences({ schools }: { schools: string[] }) {
  return (
    <>
      <p>This cannot be undone.</p>
      <ul className="door__list">
        {schools.map((name) => (
          <li key={name}>
            You leave {name} today. What you lead or look after there passes on, as when anyone
            leaves.
          </li>
        ))}
        <li>
          What you did stays with your schools: your turns, what you decided together, what you
          wrote for all to read.
        </li>
        <li>Reflections that you did not share are deleted, and nobody reads them.</li>
        <li>You are signed out everywhere. We keep no address of yours.</li>
      </ul>
      <p>
        You may want to{' '}
        <a href={paths.myData()} download>
          download your data
        </a>{' '}
        first.
      </p>
    </>
  )
}
