import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node'
import { useSearchParams } from '@remix-run/react'
import { atTheDoor } from '../../../db/front-door'
import { askForReset } from '../../domain/accounts/accounts'
import { Forgotten } from '../../forms/accounts'
import { goTo } from '../../http/answers.server'
import { doorAct } from '../../http/door-act.server'
import { paths, withQuery } from '../../paths'
import { SchoolForm, TextField, useSchoolForm } from '../../ui/kit/form'

export const meta: MetaFunction = () => [{ title: 'A new password · Skein' }]

// Answered before the address is looked up, so that neither the words nor the time tell whether it
// is known.
export const action = (args: ActionFunctionArgs) =>
  doorAct(args, Forgotten, ({ email }, once) => {
    const ask = async () => {
      await askForReset({ email, address: args.context.address })
      return goTo(withQuery(paths.forgotten(), { sent: 'yes' }))
    }
    return atTheDoor(() => once(ask))
  })

export default function ForgottenPage() {
  const [query] = useSearchParams()
  const [form, fields] = useSchoolForm(Forgotten, { id: 'forgotten' })
  return (
    <>
      <h1>A new password</h1>
      {query.get('sent') && (
        <p role="status">
          If the address has an account, a link is on its way to it. It works for one hour.
        </p>
      )}
      <SchoolForm form={form} submit="Send me a link" cancelTo={paths.signIn()}>
        <TextField field={fields.email} label="E-mail" type="email" autoComplete="username" />
      </SchoolForm>
    </>
  )
}
