import { addDays, daysBetween, weekdayOf } from '../../vocabulary/days'
import { remembered, sql } from '../../../db/school'

/** A stretch of local days with a name, first and last day included. */
export type Stretch = { name: string; startsOn: string; endsOn: string }

/**
 * The school's time: its years, terms and closed days, each oldest first, in local days of the
 * school; and the days of its week, as `schools.works_on` keeps them: seven bits, Monday the
 * lowest.
 */
export type Calendar = { years: Stretch[]; terms: Stretch[]; closed: Stretch[]; worksOn: number }

/**
 * The calendar of the school in scope, whole: a few dozen rows, which are looked up once for all
 * who look.
 */
export function schoolCalendar(): Promise<Calendar> {
  return remembered('calendar', readCalendar, ['school'])
}

async function readCalendar(): Promise<Calendar> {
  const [row] = await sql()<Calendar[]>`
    select (
        select coalesce(
          json_agg(
            json_build_object('name', name, 'startsOn', starts_on, 'endsOn', ends_on)
            order by starts_on
          ),
          '[]'
        )
        from school_years
      ) as years,
      (
        select coalesce(
          json_agg(
            json_build_object('name', name, 'startsOn', starts_on, 'endsOn', ends_on)
            order by starts_on
          ),
          '[]'
        )
        from terms
      ) as terms,
      (
        select coalesce(
          json_agg(
            json_build_object('name', name, 'startsOn', starts_on, 'endsOn', ends_on)
            order by starts_on
          ),
          '[]'
        )
        from closed_days
      ) as closed,
      works_on as "worksOn"
    from schools`
  return row ?? { years: [], terms: [], closed: [], worksOn: weekdays }
}

/** Monday to Friday, the week of most schools. */
export const weekdays = 31

/**
 * Why the building is empty on a local day, or nothing: a closed day by its name, the weekend, the
 * time between school years.
 */
export function closedBecause(calendar: Calendar, day: string): string | undefined {
  return (
    awayBecause(calendar, day) ?? (worksThatDay(calendar.worksOn, day) ? undefined : 'the weekend')
  )
}

export function awayBecause({ years, closed }: Calendar, day: string) {
  const holiday = closed.find((stretch) => isWithin(stretch, day))
  if (holiday) return holiday.name
  const isBetween =
    years.length > 0 &&
    !years.some((year) => isWithin(year, day)) &&
    day > (years[0]?.startsOn ?? '')
  return isBetween ? 'the time between school years' : undefined
}

/** Whether someone who works on these days of the week works on that local day. */
export function worksThatDay(worksOn: number, day: string) {
  return Boolean(worksOn & (1 << weekdayOf(day)))
}

/** Whether a local day is in days on which the school is closed, by its calendar. */
export function isClosed({ closed }: Calendar, day: string) {
  return closed.some((stretch) => isWithin(stretch, day))
}

/**
 * By which closed days each day of a stretch on which the school would be open is closed already,
 * weekends left aside unless it has no other days; nothing when one of its days is not.
 */
export function closedAlready(
  { closed, worksOn }: Pick<Calendar, 'closed' | 'worksOn'>,
  { startsOn, endsOn }: Omit<Stretch, 'name'>,
) {
  const days = [...Array(daysBetween(startsOn, endsOn) + 1).keys()].map((later) =>
    addDays(startsOn, later),
  )
  const ofSchool = days.filter((day) => worksThatDay(worksOn, day))
  const why = (ofSchool.length ? ofSchool : days).map(
    (day) => closed.find((stretch) => isWithin(stretch, day))?.name,
  )
  return why.every(Boolean) ? [...new Set(why)].join(', ') : undefined
}

/**
 * Whether the school is closed on each of these local days, both included: a lead that is missing
 * then is missed by nobody.
 */
export function isClosedThroughout(calendar: Calendar, { from, to }: { from: string; to: string }) {
  for (let day = from; day <= to; day = addDays(day, 1))
    if (!closedBecause(calendar, day)) return false
  return true
}

/** The school year that a local day is in, or the latest one begun before it. */
export function yearOf({ years }: Calendar, day: string): Stretch | undefined {
  return years.filter(({ startsOn }) => startsOn <= day).at(-1)
}

/**
 * The school year of which no open day is left on a local day or after it, up to the next one that
 * the calendar has: who leads to its end hands over to nobody.
 */
export function yearOverFrom(calendar: Calendar, day: string): Stretch | undefined {
  const year = yearOf(calendar, day)
  const to = year && year.endsOn > day ? year.endsOn : day
  return year && isClosedThroughout(calendar, { from: day, to }) ? year : undefined
}

/** The term that a local day is in. */
export function termOf({ terms }: Calendar, day: string): Stretch | undefined {
  return terms.find((term) => isWithin(term, day))
}

/** The first day of the next term after a local day. */
export function nextTermAfter({ terms }: Calendar, day: string): Stretch | undefined {
  return terms.find(({ startsOn }) => startsOn > day)
}

export function isWithin(
  { startsOn, endsOn }: { startsOn: string; endsOn: string | null },
  day: string,
) {
  return startsOn <= day && (endsOn === null || day <= endsOn)
}
