import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useSearchParams } from '@remix-run/react'
import { accountByEmail, atTheDoor } from '../../../db/front-door'
import { allowReset } from '../../domain/accounts'
import { Forgotten } from '../../forms/door'
import { goTo } from '../../http/answers.server'
import { doorAct } from '../../http/door-act.server'
import { resetLetter } from '../../http/letters.server'
import { send } from '../../http/mail.server'
import { newSecret } from '../../http/secret.server'
import { paths, withQuery } from '../../paths'
import { SchoolForm, TextField, useSchoolForm } from '../../ui/form'

export const meta: MetaFunction = () => [{ title: 'A new password · Skein' }]

// Answered before anything is looked up, so that neither the words nor the time tell whether an address is known.
export const action = (args: ActionFunctionArgs) =>
  doorAct(args, Forgotten, async ({ email }) => {
    const { log, requestId } = args.context
    void mailReset(email).catch((err: unknown) => log.error({ requestId, err }, 'could not mail a reset'))
    return goTo(withQuery(paths.forgotten(), { sent: 'yes' }))
  })

async function mailReset(email: string) {
  const account = await accountByEmail(email)
  if (!account) return
  const { token, tokenHash } = newSecret()
  await atTheDoor(() => allowReset(account.id, tokenHash))
  await send(resetLetter({ to: account, token }))
}

export default function ForgottenPage() {
  const [query] = useSearchParams()
  const [form, fields] = useSchoolForm(Forgotten, { id: 'forgotten' })
  return (
    <>
      <h1>A new password</h1>
      {query.get('sent') && <p role="status">If the address has an account, a link is on its way to it. It works for one hour.</p>}
      <SchoolForm form={form} submit="Send me a link" aside={<Link to={paths.signIn()}>Back to sign in</Link>}>
        <TextField field={fields.email} label="E-mail" type="email" autoComplete="username" />
      </SchoolForm>
    </>
  )
}
