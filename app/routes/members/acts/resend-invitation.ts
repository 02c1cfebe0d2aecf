import { renewInvitation } from '../../../domain/members/invitations'
import { onInvitation } from './invitation-act'
import type { InvitationAct } from './invitation-act'

export const act: InvitationAct = {
  ...onInvitation,
  title: 'Send the invitation again',
  makes: true,
  submit: 'Send the invitation again',
  perform: ({ acting }, id) => renewInvitation(acting, id),
  names: (id) => id,
}
