import { Link, useParams } from '@remix-run/react'
import { z } from 'zod'
import { renewInvitation, withdrawInvitation } from '../../domain/members/invitations'
import { may } from '../../domain/acting'
import { ensure, found } from '../../domain/refusal'
import { InvitationAct } from '../../forms/invitations'
import { goTo } from '../../http/answers.server'
import { act, page } from '../../http/in-school.server'
import type { Here } from '../../http/in-school.server'
import { paths } from '../../paths'
import { SchoolForm, useSchoolForm } from '../../ui/kit/form'
import { Heading } from '../../ui/kit/heading'
import { useSchool } from '../../ui/kit/school-context'
import { shows, unlessWriting } from '../../ui/kit/page-topics'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const handle = shows('members')
export const shouldRevalidate = unlessWriting

export const loader = page(async ({ acting, params }) => {
  ensure(may.invite(acting), 'Only administrators invite people.')
  found(acts.get(params.act ?? ''))
  return null
})

export const action = act(InvitationAct, async (here) => {
  const id = found(z.uuid().safeParse(here.params.invitation).data)
  await found(acts.get(here.params.act ?? ''))(here, id)
  return goTo(paths.people(here.school))
})

const acts = new Map<string, (here: Here, id: string) => Promise<void>>([
  ['resend', ({ acting }, id) => renewInvitation(acting, id)],
  ['withdraw', ({ acting }, id) => withdrawInvitation(acting, id)],
])

const titles = new Map([
  ['resend', 'Send the invitation again'],
  ['withdraw', 'Withdraw the invitation'],
])

/** The same act as the button in the list, as a page of its own: where a refusal is read. */
export default function InvitationActPage() {
  const { school } = useSchool()
  const title = titles.get(useParams().act ?? '') ?? 'Invitation'
  const [form] = useSchoolForm(InvitationAct, { id: 'invitation-act' })
  return (
    <>
      <Heading title={title} />
      <SchoolForm
        form={form}
        submit={title}
        aside={<Link to={paths.people(school.slug)}>Back to People</Link>}
      >
        {null}
      </SchoolForm>
    </>
  )
}
