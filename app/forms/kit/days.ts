import { z } from 'zod'
import { daysBetween } from '../../vocabulary/days'

// One check for every day that is typed. A browser's date field takes `8/17/26` for the year 26,
// and 26 means 2026.

/** A local day, from 1990 to 20 years from now. */
export const day = (empty = 'Please choose a day.') =>
  z.iso
    .date({ error: empty, abort: true })
    .overwrite(ofThisCentury)
    .refine(isPlausible, { error: checkYear })

export const maybeDay = day('Please write the day as year-month-day.').optional()

/**
 * Whether the days of a form stand in their order, and how many they may be; the sentences stand
 * beside the last day.
 */
export function inOrder<
  T extends z.ZodObject<{ startsOn: z.ZodType<string>; endsOn: z.ZodType<string> }>,
>(
  form: T,
  {
    least,
    most,
    backwards,
    tooLong,
  }: { least: number; most: number; backwards: string; tooLong: string },
) {
  const last = (said: z.output<T>) => daysBetween(said.startsOn as string, said.endsOn as string)
  return form
    .refine((said) => last(said) >= least, { path: ['endsOn'], error: backwards })
    .refine((said) => last(said) <= most, { path: ['endsOn'], error: tooLong })
}

export const lengthOfAYear = {
  least: 1,
  most: 400,
  backwards: 'The year ends after it begins.',
  tooLong: 'That is longer than a school year. Please check both years.',
}

function ofThisCentury(said: string) {
  return said.replace(/^00(?=\d\d-)/, '20')
}

function isPlausible(said: string) {
  const year = Number(said.slice(0, 4))
  return year >= 1990 && year <= new Date().getUTCFullYear() + 20
}

function checkYear({ input }: { input?: unknown }) {
  return `The year ${Number(String(input).slice(0, 4))} is far away. Please check it.`
}
