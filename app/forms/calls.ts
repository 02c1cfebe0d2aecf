import { z } from 'zod'
import { audiences, callRoles, readinesses } from '../vocabulary'
import { check, day, line, maybeDay, maybeLine, maybeText, text } from './kit/fields'

const someone = z.uuid('Please choose someone from the list.')
const thanks = text('Please write a line of thanks.', 500)

/** What is asked, from when to when, what it takes, and what is given for it. */
export const NewCall = z
  .object({
    role: z.enum(callRoles, 'Please choose what is asked.'),
    startsOn: day('Please choose the first day.'),
    endsOn: maybeDay,
    closesOn: maybeDay,
    hours: maybeLine(120),
    recompense: maybeLine(200),
    skills: maybeLine(300),
    support: maybeLine(300),
    audience: z.enum(audiences, 'Please choose whom it goes to.'),
    asked: z.array(someone).max(500, 'That is more people than a school has.').default([]),
  })
  .superRefine(({ startsOn, endsOn, audience, asked }, context) => {
    if (endsOn && endsOn < startsOn)
      context.addIssue({
        code: 'custom',
        path: ['endsOn'],
        message: 'It ends after it begins. Please choose a later day.',
      })
    if (audience === 'some' && !asked.length)
      context.addIssue({ code: 'custom', path: ['asked'], message: 'Please tick whom you ask.' })
  })

export const CloseCall = z.object({
  call: z.uuid('Please open the call that you close.'),
  closing: line('Please say in a line why it closes.', 300),
  thanks,
})
export const Offer = z.object({
  call: someone.optional(),
  readiness: z.enum(readinesses, 'Please say how ready you are.'),
  note: maybeText(500),
  withMember: someone.optional(),
  isPrivate: check,
})
export const Ask = z.object({
  to: z.uuid('Please choose whom you ask.'),
  role: z.enum(callRoles, 'Please choose what you ask for.'),
  note: maybeText(300),
})
export const Choose = z.object({
  call: someone.optional(),
  offer: z.uuid('Please choose one of the offers.'),
  reason: maybeLine(300),
  thanks,
})

export type NewCall = z.output<typeof NewCall>
