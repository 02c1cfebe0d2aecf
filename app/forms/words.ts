import { z } from 'zod'

// Sentences that forms share, so that every page asks in the same voice.

export const line = (empty: string, most = 200) => z.string(empty).trim().min(1, empty).max(most, `Please keep this to ${most} characters.`)
export const maybeLine = (most = 200) => z.string().trim().max(most, `Please keep this to ${most} characters.`).default('')
export const day = (empty = 'Please choose a day.') => z.iso.date(empty)
export const maybeDay = z.iso.date('Please write the day as year-month-day.').optional()
export const email = z.email('Please write an e-mail address, like name@school.org.').trim().max(254, 'That address is too long.')
export const markdown = (empty: string) => z.string(empty).trim().min(1, empty).refine((text) => new TextEncoder().encode(text).length <= 20_480, 'Please keep this under 20 kB; longer texts belong in a document of their own.')
export const check = z.literal('on').optional().transform((said) => said === 'on')
