import { z } from 'zod'
import { loggedKinds } from '../vocabulary'
import { day, line } from './kit/fields'

const text = line('Please write one line: what was done?', 500)

export const NewContribution = z.object({
  text,
  kind: z.enum(loggedKinds, 'Please choose what kind of contribution it was.'),
  memberId: z.uuid('Please choose someone of this school.').optional(),
  happenedOn: day(),
  initiativeId: z.uuid('Please choose an initiative of this school.').optional(),
})
export const Correction = z.object({ text, happenedOn: day() })
export const Decline = z.object({})

/** What every act on a line of the ledger asks, by its noun in the URL. */
export const contributionForms = { decline: Decline, correct: Correction }
export type ContributionNoun = keyof typeof contributionForms

export type NewContribution = z.output<typeof NewContribution>
export type Correction = z.output<typeof Correction>
