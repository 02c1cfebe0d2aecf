import { json } from '@remix-run/node'
import type { MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { may } from '../../domain/acting'
import { invitationsLeft } from '../../domain/members/invitation-letters'
import { accessesToGive } from '../../domain/members/invitations'
import { ensure, refusalIn } from '../../domain/refusal'
import { confirming } from '../../forms/kit/confirmation'
import { InvitationList } from '../../forms/invitations'
import { goTo } from '../../http/answers.server'
import { confirmed } from '../../http/confirmation.server'
import { passwordAgain } from '../../http/password-again.server'
import { act, page } from '../../http/in-school.server'
import {
  inviteShown,
  keptBack,
  listGivesControl,
  previewOf,
} from '../../http/invitation-list.server'
import type { Preview } from '../../http/invitation-list.server'
import { paths } from '../../paths'
import { FileField, LongField, SchoolForm, SelectField, useSchoolForm } from '../../ui/kit/form'
import { Heading } from '../../ui/kit/heading'
import { InvitationsPreview } from '../../ui/members/invitations-preview'
import { useSchool } from '../../ui/kit/school-context'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { positions } from '../../vocabulary'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const meta: MetaFunction = () => [{ title: 'Invite many · Skein' }]

export const handle = shows('members')
export const shouldRevalidate = unlessWriting

const mayNot = 'Only an owner or an admin can invite someone to the school.'

export const loader = page(async ({ acting }) => {
  ensure(may.invite(acting), mayNot)
  return { accesses: accessesToGive(acting), left: await invitationsLeft(acting) }
})

export const action = act(
  confirming(InvitationList),
  async ({ acting, school }, given, ensureIt) => {
    ensure(may.invite(acting), mayNot)
    const asked = refusalIn(ensureIt)
    const { isSent, invited, rest } = await (asked ? keptBack(given) : inviteShown(acting, given))
    if (isSent && !rest)
      return goTo(confirmed(paths.people(school), 'invitation.sent', { many: invited }))
    const preview = await previewOf(acting, rest, given)
    const told = {
      invited,
      preview,
      given: { position: given.position ?? '', access: given.access },
    }
    // The list stays as it was shown, with the question in it.
    const result = asked && { status: 'error', error: { current: [asked.sentence] } }
    return json({ ...told, result }, asked ? 403 : 200)
  },
  (context, given) =>
    listGivesControl(given) ? passwordAgain(context, given).catch(saidLater) : undefined,
)

// A wrong password is told on the list as well.
function saidLater(refusal: unknown) {
  return () => {
    throw refusal
  }
}

type Answer =
  | { invited: number; preview: Preview; given: { position: string; access: string } }
  | { preview?: undefined }
  | undefined

export default function InvitationListPage() {
  const answer = useActionData() as Answer
  const { school } = useSchool()
  const another = (
    <Link className="button" to={paths.newInvitation(school.slug)}>
      Invite one person
    </Link>
  )
  return (
    <>
      <Heading
        title="Invite many at once"
        above={<Link to={paths.people(school.slug)}>People</Link>}
        lede="They each get a link by mail that works for fourteen days. You see the list before anything is sent."
        acts={another}
      />
      {answer?.preview ? (
        <InvitationsPreview key={answer.preview.shown + answer.preview.others} {...answer} />
      ) : (
        <Ask />
      )}
    </>
  )
}

function Ask() {
  const { accesses, left } = useLoaderData<typeof loader>()
  const { school } = useSchool()
  const [form, fields] = useSchoolForm(InvitationList, {
    id: 'invitation-list',
    defaults: { access: 'member' },
  })
  return (
    <div className="sheet narrow ask-list">
      <SchoolForm form={form} submit="Check the list" cancelTo={paths.people(school.slug)} parts>
        <input type="hidden" name="check" value="on" />
        <LongField
          field={fields.list}
          label="The list"
          rows={8}
          hint={
            <>
              One person per row: name, e-mail, position. For example{' '}
              <code>Fay Lund, fay@school.org, teacher</code> or{' '}
              <code>Fay Lund &lt;fay@school.org&gt;, teacher</code>. You can paste it from a
              spreadsheet.
            </>
          }
        />
        <FileField
          field={fields.file}
          label="Or a CSV file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          hint="As spreadsheets save it, with a line of headings or without."
          optional
        />
        <SelectField
          field={fields.position}
          label="Position, where a row says none"
          none="Say it in the list"
          choices={positions.map((value) => ({ value, label: value }))}
          optional
        />
        <SelectField
          field={fields.access}
          label="Access, where a row says none"
          choices={accesses.map((value) => ({ value, label: value }))}
        />
        <p className="quiet">{leftSaid(left)}</p>
      </SchoolForm>
    </div>
  )
}

function leftSaid(left: number) {
  return `${left} more invitations can be sent in this hour. A school in its first fourteen days sends 100 an hour, later 500.`
}
