import type { Calendar } from './calendar'

/** The ids that were given to the demo's own keys ("RO", "I3"). */
export type Ids = Record<string, string>

/** What the parts of the demo hang on: its days, and who and what is there already. */
export type DemoSchool = { calendar: Calendar; memberIds: Ids; initiativeIds: Ids }

/** Whether a day of the story is today or past, by the demo's own calendar. */
export const hasCome = ({ calendar }: DemoSchool, day: string) =>
  calendar.day(day) <= calendar.today
