import { may } from '../../domain/acting'
import { lockThing } from '../../domain/edits'
import { ensure } from '../../domain/refusal'
import type { CalendarNoun } from '../../forms/calendar'
import { paths } from '../../paths'
import type { ActsOn } from '../acts/acts-on'
import { idOrNone } from '../acts/subject-id'
import { calendarNow } from './acts/calendar-act'
import type { CalendarAct, OnCalendar } from './acts/calendar-act'
import { closedDays, closedDaysRemoval, newClosedDays } from './acts/closed-days'
import { quietHours, workingWeek } from './acts/school-week'
import { year, yearRemoval } from './acts/school-years'
import { newTerm, term, termRemoval } from './acts/terms'

/** Every act on the calendar, by its noun in the URL. */
const acts: Record<CalendarNoun, CalendarAct> = {
  'new-term': newTerm,
  term,
  'term-removal': termRemoval,
  'new-closed-days': newClosedDays,
  'closed-days': closedDays,
  'closed-days-removal': closedDaysRemoval,
  year,
  'year-removal': yearRemoval,
  'working-week': workingWeek,
  'quiet-hours': quietHours,
}

const isOfYears = (noun: string) => noun.startsWith('year')

export const actsOnCalendar: ActsOn<OnCalendar> = {
  kind: 'calendar',
  acts,
  keyIn: (here) => idOrNone(here, 'id'),
  read: (_, id) => calendarNow(id),
  edited: {
    // Everything of the calendar is kept under the school's row.
    async lock({ acting }, id) {
      if (may.administer(acting)) await lockThing({ kind: 'school', id: acting.school.id })
      return calendarNow(id)
    },
    idOf: ({ id }) => id,
  },
  refuse: async (_here, _at, { whose }) => ensure(false, whose ?? ''),
  backTo: ({ school }, _id, noun) =>
    isOfYears(noun) ? paths.settings(school, { part: 'years' }) : paths.calendar(school),
  shown: (_at, noun) => ({
    formId: noun,
    above: isOfYears(noun) ? 'School years' : 'School calendar',
    of: [],
  }),
}
