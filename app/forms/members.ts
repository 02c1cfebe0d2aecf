import { z } from 'zod'
import { accesses, positions } from '../words'
import { maybeLine } from './words'

const ownWords = z.string().trim().max(1000, 'Please keep this to 1,000 characters.').default('')

export const Profile = z.object({ strengths: ownWords, growthEdges: ownWords })
export const Standing = z.object({
  position: z.enum(positions, 'Please choose a position.'),
  positionNote: maybeLine(80),
  access: z.enum(accesses, 'Please choose what they may do here.'),
})
export const Sharing = z.object({ turn: z.uuid('Please open the reflection that you share.') })
export const Leaving = z.object({})
