import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { accountByEmail } from '../../../db/front-door'
import { networkOf } from '../../domain/accounts/network-address'
import { Refusal } from '../../domain/refusal'
import { tried } from '../../domain/accounts/rate-limits'
import { SignIn } from '../../forms/accounts'
import { goTo } from '../../http/answers.server'
import { knownDevice, letIn } from '../../http/devices.server'
import { doorAct } from '../../http/door-act.server'
import { isPassword } from '../../http/passwords.server'
import { ownPath, paths } from '../../paths'
import { SchoolForm, TextField, useSchoolForm } from '../../ui/kit/form'

export const meta: MetaFunction = () => [{ title: 'Sign in · Skein' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = ownPath(new URL(request.url).searchParams.get('next'), paths.schools())
  if (await context.guest()) throw goTo(next)
  return { next, left: new URL(request.url).searchParams.get('left') }
}

export const action = (args: ActionFunctionArgs) =>
  doorAct(args, SignIn, async ({ email, password, next }) => {
    const { context } = args
    const { address } = context
    const account = await accountByEmail(email)
    const trying = { account: email, address, device: await knownDevice(context, email) }
    const isRight = await tried(trying, (rank) =>
      isPassword(password, account?.passwordHash, { from: networkOf(address), rank }),
    )
    if (!account || !isRight)
      throw new Refusal(
        'forbidden',
        'This address and password do not belong together. Please check both, or ask for a new password.',
      )
    await letIn(context, account)
    return goTo(next ?? paths.schools(), paths.schools())
  })

const goodByes = new Map([
  ['out', 'You are signed out.'],
  ['deleted', 'Your account is deleted, and you are signed out everywhere.'],
])

// The picture shows nothing: asking for it makes the browser forget the page it has just put away,
// with scripts or without.
function Left({ how }: { how: string }) {
  return (
    <p role="status" className="door__done">
      {goodByes.get(how) ?? goodByes.get('out')}
      <img src={paths.swept()} alt="" hidden />
    </p>
  )
}

export default function SignInPage() {
  const { next, left } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const [form, fields] = useSchoolForm(SignIn, { id: 'sign-in' })
  return (
    <>
      <h1>Sign in</h1>
      {left && <Left how={left} />}
      {query.get('reset') && (
        <p role="status" className="door__done">
          Your password is changed. Please sign in with it.
        </p>
      )}
      {query.get('used') && (
        <p role="status">
          You have used this invitation already. Sign in, and you are in your school.
        </p>
      )}
      <SchoolForm
        form={form}
        submit="Sign in"
        aside={<Link to={paths.forgotten()}>I forgot my password</Link>}
      >
        <input type="hidden" name="next" value={next} />
        <TextField field={fields.email} label="E-mail" type="email" autoComplete="username" />
        <TextField
          field={fields.password}
          label="Password"
          type="password"
          autoComplete="current-password"
        />
      </SchoolForm>
      <p>
        New here? <Link to={paths.signUp()}>Set up your school</Link>
      </p>
    </>
  )
}
