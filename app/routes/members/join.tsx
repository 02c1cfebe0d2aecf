import { json } from '@remix-run/node'
import type {
  ActionFunctionArgs,
  AppLoadContext,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { accountByEmail, atTheDoor, invitationByToken } from '../../../db/front-door'
import type { MailedInvitation } from '../../../db/front-door'
import { openAccount } from '../../domain/accounts/accounts'
import { acceptInvitation } from '../../domain/members/invitation-acceptance'
import { networkOf } from '../../domain/accounts/network-address'
import { hashed } from '../../domain/accounts/tokens'
import { countHashing } from '../../domain/accounts/rate-limits'
import { Accept, AcceptWithPassword } from '../../forms/invitations'
import { goTo } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { letIn } from '../../http/devices.server'
import { doorAct } from '../../http/door-act.server'
import { ensureHardToGuess, hashPassword } from '../../http/passwords.server'
import type { Guest } from '../../http/session.server'
import { paths } from '../../paths'
import { SignOut } from '../../ui/kit/button-form'
import { SchoolForm, useSchoolForm } from '../../ui/kit/form'
import { NewPassword, Username } from '../../ui/accounts/new-password'
import { sentence } from '../../vocabulary/sentences'

export const meta: MetaFunction = () => [{ title: 'Join a school · Skein' }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const token = String(params.token)
  const invitation = await mailedInvitation(token, context)
  const { school, inviter, email, name, ended } = invitation
  const guest = await context.guest()
  const answer = {
    token,
    school,
    inviter,
    email,
    name,
    me: guest?.email,
    way: ended ?? (await wayIn(email, guest)),
  }
  return json(answer, { status: ended ? 404 : 200 })
}

export async function action(args: ActionFunctionArgs) {
  const { params, context } = args
  const invitation = await mailedInvitation(String(params.token), context)
  const guest = await context.guest()
  if (invitation.ended)
    throw json(
      {
        sentence: `This invitation is no longer open. ${
          invitation.ended === 'closed'
            ? 'The school is closed.'
            : 'Please ask the colleague who invited you for a new one.'
        }`,
      },
      { status: 404 },
    )
  if (guest) return doorAct(args, Accept, () => enter(invitation, guest))
  const { name, email, school } = invitation
  return doorAct(args, AcceptWithPassword, async ({ password }) => {
    const by = hashed(String(params.token))
    await ensureHardToGuess(password, { own: [name, email, school], by })
    await countHashing(by)
    const passwordHash = await hashPassword(password, { from: networkOf(context.address) })
    const accountId = await atTheDoor(() => openAccount({ name, email, passwordHash }))
    await letIn(context, { id: accountId, passwordHash })
    return enter(invitation, { accountId, email })
  })
}

// Who has used the link goes on to the school, over sign-in where nobody is signed in.
async function mailedInvitation(token: string, context: AppLoadContext) {
  const invitation = await invitationByToken(hashed(token))
  if (!invitation)
    throw json(
      {
        sentence:
          'This link opens nothing. Perhaps a newer letter has taken its place: please follow the link in the latest one, or ask the colleague who invited you.',
      },
      { status: 404 },
    )
  if (invitation.ended !== 'used') return invitation
  const guest = await context.guest()
  if (!guest) throw goTo(paths.signIn(paths.home(invitation.slug), { used: 'yes' }))
  if (isFor(invitation, guest)) throw goTo(paths.home(invitation.slug))
  return invitation
}

function isFor({ slug, email }: MailedInvitation, guest: Guest) {
  return (
    guest.email.toLowerCase() === email.toLowerCase() ||
    guest.memberships.some((membership) => membership.slug === slug)
  )
}

async function wayIn(
  email: string,
  guest: Guest | undefined,
): Promise<'accept' | 'sign out' | 'sign in' | 'choose'> {
  if (guest) return guest.email.toLowerCase() === email.toLowerCase() ? 'accept' : 'sign out'
  return (await accountByEmail(email)) ? 'sign in' : 'choose'
}

async function enter(
  { school_id, slug, invitation_id }: MailedInvitation,
  { accountId, email }: { accountId: string; email: string },
) {
  await acceptInvitation({ schoolId: school_id, id: invitation_id }, { accountId, email })
  return goTo(confirmed(paths.home(slug), 'school.joined'))
}

export default function Join() {
  const { school, inviter, way } = useLoaderData<typeof loader>()
  const Way = ways[way]
  return (
    <>
      <h1>Join {school}</h1>
      {!(way in endings) && <p>{sentence`${inviter} invites you to ${school}.`}</p>}
      <Way />
    </>
  )
}

const endings = { used: Used, closed: Closed, withdrawn: Withdrawn, expired: Expired }
const ways = {
  accept: AcceptIt,
  'sign out': SignOutFirst,
  'sign in': SignInFirst,
  choose: ChoosePassword,
  ...endings,
}

function AcceptIt() {
  const [form] = useSchoolForm(Accept, { id: 'accept' })
  return (
    <SchoolForm form={form} submit="Join the school">
      {null}
    </SchoolForm>
  )
}

function ChoosePassword() {
  const { email, name, school } = useLoaderData<typeof loader>()
  const [form, fields] = useSchoolForm(AcceptWithPassword, { id: 'choose' })
  return (
    <SchoolForm form={form} submit="Join the school">
      <Username email={email} />
      <NewPassword
        field={fields.password}
        label="Choose a password"
        hint="At least 15 characters. A few words in a row are easy to remember."
        own={[name, email, school]}
      />
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
        The invitation is for {email}, and you are signed in as {me}. Sign out, then follow the link
        in the mail again.
      </p>
      <SignOut button="button" />
    </>
  )
}

function Closed() {
  const { school } = useLoaderData<typeof loader>()
  return <p>{sentence`${school} is closed: nobody is in it any more, and nobody can join it.`}</p>
}

function Expired() {
  const { inviter } = useLoaderData<typeof loader>()
  return (
    <p>
      This invitation worked for fourteen days, and they are over. Please ask {inviter} to send it
      again.
    </p>
  )
}

function Withdrawn() {
  const { inviter, school } = useLoaderData<typeof loader>()
  return (
    <p>
      This invitation was withdrawn.{' '}
      {sentence`If you think that is a mistake, please ask ${inviter} or someone else at ${school}.`}
    </p>
  )
}

function Used() {
  const { email, me } = useLoaderData<typeof loader>()
  return (
    <>
      <p>
        This invitation was for {email} and has been used. You are signed in as {me}. If {email} is
        yours as well, sign out and sign in with it; otherwise please ask for an invitation of your
        own.
      </p>
      <SignOut button="button" />
    </>
  )
}
