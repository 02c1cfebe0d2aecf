import { z } from 'zod'
import { accesses, letterHabits, positions, weekdayNames } from '../vocabulary'
import { check, maybeLine, maybeText } from './kit/fields'

const ownWords = maybeText(1000)

// As the database keeps them: seven bits, Monday the lowest.
export const worksOn = z
  .array(
    z.enum(['0', '1', '2', '3', '4', '5', '6'], 'Please choose days from the list.'),
    'Please tick at least one day.',
  )
  .min(1, 'Please tick at least one day.')
  .max(7, 'A week has seven days.')
  .transform((places) => places.reduce((bits, place) => bits | (1 << Number(place)), 0))

/** The places of the days in a week that someone works, Monday 0, as the form's boxes name them. */
export function weekdaysIn(bits: number) {
  return weekdayNames.flatMap((_, place) => (bits & (1 << place) ? [String(place)] : []))
}

/** The same days as one says them. */
export function weekSaid(bits: number) {
  const days = weekdaysIn(bits).map((place) => weekdayNames[Number(place)] ?? '')
  return days.length > 1 ? `${days.slice(0, -1).join(', ')} and ${days.at(-1)}` : days[0]
}

export const Profile = z.object({ strengths: ownWords, growthEdges: ownWords, worksOn })
export const Letters = z.object({
  letters: z.enum(letterHabits, 'Please choose how often Skein may write to you.'),
})
export const PositionAndAccess = z.object({
  position: z.enum(positions, 'Please choose a position.'),
  positionNote: maybeLine(80),
  access: z.enum(accesses, 'Please choose what they may do here.'),
  worksOn,
})
export const Sharing = z.object({ turn: z.uuid('Please open the reflection that you share.') })
export const Reflection = z.object({ reflection: maybeText(), shared: check })
export const CalendarAddress = z.object({})
/** Whether a member's calendar shows what they follow and shadow, too. */
export const CalendarFollows = z.object({ follows: check })
