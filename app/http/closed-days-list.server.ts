import type { z } from 'zod'
import type { Acting } from '../domain/acting'
import { addManyClosedDays } from '../domain/hand-overs/closed-days'
import { closedAlready, schoolCalendar, worksThatDay } from '../domain/calendar/calendar'
import { addDays, daysBetween } from '../vocabulary/days'
import type { Calendar, Stretch } from '../domain/calendar/calendar'
import { conflict } from '../domain/refusal'
import { ClosedDays } from '../forms/calendar'
import { mostClosedDays } from '../forms/closed-days-list'
import type { ClosedDaysList } from '../forms/closed-days-list'
import { aside } from './aside.server'
import type { EventDays } from './calendar-file.server'
import { textOfFile } from './text-of-file.server'

/**
 * A row to confirm: `fault` is why it cannot be added as it is, `note` what to think of before it
 * is.
 */
export type DaysRow = Stretch & { chosen: boolean; fault?: string; note?: string }
/**
 * What a calendar file comes to: rows to choose from, days that are closed already and by what, and
 * those of no school year.
 */
export type DaysPreview = {
  rows: DaysRow[]
  already: (Stretch & { by: string })[]
  outside: Stretch[]
}

type Given = z.output<typeof ClosedDaysList>

/** Reads a calendar file and judges each of its days. Writes nothing. In the school's scope. */
export async function previewOfDays(
  { school, memberId }: Acting,
  given: Given,
): Promise<DaysPreview> {
  const text = (await textOfFile(given.file)).trim() || given.calendar
  const calendar = await schoolCalendar()
  const found = await aside({ from: memberId }, 'daysInCalendar', text, {
    timeZone: school.timeZone,
    ...spanOf(calendar, school.today),
  })
  const days = once(found).sort((one, other) => (one.startsOn < other.startsOn ? -1 : 1))
  const inYears = days.filter((day) => !isOutside(calendar, day))
  // As many again may be closed already.
  if (inYears.length > 2 * mostClosedDays) conflict(tooMany, 'calendar')
  const told = inYears.map((day) => ({ day, by: byOf(calendar, day) }))
  const already = told.flatMap(({ by }) => by)
  const open = told.filter(({ by }) => !by.length).map(({ day }) => day)
  if (open.length > mostClosedDays) conflict(tooMany, 'calendar')
  const read = open.filter(isRead)
  const rows = open.map((day) => judged(calendar, day, read))
  return { rows, already, outside: days.filter((day) => isOutside(calendar, day)) }
}

const tooMany = `More than ${mostClosedDays} events are in the school years. Please export the closed days alone, or fewer years.`

/**
 * Adds the rows that were chosen, all or none; answers how many, or the rows again where one has a
 * fault.
 */
export async function addChosen(
  acting: Acting,
  { rows }: Given,
): Promise<{ added: number; of: number } | { preview: DaysPreview }> {
  const read = rows.map((row) => ({ row, said: ClosedDays.safeParse(row) }))
  const chosen = read.filter(({ row }) => row.chosen)
  const right = chosen.flatMap(({ said }) => (said.success ? [said.data] : []))
  if (chosen.length && right.length === chosen.length)
    return { added: await addManyClosedDays(acting, right), of: chosen.length }
  const again = read.map(({ row, said }) => ({ ...row, ...(row.chosen && faultIn(said)) }))
  return { preview: { rows: again, already: [], outside: [] } }
}

// Where a school has no years, one and the next are read.
function spanOf({ years }: Calendar, today: string) {
  const from = years[0]?.startsOn ?? addDays(today, -365)
  return { from, to: years.at(-1)?.endsOn ?? addDays(today, 730) }
}

function once(days: EventDays[]) {
  return [
    ...new Map(days.map((day) => [[day.name, day.startsOn, day.endsOn].join('\n'), day])).values(),
  ]
}

function isOutside({ years }: Calendar, { startsOn, endsOn }: Stretch) {
  return (
    years.length > 0 &&
    startsOn !== '' &&
    !years.some((year) => startsOn <= year.endsOn && endsOn >= year.startsOn)
  )
}

function byOf(calendar: Calendar, day: EventDays) {
  const by = isRead(day) ? closedAlready(calendar, day) : undefined
  return by ? [{ ...day, by }] : []
}

// Days that lie the wrong way round, or too far apart, are nothing to go through one by one.
const isRead = (day: Stretch) => ClosedDays.safeParse({ ...day, name: 'x' }).success

function judged(calendar: Calendar, day: EventDays, all: EventDays[]): DaysRow {
  const said = ClosedDays.safeParse(day)
  const note = day.note ?? (said.success ? noteOn(calendar, said.data, all) : undefined)
  const row = said.success ? said.data : { ...day, name: day.name.replaceAll(/\s+/g, ' ') }
  return { ...row, chosen: said.success && !note, ...faultIn(said), ...(note && { note }) }
}

function faultIn({ error }: ReturnType<typeof ClosedDays.safeParse>) {
  const [issue] = error?.issues ?? []
  return issue ? { fault: issue.message } : {}
}

function noteOn({ worksOn }: Calendar, { name, startsOn, endsOn }: Stretch, all: Stretch[]) {
  const length = Math.min(7, daysBetween(startsOn, endsOn) + 1)
  const days = [...Array(length).keys()].map((later) => addDays(startsOn, later))
  if (!days.some((day) => worksThatDay(worksOn, day)))
    return 'The school is closed at weekends anyway.'
  const around = all.find((other) => isAround(other, { name, startsOn, endsOn }))
  return around ? `It is within ${around.name}, which is in this list.` : undefined
}

function isAround(other: Stretch, { name, startsOn, endsOn }: Stretch) {
  const isSame = other.startsOn === startsOn && other.endsOn === endsOn
  return other.startsOn <= startsOn && endsOn <= other.endsOn && (!isSame || other.name < name)
}
