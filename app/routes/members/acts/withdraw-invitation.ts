import { withdrawInvitation } from '../../../domain/members/invitations'
import { onInvitation } from './invitation-act'
import type { InvitationAct } from './invitation-act'

export const act: InvitationAct = {
  ...onInvitation,
  title: 'Withdraw the invitation',
  submit: 'Withdraw the invitation',
  perform: ({ acting }, id) => withdrawInvitation(acting, id),
  names: (id) => id,
}
