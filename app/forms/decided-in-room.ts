import { z } from 'zod'
import { authorities, methods, outcomes } from '../vocabulary/decisions'
import { day, line, markdown, maybeDay, maybeLine, maybeText } from './kit/fields'

export const NewDecision = z.object({
  question: line('Please write the question that was settled.', 300),
  decided: markdown('Please write what was decided.'),
  method: z.enum(methods, 'Please choose how it was decided.'),
  authority: z.enum(authorities, 'Please choose who decides.'),
  outcome: z.enum(outcomes, 'Please choose how it ended.'),
  tally: maybeLine(),
  took: z
    .array(z.uuid(), 'Please tick who took part.')
    .min(1, 'Please tick who took part.')
    .max(500, 'That is more people than a school has.'),
  why: maybeText(5000),
  decidedOn: day(),
  reviewOn: maybeDay,
  initiativeId: z.uuid('Please choose an initiative of this school.').optional(),
  supersedesId: z.uuid('Please choose a decision of this school.').optional(),
})

export type NewDecision = z.output<typeof NewDecision>
