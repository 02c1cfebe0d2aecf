import { calendarForms } from '../../forms/calendar'
import { shows, unlessWriting } from '../../ui/kit/page-topics'
import { ActPage, metaOf } from '../acts/act-page'
import { actionOf, loaderOf } from '../acts/acts-on'
import { actsOnCalendar } from './acts-on-calendar'

export { FormIsOver as ErrorBoundary } from '../../ui/kit/form-over'

export const handle = shows('school', 'members', 'initiatives', 'turns')
export const shouldRevalidate = unlessWriting

export const loader = loaderOf(actsOnCalendar)
export const action = actionOf(actsOnCalendar)
export const meta = metaOf('School calendar · Skein')

export default function CalendarActPage() {
  return <ActPage forms={calendarForms} />
}
