import { z } from 'zod'
import { passingKinds } from '../vocabulary'
import { day, maybeDay, maybeLine, maybeText, seeing } from './kit/fields'

const nobodyOr = z.uuid('Please choose someone from the list.').optional()

/**
 * One lead that is handed on: to whom, with the three notes of a hand-over; or to nobody, and then
 * it will need a lead.
 */
const Lead = z
  .object({
    turn: z.uuid(),
    first: nobodyOr,
    isComing: z.literal('on').optional(),
    to: nobodyOr,
    why: maybeLine(300),
    stands: maybeText(),
    next: maybeText(),
    wish: maybeText(),
  })
  .superRefine((said, context) => {
    const ask = (path: 'why' | 'stands' | 'next', message: string) =>
      said[path] || context.addIssue({ code: 'custom', path: [path], message })
    if (!said.to || said.isComing) return
    ask('stands', 'Please say where it stands, so that the next lead can begin.')
    ask('next', 'Please say what comes next.')
    if (said.first && said.first !== said.to)
      ask('why', 'Another choice than the first is fine. Please say why in a line.')
  })
const Thing = z.object({ kind: z.enum(passingKinds).exclude(['turn']), id: z.uuid(), to: nobodyOr })
const handedOn = {
  leads: z.array(Lead).max(100).default([]),
  things: z.array(Thing).max(500).default([]),
}

const firstDay = day('Please choose the first day.')
const lastDay = day('Please choose the last day.')

export const Away = z.object({ from: firstDay, to: maybeDay, ...handedOn })
export const LeaveSchool = z.object({ ...seeing, lastDay, ...handedOn })
export const Back = z.object({ ...seeing, backOn: day('Please choose the first day back.') })
export const Unsaid = z.object({ ...seeing })

/**
 * The days alone, as the first step asks for them in the URL; what is no day is as good as none.
 */
export const AwayDays = z.object({
  from: firstDay.optional().catch(undefined),
  to: maybeDay.catch(undefined),
  lastDay: lastDay.optional().catch(undefined),
})
