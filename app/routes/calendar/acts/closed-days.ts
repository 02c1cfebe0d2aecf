import {
  addClosedDays,
  changeClosedDays,
  removeClosedDays,
} from '../../../domain/hand-overs/closed-days'
import { calendarForms } from '../../../forms/calendar'
import { byAdministrators, inWords, keptIn, stretchFields } from './calendar-act'
import type { CalendarAct, CalendarNow } from './calendar-act'

const closedDaysIn = (at: CalendarNow) => keptIn(at.closed, at)
const closedFields = (at?: CalendarNow) =>
  stretchFields('What it is', 'Like Winter break.', at && closedDaysIn(at))

export const newClosedDays: CalendarAct<(typeof calendarForms)['new-closed-days']> = {
  ...byAdministrators,
  title: 'Add closed days',
  lede: 'A holiday, a break, a day without anyone in the building. First and last day included. Hand-overs planned for these days roll forward to the next open one, and those concerned are told.',
  submit: 'Add the closed days',
  schema: calendarForms['new-closed-days'],
  makes: true,
  fields: () => closedFields(),
  perform: ({ acting }, _id, closed) => addClosedDays(acting, closed),
}

export const closedDays: CalendarAct<(typeof calendarForms)['closed-days']> = {
  ...byAdministrators,
  title: 'Correct closed days',
  lede: 'Hand-overs that would fall into these days roll forward to the next open one.',
  submit: 'Save',
  schema: calendarForms['closed-days'],
  words: (_here, at) => ({ title: `Correct ${closedDaysIn(at).name}` }),
  fields: (_here, at) => closedFields(at),
  edits: { kind: 'closed days' },
  perform: ({ acting }, id, closed) => changeClosedDays(acting, id, closed),
}

export const closedDaysRemoval: CalendarAct<(typeof calendarForms)['closed-days-removal']> = {
  ...byAdministrators,
  title: 'Remove closed days',
  lede: '',
  submit: 'Remove the closed days',
  danger: true,
  schema: calendarForms['closed-days-removal'],
  words: (_here, at) => ({
    title: `Remove ${closedDaysIn(at).name}`,
    lede: `The school is open on these days then. ${rolledFrom(at)}`,
  }),
  fields: () => [],
  seen: { of: (_here, at) => closedDaysIn(at) },
  perform: ({ acting }, id) => removeClosedDays(acting, id),
}

function rolledFrom(at: CalendarNow) {
  const { startsOn, endsOn } = closedDaysIn(at)
  return inWords(
    at.rolled.filter(({ wantedOn }) => startsOn <= wantedOn && wantedOn <= endsOn).length,
    'hand-over that rolled forward because of them keeps its new day.',
    'hand-overs that rolled forward because of them keep their new days.',
  )
}
