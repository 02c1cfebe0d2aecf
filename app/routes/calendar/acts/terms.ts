import { addTerm, changeTerm, removeTerm } from '../../../domain/calendar/settings'
import { calendarForms } from '../../../forms/calendar'
import { byAdministrators, inWords, keptIn, stretchFields } from './calendar-act'
import type { CalendarAct, CalendarNow } from './calendar-act'

const termFields = (at?: CalendarNow) =>
  stretchFields('Name', 'Like Fall semester 2025.', at && keptIn(at.terms, at))

const byTerm = ({ rotating }: CalendarNow) =>
  inWords(
    rotating,
    'initiative rotates by term, and hands over by the new days.',
    'initiatives rotate by term, and hand over by the new days.',
  )

export const newTerm: CalendarAct<(typeof calendarForms)['new-term']> = {
  ...byAdministrators,
  title: 'Add a term',
  lede: 'First and last day included. Terms follow one another; there may be a gap between them.',
  submit: 'Add the term',
  schema: calendarForms['new-term'],
  makes: true,
  fields: () => termFields(),
  perform: ({ acting }, _id, term) => addTerm(acting, term),
}

export const term: CalendarAct<typeof calendarForms.term> = {
  ...byAdministrators,
  title: 'Correct a term',
  lede: '',
  submit: 'Save',
  schema: calendarForms.term,
  words: (_here, at) => ({
    title: `Correct ${keptIn(at.terms, at).name}`,
    lede: `First and last day included. ${byTerm(at)}Leads that are planned already keep their days.`,
  }),
  fields: (_here, at) => termFields(at),
  edits: { kind: 'term' },
  perform: ({ acting }, id, said) => changeTerm(acting, id, said),
}

export const termRemoval: CalendarAct<(typeof calendarForms)['term-removal']> = {
  ...byAdministrators,
  title: 'Remove a term',
  lede: '',
  submit: 'Remove the term',
  danger: true,
  schema: calendarForms['term-removal'],
  words: (_here, at) => ({
    title: `Remove ${keptIn(at.terms, at).name}`,
    lede: `The term goes from the calendar. ${byTerm(at)}What was led and followed in it stays, and so do the days of leads that are planned already.`,
  }),
  fields: () => [],
  seen: { of: (_here, at) => keptIn(at.terms, at) },
  perform: ({ acting }, id) => removeTerm(acting, id),
}
