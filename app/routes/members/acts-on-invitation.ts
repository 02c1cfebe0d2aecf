import { z } from 'zod'
import { ensure, found } from '../../domain/refusal'
import { paths } from '../../paths'
import type { ActsOn } from '../acts/acts-on'
import type { OnInvitation } from './acts/invitation-act'
import { act as resend } from './acts/resend-invitation'
import { act as withdraw } from './acts/withdraw-invitation'

export const actsOnInvitation: ActsOn<OnInvitation> = {
  acts: { resend, withdraw },
  keyIn: ({ params }) => found(z.uuid().safeParse(params.invitation).data),
  read: async () => null,
  refuse: async (_here, _at, whose = '') => ensure(false, whose),
  backTo: ({ school }) => paths.people(school),
  shown: () => ({ formId: 'invitation-act', of: [], back: 'Back to People' }),
}
