import type { MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/acting'
import { accessesToGive, givesControl, invite } from '../../domain/members/invitations'
import { ensure } from '../../domain/refusal'
import { confirming } from '../../forms/kit/confirmation'
import { NewInvitation } from '../../forms/invitations'
import { goTo } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { passwordAgain } from '../../http/password-again.server'
import { act, page } from '../../http/in-school.server'
import { paths } from '../../paths'
import { ConfirmField } from '../../ui/kit/confirm-field'
import { SchoolForm, SelectField, TextField, useSchoolForm } from '../../ui/kit/form'
import { Heading } from '../../ui/kit/heading'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { positions } from '../../vocabulary'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const meta: MetaFunction = () => [{ title: 'Invite · Skein' }]

export const handle = shows('members')
export const shouldRevalidate = unlessWriting

export const loader = page(async ({ acting, school }) => {
  ensure(may.invite(acting), 'Only an owner or an admin can invite someone to the school.')
  return { school, accesses: accessesToGive(acting) }
})

const Form = confirming(NewInvitation)

export const action = act(
  Form,
  async ({ acting, school }, { current: _, ...invited }) => {
    await invite(acting, invited)
    return goTo(confirmed(paths.people(school), 'invitation.sent', { many: 1 }))
  },
  (context, said) => (givesControl(said.access) ? passwordAgain(context, said) : undefined),
)

const means = {
  owner: 'owner: everything, and who the owners are',
  admin: 'admin: invites and settings too',
  member: 'member: takes full part',
  guest: 'guest: reads along',
}

export default function InvitePage() {
  const { accesses, school } = useLoaderData<typeof loader>()
  const [form, fields] = useSchoolForm(Form, { id: 'invite', defaults: { access: 'member' } })
  return (
    <>
      <Heading
        title="Invite a colleague"
        above={<Link to={paths.people(school)}>People</Link>}
        lede="They get a link by mail that works for fourteen days."
        acts={
          <Link className="button" to={paths.invitationList(school)}>
            Invite many at once
          </Link>
        }
      />
      <SchoolForm form={form} submit="Send the invitation" cancelTo={paths.people(school)}>
        <TextField field={fields.name} label="Name" />
        <TextField field={fields.email} label="E-mail" type="email" />
        <SelectField
          field={fields.position}
          label="Position"
          hint="A fact about the person, never a permission."
          none="Choose …"
          choices={positions.map((position) => ({ value: position, label: position }))}
        />
        <SelectField
          field={fields.access}
          label="Access"
          choices={accesses.map((access) => ({ value: access, label: means[access] }))}
        />
        <ConfirmField field={fields.current} />
      </SchoolForm>
    </>
  )
}
