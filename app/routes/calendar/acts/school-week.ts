import { setQuietHours, setWorkingWeek } from '../../../domain/calendar/settings'
import { calendarForms } from '../../../forms/calendar'
import { weekdaysIn } from '../../../forms/members'
import { weekdayNames } from '../../../vocabulary'
import { byAdministrators } from './calendar-act'
import type { CalendarAct } from './calendar-act'

const ofTheSchool = {
  kind: 'school',
  id: ({ acting }) => acting.school.id,
} satisfies CalendarAct['edits']

export const workingWeek: CalendarAct<(typeof calendarForms)['working-week']> = {
  ...byAdministrators,
  title: 'Working week',
  lede: 'The days on which the school is open. The others are its weekend: nobody is written to then, and no hand-over is moved onto them.',
  submit: 'Save',
  schema: calendarForms['working-week'],
  fields: (_here, { worksOn }) => [
    {
      name: 'worksOn',
      kind: 'many',
      label: 'The school is open on',
      hint: 'People who worked on every school day will work on the new ones.',
      value: weekdaysIn(worksOn),
      choices: weekdayNames.map((label, place) => ({ value: String(place), label })),
    },
  ],
  edits: ofTheSchool,
  perform: ({ acting }, _id, { worksOn }) => setWorkingWeek(acting, worksOn),
}

export const quietHours: CalendarAct<(typeof calendarForms)['quiet-hours']> = {
  ...byAdministrators,
  title: 'Quiet hours',
  lede: 'In these hours, at weekends and on closed days no letter is sent. The same time twice means no quiet hours.',
  submit: 'Save',
  schema: calendarForms['quiet-hours'],
  fields: (_here, { quiet }) => [
    { name: 'from', kind: 'time', label: 'From', value: quiet.from },
    { name: 'to', kind: 'time', label: 'To', value: quiet.to },
  ],
  edits: ofTheSchool,
  perform: ({ acting }, _id, quiet) => setQuietHours(acting, quiet),
}
