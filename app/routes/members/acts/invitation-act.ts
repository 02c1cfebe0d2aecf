import { may } from '../../../domain/acting'
import { InvitationAct as Form } from '../../../forms/invitations'
import type { Act } from '../../acts/act'

// The list of invitations is what shows one; a page for an act on it need not know which it is.
export type OnInvitation = { at: null; key: string }
/** One act on an invitation that is open. */
export type InvitationAct = Act<OnInvitation, typeof Form>

/** What every act on an invitation has. */
export const onInvitation = {
  lede: '',
  schema: Form,
  isOpen: may.invite,
  whose: 'Only administrators invite people.',
  fields: () => [],
} satisfies Partial<InvitationAct>
