import { z } from 'zod'

export { day, maybeDay } from './days'
export { line, markdown, maybeLine, maybeText, searched, text } from './text'

// Sentences that forms share, so that every page asks in the same voice.

export const email = z
  .email('Please write an e-mail address, like name@school.org.')
  .trim()
  .max(254, 'That address is too long.')
export const time = (empty: string) => z.string(empty).regex(/^([01]\d|2[0-3]):[0-5]\d$/, empty)
/** What a form carries for itself, unseen: the mark of what was shown. */
export const mark = z
  .string()
  .max(64)
  .regex(/^[\w.:+ -]*$/)
/** What the page showed of what its form acts on, where another may change that meanwhile. */
export const seeing = { seen: mark.optional() }
export const check = z
  .literal('on')
  .optional()
  .transform((said) => said === 'on')
