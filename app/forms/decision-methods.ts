import { z } from 'zod'
import { methods, reveals } from '../vocabulary/decisions'
import { icons } from '../vocabulary/decision-methods'
import { check, line, maybeLine } from './kit/fields'

const percent = (message: string) =>
  z.coerce.number(message).int(message).min(0, message).max(100, message)

export const Template = z.object({
  name: line('Please give this way of deciding a name.', 80),
  method: z.enum(methods, 'Please choose the method it builds on.'),
  threshold: percent('Please write a whole number of per cent, from 1 to 100.').default(0),
  quorum: percent('Please write a whole number of per cent, from 0 to 100.').default(0),
  reveal: z.enum(reveals, 'Please choose when responses show.').default('as they come'),
  earlyClose: check,
  secret: check,
  options: z
    .array(
      z.object({
        label: maybeLine(60),
        icon: z.enum(icons, 'Please choose one of the signs.').optional(),
        means: maybeLine(160),
        prompt: maybeLine(160),
        reason: check,
        leftOut: check,
      }),
    )
    .max(8)
    .default([]),
})
export const TemplateEnd = z.object({})

export type Template = z.output<typeof Template>
