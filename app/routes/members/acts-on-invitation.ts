import { ensure } from '../../domain/refusal'
import { idIn } from '../../http/params.server'
import { paths } from '../../paths'
import type { ActsOn } from '../acts/acts-on'
import type { OnInvitation } from './acts/invitation-act'
import { act as resend } from './acts/resend-invitation'
import { act as withdraw } from './acts/withdraw-invitation'

export const actsOnInvitation: ActsOn<OnInvitation> = {
  kind: 'invitation',
  acts: { resend, withdraw },
  keyIn: ({ params }) => idIn(params.invitation),
  read: async () => null,
  refuse: async (_here, _at, { whose = '' }) => ensure(false, whose),
  backTo: ({ school }) => paths.people(school),
  shown: () => ({ formId: 'invitation-act', of: [] }),
}
