import { InvitationAct } from '../../forms/invitations'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { ActPage } from '../acts/act-page'
import { actionOf, loaderOf } from '../acts/acts-on'
import { actsOnInvitation } from './acts-on-invitation'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const handle = shows('members')
export const shouldRevalidate = unlessWriting

export const loader = loaderOf(actsOnInvitation)
export const action = actionOf(actsOnInvitation)

const forms = { resend: InvitationAct, withdraw: InvitationAct }

/** The same act as the button in the list, as a page of its own: where a refusal is read. */
export default function InvitationActPage() {
  return <ActPage forms={forms} />
}
