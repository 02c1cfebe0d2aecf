import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { accountByEmail, atTheDoor, invitationByToken } from '../../../db/front-door'
import type { OpenInvitation } from '../../../db/front-door'
import { openAccount } from '../../domain/accounts'
import { acceptInvitation } from '../../domain/invitations'
import { found } from '../../domain/refusal'
import { networkOf } from '../../domain/network-address'
import { hashed } from '../../domain/secrets'
import { countHashing } from '../../domain/sign-in-tries'
import { Accept, AcceptWithPassword } from '../../forms/invitations'
import { asResponse, goTo } from '../../http/answers.server'
import { letIn } from '../../http/devices.server'
import { doorAct } from '../../http/door-act.server'
import { hardToGuess, hashPassword } from '../../http/passwords.server'
import type { Guest } from '../../http/session.server'
import { paths } from '../../paths'
import { SignOut } from '../../ui/button-form'
import { SchoolForm, useSchoolForm } from '../../ui/form'
import { NewPassword, Username } from '../../ui/new-password'

export const meta: MetaFunction = () => [{ title: 'Join a school · Skein' }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const token = String(params.token)
  const { school, inviter, email, name } = await openInvitation(token)
  const guest = await context.guest()
  return { token, school, inviter, email, name, me: guest?.email, way: await wayIn(email, guest) }
}

export async function action(args: ActionFunctionArgs) {
  const { params, context } = args
  const invitation = await openInvitation(String(params.token))
  const guest = await context.guest()
  if (guest) return doorAct(args, Accept, () => enter(invitation, guest))
  const { name, email, school } = invitation
  return doorAct(args, await hardToGuess(AcceptWithPassword, [name, email, school]), async ({ password }) => {
    await countHashing(hashed(String(params.token)))
    const passwordHash = await hashPassword(password, { from: networkOf(context.address) })
    const accountId = await atTheDoor(() => openAccount({ name, email, passwordHash }))
    await letIn(context, accountId)
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
  const { email, name, school } = useLoaderData<typeof loader>()
  const [form, fields] = useSchoolForm(AcceptWithPassword, { id: 'choose' })
  return (
    <SchoolForm form={form} submit="Join the school">
      <Username email={email} />
      <NewPassword field={fields.password} label="Choose a password" hint="At least 15 characters. A few words in a row are easy to remember." own={[name, email, school]} />
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
