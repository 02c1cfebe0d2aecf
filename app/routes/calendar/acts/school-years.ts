import { changeYear, removeYear } from '../../../domain/calendar/school-years'
import { calendarForms } from '../../../forms/calendar'
import { sentence } from '../../../vocabulary/sentences'
import { byAdministrators, keptIn, stretchFields } from './calendar-act'
import type { CalendarAct, CalendarNow } from './calendar-act'

const yearIn = (at: CalendarNow) => keptIn(at.years, at)
const itsTerms = ({ termsHere }: CalendarNow) =>
  termsHere.length ? sentence`It holds ${termsHere.join(' and ')}.` : 'It holds no term.'

export const year: CalendarAct<typeof calendarForms.year> = {
  ...byAdministrators,
  title: 'Correct a school year',
  lede: '',
  submit: 'Save',
  schema: calendarForms.year,
  words: (_here, at) => ({
    title: `Correct ${yearIn(at).name}`,
    lede: `First and last day included. ${itsTerms(at)} Formation, fairness and growth count by school years, and show what falls in the new days.`,
  }),
  fields: (_here, at) => stretchFields('School year', 'Like 2026–27.', yearIn(at)),
  edits: { kind: 'school year' },
  perform: ({ acting }, id, said) => changeYear(acting, id, said),
}

export const yearRemoval: CalendarAct<(typeof calendarForms)['year-removal']> = {
  ...byAdministrators,
  title: 'Remove a school year',
  lede: '',
  submit: 'Remove the school year',
  danger: true,
  schema: calendarForms['year-removal'],
  words: (_here, at) => ({
    title: `Remove ${yearIn(at).name}`,
    lede: `${itsTerms(at)} ${at.termsHere.length ? 'They have to be removed first, or get other days.' : 'What was led and followed in these days stays; formation, fairness and growth no longer count it as a year.'}`,
  }),
  fields: () => [],
  seen: { of: (_here, at) => yearIn(at) },
  perform: ({ acting }, id) => removeYear(acting, id),
}
