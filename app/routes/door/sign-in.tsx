import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { accountByEmail, atTheDoor } from '../../../db/front-door'
import { Refusal } from '../../domain/refusal'
import { countTry, ensureWithin, forgiveTries } from '../../domain/sign-in-tries'
import { SignIn } from '../../forms/door'
import { goTo } from '../../http/answers.server'
import { doorAct } from '../../http/door-act.server'
import { isPassword } from '../../http/passwords.server'
import { beginSession } from '../../http/session.server'
import { ownPath, paths } from '../../paths'
import { SchoolForm, TextField, useSchoolForm } from '../../ui/form'

export const meta: MetaFunction = () => [{ title: 'Sign in · Skein' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = ownPath(new URL(request.url).searchParams.get('next'), paths.schools())
  if (await context.guest()) throw goTo(next)
  return { next }
}

export const action = (args: ActionFunctionArgs) =>
  doorAct(args, SignIn, async ({ email, password, next }) => {
    const { context } = args
    const trying = { email, address: context.address }
    ensureWithin(await atTheDoor(() => countTry(trying)))
    const account = await accountByEmail(email)
    const isRight = await isPassword(password, account?.passwordHash)
    if (!account || !isRight) throw new Refusal('forbidden', 'This address and password do not belong together. Please check both, or ask for a new password.')
    await atTheDoor(() => forgiveTries(trying))
    const former = await context.guest()
    context.setCookie(await beginSession(account.id, former?.sessionId))
    return goTo(next ?? paths.schools(), paths.schools())
  })

export default function SignInPage() {
  const { next } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const [form, fields] = useSchoolForm(SignIn, { id: 'sign-in' })
  return (
    <>
      <h1>Sign in</h1>
      {query.get('used') && <p role="status">You have used this invitation already. Sign in, and you are in your school.</p>}
      <SchoolForm form={form} submit="Sign in" aside={<Link to={paths.forgotten()}>I forgot my password</Link>}>
        <input type="hidden" name="next" value={next} />
        <TextField field={fields.email} label="E-mail" type="email" autoComplete="username" />
        <TextField field={fields.password} label="Password" type="password" autoComplete="current-password" />
      </SchoolForm>
      <p>
        New here? <Link to={paths.signUp()}>Set up your school</Link>
      </p>
    </>
  )
}
