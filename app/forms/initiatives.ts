import { z } from 'zod'
import { cadences, cameAbout, challenges, choosings, healths } from '../vocabulary'
import { Ask, CloseCall, NewCall, Offer } from './calls'
import { followingForms } from './updates'
import {
  check,
  day,
  line,
  markdown,
  maybeDay,
  maybeLine,
  maybeText,
  seeing,
  text,
} from './kit/fields'

const someone = z.uuid('Please choose someone from the list.')
const fields = z.object({
  title: line('Please give it a name.', 120),
  purpose: text('Please say in a line or two what it is for.', 1000),
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
  noGoalBecause: maybeLine(300),
})

type Said = z.output<typeof fields>

/**
 * An initiative as it is made or edited. Adaptive work carries its question and voices, technical
 * work an owner and a day; all of it a goal of the school's plan, or why none.
 */
export const Initiative = fields.superRefine((said, context) => {
  const ask = (name: keyof Said, message: string) =>
    said[name] || context.addIssue({ code: 'custom', path: [name], message })
  if (!said.noGoalBecause)
    ask('sipGoal', 'Please choose the goal that it serves, or write below why it serves none.')
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
const Update = {
  health: z.enum(healths, 'Please choose how it is going.'),
  body: markdown('Please write a line or two.'),
}
const Answer = {
  handOver: z.uuid().optional(),
  offer: z.uuid().optional(),
  pair: z.uuid().optional(),
  ask: z.uuid().optional(),
}

const reflecting = { reflection: maybeText(), shared: check }
const weeks = z.coerce
  .number('Please write a number of weeks.')
  .int('Please write whole weeks.')
  .min(0, 'Please write 0 or more.')
  .max(12, 'Twelve weeks at most.')
  .default(0)

/**
 * A hand-over: the notes are kept (`keep`), or someone is asked; what is missing then depends on
 * who would be next, and is said by the domain.
 */
const HandOver = z.object({
  from: someone.optional(),
  to: someone.optional(),
  choiceReason: maybeLine(300),
  dueOn: maybeDay,
  stands: maybeText(),
  next: maybeText(),
  wish: maybeText(),
  weeksShadowed: weeks,
  weeksBeside: weeks,
  keep: check,
  ...reflecting,
})

type OrderPlace = `order${number}`

/** The fields of an agreed order: a place each, for up to sixty people. */
export const orderPlaces = Array.from({ length: 60 }, (_, at): OrderPlace => `order${at + 1}`)

/** The people of an order, by their places; the empty ones are left out. */
export const orderIn = (said: Partial<Record<OrderPlace, string>>) =>
  orderPlaces.flatMap((place) => said[place] ?? [])

const Plan = z
  .object({
    cadence: z.enum(cadences, 'Please choose how often.'),
    everyWeeks: z.coerce
      .number('Please write a number of weeks.')
      .int('Please write whole weeks.')
      .min(1, 'Please write a number of weeks, from 1 to 52.')
      .max(52, 'A year at most.')
      .optional(),
    milestone: maybeLine(200),
    milestoneOn: maybeDay,
    seats: z.coerce
      .number('Please choose one to three.')
      .int()
      .min(1, 'Please choose one to three.')
      .max(3, 'Please choose one to three.'),
    choosing: z.enum(choosings, 'Please choose who is next.'),
    ...Object.fromEntries(orderPlaces.map((place) => [place, someone.optional()])),
  })
  .superRefine((said, context) => {
    const ask = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (said.cadence === 'every few weeks' && said.everyWeeks === undefined)
      ask('everyWeeks', 'Please write how many weeks.')
    if (said.cadence === 'at a milestone' && !said.milestone)
      ask('milestone', 'Please name the milestone.')
    if (said.choosing === 'in this order' && !orderIn(said).length)
      ask('order1', 'Please choose who is first.')
  })

/** The answer to being asked to sponsor: a yes comes with a line. */
const Sponsoring = z
  .object({ answer: z.enum(['yes', 'no'], 'Please choose yes or no.'), line: maybeText(500) })
  .superRefine(({ answer, line: said }, context) => {
    if (answer === 'yes' && !said)
      context.addIssue({
        code: 'custom',
        path: ['line'],
        message: 'Please write why this matters to you.',
      })
  })

const learned = text('Please write a line.', 500)

/** What each act on an initiative asks for, by its noun in the URL. */
export const actForms = {
  follow: Reason,
  shadow: Reason,
  offer: Offer,
  call: NewCall,
  'close-call': CloseCall,
  ask: Ask,
  'take-lead': z.object({
    cameAbout: z.enum(cameAbout, 'Please say how it came about.'),
    reason: maybeLine(300),
  }),
  'co-lead': z.object({ ...seeing }),
  'hand-over': HandOver,
  plan: Plan,
  swap: z.object({
    turn: z.uuid('Please choose your turn.'),
    other: z.uuid('Please choose the turn to swap it with.'),
    reason: maybeLine(300),
  }),
  'stand-in': z.object({
    turn: z.uuid('Please choose the turn.'),
    with: z.uuid('Please choose who stands in.'),
    startsOn: day('Please choose the first day.'),
    endsOn: day('Please choose the last day.'),
    reason: maybeLine(300),
  }),
  extend: z.object({
    turn: z.uuid('Please choose the turn.'),
    with: z.uuid('Please choose who agrees to it.'),
    endsOn: day('Please choose the new last day.'),
    reason: maybeLine(300),
  }),
  agree: z.object({ change: z.uuid('Please open the change that you agree to.') }),
  disagree: z.object({
    change: z.uuid('Please open the change that you decline.'),
    reason: maybeLine(300),
  }),
  accept: z.object(Answer),
  decline: z.object({ ...Answer, reason: maybeText(500) }),
  'step-back': z.object({ reason: maybeLine(300), ...reflecting, leave: check }),
  leave: z.object({ reason: maybeLine(300), ...reflecting }),
  update: z.object(Update),
  correction: z.object({ ...Update, update: z.uuid('Please open the update that you correct.') }),
  edit: Initiative,
  sponsor: Sponsoring,
  learn: z.object({ text: learned }),
  'edit-learned': z.object({
    text: learned,
    which: z.uuid('Please open what you edit from the page of the initiative.'),
  }),
  ...followingForms,
} satisfies Record<string, z.ZodObject>

export type ActNoun = keyof typeof actForms
