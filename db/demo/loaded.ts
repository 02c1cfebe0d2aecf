import type { Calendar } from './calendar'

/** The demo's own keys ("RO", "I3") and the ids they were given. */
export type Loaded = {
  calendar: Calendar
  memberIds: Record<string, string>
  initiativeIds: Record<string, string>
}

export type Ids = Record<string, string>
