import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { atTheDoor } from '../../../db/front-door'
import { askToSignUp } from '../../domain/accounts/sign-ups'
import { SignUp } from '../../forms/accounts'
import { goTo } from '../../http/answers.server'
import { settings } from '../../http/config.server'
import { doorAct } from '../../http/door-act.server'
import { paths, withQuery } from '../../paths'
import { SchoolForm, TextField, useSchoolForm } from '../../ui/kit/form'

export const meta: MetaFunction = () => [{ title: 'Set up your school · Skein' }]

export async function loader({ context }: LoaderFunctionArgs) {
  if (await context.guest()) throw goTo(paths.newSchool())
  const { mailPage, smtpUrl } = settings()
  return { isKeptHere: mailPage && !smtpUrl }
}

// Answered before the address is looked up, so that neither the words nor the time tell whether it
// has an account.
export const action = (args: ActionFunctionArgs) =>
  doorAct(args, SignUp, (newcomer, once) => {
    const ask = async () => {
      await askToSignUp({ ...newcomer, address: args.context.address })
      return goTo(withQuery(paths.signUp(), { sent: 'yes' }))
    }
    return atTheDoor(() => once(ask))
  })

export default function SignUpPage() {
  const [query] = useSearchParams()
  return query.get('sent') ? <Sent /> : <Ask />
}

function Ask() {
  const [form, fields] = useSchoolForm(SignUp, { id: 'sign-up' })
  return (
    <>
      <h1>Set up your school</h1>
      <p>
        First you, then the school. If a colleague has invited you, follow the link in their mail
        instead.
      </p>
      <SchoolForm
        form={form}
        submit="Send me a link"
        aside={<Link to={paths.signIn()}>I have an account</Link>}
      >
        <TextField field={fields.name} label="Your name" autoComplete="name" />
        <TextField field={fields.email} label="E-mail" type="email" autoComplete="username" />
      </SchoolForm>
    </>
  )
}

function Sent() {
  const { isKeptHere } = useLoaderData<typeof loader>()
  return (
    <>
      <h1>Look into your mail</h1>
      <p role="status">
        A letter is on its way to the address you gave. Its link works once, for one hour.
      </p>
      {isKeptHere && (
        <p>
          This is a place to try things, so mail is kept here and not sent:{' '}
          <Link to={paths.mail()}>open the mail</Link>.
        </p>
      )}
      <p>
        Nothing there after a few minutes? Look among the unwanted mail, or{' '}
        <Link to={paths.signUp()}>ask again</Link>.
      </p>
    </>
  )
}
