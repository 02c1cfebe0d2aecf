import { z } from 'zod'
import { inOrder } from './kit/days'
import { worksOn } from './members'
import { SchoolYear } from './schools'
import { day, line, seeing, time } from './kit/fields'

const stretch = (
  name: string,
  length: { least: number; most: number; backwards: string; tooLong: string },
) =>
  inOrder(
    z.object({
      name: line(name, 60),
      startsOn: day('Please choose the first day.'),
      endsOn: day('Please choose the last day; the same day when it is one.'),
    }),
    length,
  )

const Term = stretch('Please name the term, like Fall 2025.', {
  least: 1,
  most: 400,
  backwards: 'The last day comes after the first.',
  tooLong: 'That is longer than a school year. Please check the days.',
})
export const ClosedDays = stretch('Please say what it is, like Winter break.', {
  least: 0,
  most: 100,
  backwards: 'The last day must not be before the first.',
  tooLong:
    'That is more than three months. Please check the days; between two school years the building is closed anyway.',
})
const Removal = z.object({ ...seeing })

/** What each act on the calendar asks for, by its noun in the URL. */
export const calendarForms = {
  'new-term': Term,
  term: Term,
  'term-removal': Removal,
  'new-closed-days': ClosedDays,
  'closed-days': ClosedDays,
  'closed-days-removal': Removal,
  year: SchoolYear,
  'year-removal': Removal,
  'working-week': z.object({ worksOn }),
  'quiet-hours': z.object({
    from: time('Please choose when the quiet begins, like 6:00 PM.'),
    to: time('Please choose when it ends, like 7:00 AM.'),
  }),
} satisfies Record<string, z.ZodObject>

export type CalendarNoun = keyof typeof calendarForms
