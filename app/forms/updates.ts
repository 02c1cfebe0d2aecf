import { z } from 'zod'
import { resetOutcomes, stances } from '../vocabulary'
import { day, line, mark, maybeText, seeing, text } from './kit/fields'

const someone = z.uuid('Please choose someone from the list.')
const subjectId = z.uuid('Please open this from the page of the initiative.')

/**
 * What answering an update, a change of direction, actions and barriers ask for, by the act's noun
 * in the URL.
 */
export const followingForms = {
  stance: z.object({
    update: subjectId,
    own: mark.optional(),
    stance: z.enum(stances, 'Please choose one of the four.'),
    reason: text('Please say why; a line is enough.', 1000),
  }),
  reset: z.object({
    ...seeing,
    oldWay: maybeText(),
    evidence: maybeText(),
    newWay: maybeText(),
    dropped: maybeText(),
  }),
  'settle-reset': z.object({
    ...seeing,
    outcome: z.enum(resetOutcomes, 'Please say how it ends.'),
  }),
  'add-action': z.object({
    text: line('Please say what will be done.', 500),
    owner: someone,
    dueOn: day(),
  }),
  'finish-action': z.object({ which: subjectId, home: z.literal('on').optional() }),
  'reopen-action': z.object({ which: subjectId, home: z.literal('on').optional() }),
  'drop-action': z.object({ which: subjectId }),
  'raise-barrier': z.object({
    text: line('Please say what stands in the way.', 500),
    to: someone.optional(),
  }),
  'bring-barrier': z.object({ ...seeing, which: subjectId, to: someone }),
  'clear-barrier': z.object({
    which: subjectId,
    line: line('Please say in a line how it was cleared.', 500),
    by: someone.optional(),
  }),
}

export type ResetSaid = Omit<z.output<typeof followingForms.reset>, 'seen'>
