import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { accountByEmail, atTheDoor, invitationByToken } from '../../../db/front-door'
import type { OpenInvitation } from '../../../db/front-door'
import { openAccount } from '../../domain/accounts'
import { acceptInvitation } from '../../domain/invitations'
import { found } from '../../domain/refusal'
import { hashed } from '../../domain/secrets'
import { Accept, AcceptWithPassword } from '../../forms/invitations'
import { asResponse, goTo } from '../../http/answers.server'
import { doorAct } from '../../http/door-act.server'
import { hashPassword } from '../../http/passwords.server'
import { beginSession } from '../../http/session.server'
import type { Guest } from '../../http/session.server'
import { paths } from '../../paths'
import { SignOut } from '../../ui/button-form'
import { SchoolForm, TextField, useSchoolForm } from '../../ui/form'

export const meta: MetaFunction = () => [{ title: 'Join a school · Skein' }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const token = String(params.token)
  const { school, inviter, email } = await openInvitation(token)
  const guest = await context.guest()
  return { token, school, inviter, email, me: guest?.email, way: await wayIn(email, guest) }
}

export async function action(args: ActionFunctionArgs) {
  const { params, context } = args
  const invitation = await openInvitation(String(params.token))
  const guest = await context.guest()
  if (guest) return doorAct(args, Accept, () => enter(invitation, guest))
  return doorAct(args, AcceptWithPassword, async ({ password }) => {
    const { name, email } = invitation
    const passwordHash = await hashPassword(password)
    const accountId = await atTheDoor(() => openAccount({ name, email, passwordHash }))
    context.setCookie(await beginSession(accountId))
    return enter(invitation, { accountId, email })
  })
}

async function openInvitation(token: string) {
  const invitation = await invitationByToken(hashed(token))
  try {
    return found(invitation?.open ? invitation : undefined, 'This invitation is no longer open. Please ask the colleague who invited you for a new one.')
  } catch (error) {
    throw asResponse(error)
  }
}

async function wayIn(email: string, guest: Guest | undefined): Promise<keyof typeof ways> {
  if (guest) return guest.email.toLowerCase() === email.toLowerCase() ? 'accept' : 'sign out'
  return (await accountByEmail(email)) ? 'sign in' : 'choose'
}

async function enter({ school_id, slug, invitation_id }: OpenInvitation, { accountId, email }: { accountId: string; email: string }) {
  await acceptInvitation({ schoolId: school_id, id: invitation_id }, { accountId, email })
  return goTo(paths.home(slug))
}

export default function Join() {
  const { school, inviter, way } = useLoaderData<typeof loader>()
  const Way = ways[way]
  return (
    <>
      <h1>Join {school}</h1>
      <p>
        {inviter} invites you to {school}.
      </p>
      <Way />
    </>
  )
}

const ways = { accept: AcceptIt, 'sign out': SignOutFirst, 'sign in': SignInFirst, choose: ChoosePassword }

function AcceptIt() {
  const [form] = useSchoolForm(Accept, { id: 'accept' })
  return <SchoolForm form={form} submit="Join the school">{null}</SchoolForm>
}

function ChoosePassword() {
  const { email } = useLoaderData<typeof loader>()
  const [form, fields] = useSchoolForm(AcceptWithPassword, { id: 'choose' })
  return (
    <SchoolForm form={form} submit="Join the school">
      <p>You will sign in as {email}.</p>
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <TextField field={fields.password} label="Choose a password" type="password" autoComplete="new-password" hint="At least 15 characters. A few words in a row are easy to remember." />
    </SchoolForm>
  )
}

function SignInFirst() {
  const { token, email } = useLoaderData<typeof loader>()
  return (
    <p>
      {email} has an account here already.{' '}
      <Link to={paths.signIn(paths.join(token))} className="button button--primary">
        Sign in and join
      </Link>
    </p>
  )
}

function SignOutFirst() {
  const { email, me } = useLoaderData<typeof loader>()
  return (
    <>
      <p>
        The invitation is for {email}, and you are signed in as {me}. Sign out, then follow the link in the mail again.
      </p>
      <SignOut button="button" />
    </>
  )
}
