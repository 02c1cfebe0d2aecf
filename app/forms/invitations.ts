import { z } from 'zod'
import { accesses, positions } from '../words'
import { newPassword } from './passwords'
import { email, line } from './words'

export const NewInvitation = z.object({
  name: line('Please write the name of your colleague.', 120),
  email,
  position: z.enum(positions, 'Please choose a position.'),
  access: z.enum(accesses, 'Please choose an access.'),
})
export const InvitationAct = z.object({})
export const Accept = z.object({})
export const AcceptWithPassword = z.object({ password: newPassword })
