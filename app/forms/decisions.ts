import { z } from 'zod'
import {
  authorities,
  entryKinds,
  meanings,
  methods,
  roundKinds,
  turnsToSpeak,
  voices,
  addressees,
} from '../vocabulary/decisions'
import { reasonAsked } from '../vocabulary/decision-methods'
import type { Option } from '../vocabulary/decision-methods'
import {
  check,
  day,
  line,
  mark,
  markdown,
  maybeDay,
  maybeLine,
  maybeText,
  seeing,
  text,
  time,
} from './kit/fields'

const people = z
  .array(z.uuid('Please choose people of this school.'))
  .max(500, 'That is more people than a school has.')
  .default([])
const maybeTime = time('Please choose a time, like 3:30 PM.').optional()
const chosen = z.uuid('Please choose one from the page.')

export const Proposal = z
  .object({
    question: line('Please write the question that is to be settled.', 300),
    body: markdown('Please write what you propose.'),
    method: z.enum(methods, 'Please choose how it is decided.'),
    templateId: z.uuid().optional(),
    authority: z.enum(authorities, 'Please choose who decides.'),
    whom: z.enum(addressees, 'Please choose whom you mean.').default('named'),
    deciders: people,
    affected: people,
    experts: people,
    advisers: people,
    deadlineDay: day('Please choose the day by which people respond.'),
    deadlineTime: maybeTime,
    reviewOn: maybeDay,
    initiativeId: z.uuid('Please choose an initiative of this school.').optional(),
    supersedesId: z.uuid('Please choose a decision of this school.').optional(),
    secret: check,
  })
  .superRefine(({ method, whom, initiativeId, deciders, affected, experts, advisers }, context) => {
    if (whom === 'initiative' && !initiativeId)
      context.addIssue({
        code: 'custom',
        path: ['initiativeId'],
        message: 'Please choose the initiative whose people you mean.',
      })
    const isNamed = whom === 'named'
    const isLed = method === 'advice process' || method === 'lead decides after input'
    if (isNamed && !isLed && !deciders.length)
      context.addIssue({
        code: 'custom',
        path: ['deciders'],
        message: 'Please choose who decides.',
      })
    if (isNamed && method === 'advice process' && !affected.length)
      context.addIssue({
        code: 'custom',
        path: ['affected'],
        message: 'Please choose at least one person who is affected.',
      })
    if (method === 'advice process' && !experts.length)
      context.addIssue({
        code: 'custom',
        path: ['experts'],
        message: 'Please choose at least one person who knows the matter.',
      })
    if (isNamed && method === 'lead decides after input' && !advisers.length)
      context.addIssue({
        code: 'custom',
        path: ['advisers'],
        message: 'Please choose whom you ask for input.',
      })
  })

/**
 * The version and round that the page showed: what is answered, amended or settled is what was
 * read.
 */
const reading = { read: mark.optional() }
/** What the page showed of its reader's own answer, where that is replaced. */
const owning = { own: mark.optional() }
/** What the page showed of what someone said, where that is answered. */
const saying = { said: mark.optional() }
const deadline = { deadlineDay: maybeDay, deadlineTime: maybeTime }

export const Respond = z.object({
  ...reading,
  ...owning,
  choice: z.enum(meanings, 'Please choose one of the answers.'),
  reason: maybeText(),
})

/** The same for the answers of one decision: what comes with a reason is not sent without one. */
export function respondBy(options: Pick<Option, 'meaning' | 'label' | 'prompt' | 'reason'>[]) {
  return Respond.superRefine(({ choice, reason: said }, context) => {
    const option = options.find(({ meaning }) => meaning === choice)
    if (option?.reason && !said)
      context.addIssue({ code: 'custom', path: ['reason'], message: reasonAsked(option) })
  })
}

/** What each act on a decision asks for, by its noun in the URL. */
export const decidingForms = {
  open: z.object({ ...seeing }),
  edit: Proposal,
  amend: z.object({
    ...reading,
    body: markdown('Please write what you propose now.'),
    note: maybeLine(300),
    integrates: z.array(chosen).max(100).default([]),
    ...deadline,
  }),
  again: z.object({
    ...reading,
    reason: line('Please say in a line what has changed since the last round.', 300),
    ...deadline,
  }),
  invite: z.object({
    member: z.uuid('Please choose someone from the list.'),
    voice: z.enum(voices).optional(),
  }),
  'pass-on': z.object({ ...seeing, to: z.uuid('Please choose someone from the list.') }),
  close: z.object({ ...reading }),
  outcome: z.object({
    ...reading,
    outcome: z.enum(['passed', 'not passed', 'referred'], 'Please choose how it ended.'),
    decided: markdown('Please write what was decided.'),
    why: maybeText(5000),
    reviewOn: maybeDay,
  }),
  withdraw: z.object({ ...seeing, reason: line('Please say in a line why.', 300) }),
  thread: z.object({
    ...reading,
    kind: z.enum(entryKinds, 'Please choose what this is.'),
    body: text('Please write a line or two.', 5000),
    isQuestion: check,
  }),
  answer: z.object({
    entry: chosen.optional(),
    response: chosen.optional(),
    ...saying,
    body: text('Please write an answer.', 5000),
  }),
  'correct-entry': z.object({
    entry: chosen,
    body: text('Please write a line or two.', 5000),
  }),
  confirm: z.object({ ...reading, objection: chosen }),
  'not-yet': z.object({
    ...reading,
    objection: chosen,
    line: line('Please say in a line what is still missing.', 500),
  }),
  'withdraw-objection': z.object({
    ...reading,
    objection: chosen,
    line: line('Please say in a line why you withdraw it.', 500),
  }),
  stands: z.object({
    ...reading,
    ...saying,
    objection: chosen,
    line: line('Please say in a line what was tried.', 500),
  }),
  round: z.object({ kind: z.enum(roundKinds, 'Please choose which round.') }),
  speaker: z.object({
    member: z.uuid('Please choose someone in the round.'),
    turn: z.enum(turnsToSpeak, 'Please choose what to note.'),
  }),
  'end-round': z.object({}),
  nudge: z.object({}),
  review: z.object({
    result: z.enum(['kept', 'ended'], 'Please choose what becomes of it.'),
    line: line('Please say in a line why.', 500),
    nextReviewOn: maybeDay,
  }),
} satisfies Record<string, z.ZodType>

export type DecidingNoun = keyof typeof decidingForms
export type Proposal = z.output<typeof Proposal>
export type Amendment = Omit<z.output<typeof decidingForms.amend>, 'read'>
