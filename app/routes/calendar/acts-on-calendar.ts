import { z } from 'zod'
import { may } from '../../domain/acting'
import { lockThing } from '../../domain/edits'
import { ensure } from '../../domain/refusal'
import type { CalendarNoun } from '../../forms/calendar'
import type { Here } from '../../http/in-school.server'
import { paths } from '../../paths'
import type { ActsOn } from '../acts/acts-on'
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
  acts,
  keyIn: idIn,
  read: (_, id) => calendarNow(id),
  // Everything of the calendar is kept under the school's row.
  async lock({ acting }, id) {
    if (may.administer(acting)) await lockThing({ kind: 'school', id: acting.school.id })
    return calendarNow(id)
  },
  idOf: ({ id }) => id,
  refuse: async (_here, _at, whose) => ensure(false, whose ?? ''),
  backTo: ({ school }, _id, noun) =>
    isOfYears(noun) ? paths.settings(school, { part: 'years' }) : paths.calendar(school),
  shown: (_at, noun) => ({
    formId: noun,
    above: isOfYears(noun) ? 'School years' : 'School calendar',
    of: [],
    back: 'Not now',
  }),
}

// An id that is none is as good as one that no school has.
function idIn({ url }: Here) {
  return (
    z.uuid().safeParse(url.searchParams.get('id')).data ?? '00000000-0000-0000-0000-000000000000'
  )
}
