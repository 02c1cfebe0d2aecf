import { z } from 'zod'
import { cameAbout, challenges, healths, readinesses } from '../words'
import { check, line, markdown, maybeDay, maybeLine } from './words'

const someone = z.uuid('Please choose someone from the list.')
const fields = z.object({
  title: line('Please give it a name.', 120),
  purpose: line('Please say in a line or two what it is for.', 1000),
  theoryIf: maybeLine(500),
  theoryThen: maybeLine(500),
  theoryBecause: maybeLine(500),
  challenge: z.enum(challenges, 'Please choose what kind of challenge it is.'),
  learningQuestion: maybeLine(500),
  voicesAffected: maybeLine(500),
  technicalOwner: someone.optional(),
  technicalDueOn: maybeDay,
  sponsor: someone.optional(),
  sipGoal: z.uuid('Please choose a goal from the list.').optional(),
})

type Said = z.output<typeof fields>

/** An initiative as it is put up or edited. Adaptive work carries its question and voices, technical work an owner and a day. */
export const Initiative = fields.superRefine((said, context) => {
  const ask = (name: keyof Said, message: string) => said[name] || context.addIssue({ code: 'custom', path: [name], message })
  if (said.challenge !== 'technical') {
    ask('learningQuestion', 'Adaptive work begins with a question. What do you need to learn?')
    ask('voicesAffected', 'Please name whose voices are affected.')
  }
  if (said.challenge !== 'adaptive') {
    ask('technicalOwner', 'Technical work has an owner. Please choose one.')
    ask('technicalDueOn', 'Technical work has a day. Please choose one.')
  }
})

const Reason = z.object({ reason: maybeLine(300) })
const Answer = { handOver: z.uuid().optional(), offer: z.uuid().optional() }

/** What each act on an initiative asks for, by its noun in the URL. */
export const actForms = {
  follow: Reason,
  shadow: Reason,
  offer: z.object({ readiness: z.enum(readinesses, 'Please say how ready you are.'), note: maybeLine(500) }),
  'take-lead': z.object({ cameAbout: z.enum(cameAbout, 'Please say how it came about.'), reason: maybeLine(300) }),
  'co-lead': z.object({}),
  'hand-over': z.object({
    from: someone.optional(),
    to: z.uuid('Please choose who receives the lead.'),
    stands: line('Please say where it stands.', 2000),
    next: line('Please say what comes next.', 2000),
    wish: maybeLine(2000),
  }),
  accept: z.object(Answer),
  decline: z.object({ ...Answer, reason: maybeLine(300) }),
  'step-back': z.object({ reason: maybeLine(300), reflection: maybeLine(2000), shared: check, leave: check }),
  leave: Reason,
  update: z.object({ health: z.enum(healths, 'Please choose how it is going.'), body: markdown('Please write a line or two.') }),
  edit: Initiative,
} satisfies Record<string, z.ZodObject>

export type ActNoun = keyof typeof actForms
