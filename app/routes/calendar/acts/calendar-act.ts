import type { z } from 'zod'
import { may } from '../../../domain/acting'
import { foundInCalendar } from '../../../domain/calendar/days'
import { calendarSettings, rotatingByTerm } from '../../../domain/calendar/settings'
import type { CalendarSettings, Kept } from '../../../domain/calendar/settings'
import { termsIn } from '../../../domain/calendar/school-years'
import { rolledTurns } from '../../../domain/hand-overs/reschedule'
import type { Rolled } from '../../../domain/hand-overs/reschedule'
import type { FieldWords } from '../../../ui/kit/form-fields'
import type { Act } from '../../acts/act'

/**
 * The calendar, and what hangs on it: who rotates by term, what rolled forward, and the terms of
 * the year in question.
 */
export type CalendarNow = CalendarSettings & {
  id: string
  rotating: number
  rolled: Rolled[]
  termsHere: string[]
}

export type OnCalendar = { at: CalendarNow; key: string }
/** One act on the school's calendar; the id of what it is about is in the address. */
export type CalendarAct<S extends z.ZodObject = z.ZodObject> = Act<OnCalendar, S>

export async function calendarNow(id: string): Promise<CalendarNow> {
  const [settings, rotating, rolled, termsHere] = await Promise.all([
    calendarSettings(),
    rotatingByTerm(),
    rolledTurns(),
    termsIn(id),
  ])
  return { ...settings, id, rotating, rolled, termsHere }
}

/** Who may, for every act on the calendar. */
export const byAdministrators = {
  isOpen: may.administer,
  whose: 'Everyone reads the calendar; an owner or an admin changes it.',
}

/** What is corrected or removed, of these. */
export const keptIn = <One extends Kept>(list: One[], { id }: CalendarNow) =>
  foundInCalendar(list.find((kept) => kept.id === id))

export const inWords = (many: number, one: string, more: string) =>
  many ? `${many === 1 ? `One ${one}` : `${many} ${more}`} ` : ''

export function stretchFields(label: string, hint: string, kept?: Kept): FieldWords[] {
  return [
    { name: 'name', kind: 'line', label, hint, value: kept?.name },
    { name: 'startsOn', kind: 'day', label: 'First day', value: kept?.startsOn },
    { name: 'endsOn', kind: 'day', label: 'Last day', value: kept?.endsOn },
  ]
}
