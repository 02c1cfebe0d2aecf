import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'
import { conflict } from '../domain/refusal'
import { timeInWords } from '../vocabulary/dates'
import { addDays } from '../vocabulary/days'
import { linesOfEvents } from './calendar-lines.server'
import { occurrencesOf } from './occurrences.server'
import type { Steps } from './occurrences.server'
import { zoneOnWindows } from './windows-zones.server'

/**
 * What an event of a calendar file says, in local days of the school, both included; and what to
 * look at before it is taken over.
 */
export type EventDays = { name: string; startsOn: string; endsOn: string; note?: string }
type Where = { timeZone: string; from: string; to: string }

const mostEvents = 1_000
const most: Steps = { looks: 20_000, days: 1_000 }

/**
 * Reads the text of a calendar file (iCalendar, .ics). Of an event that repeats, each time from the
 * local day `from` up to `to` stands by itself, or the first time where there is none. Cancelled
 * events are left out. Refuses (conflict, beside `calendar`) what is no such file, is cut off, or
 * holds more than a thousand events.
 */
export function daysInCalendar(text: string, where: Where): EventDays[] {
  const events = eventsIn(text)
  const moved = movedIn(events)
  const steps = { ...most }
  return events.filter(isHeld).flatMap((event) => daysOf(event, { ...where, moved, steps }))
}

function eventsIn(text: string) {
  if (!text) refuse('Please choose a calendar file, or paste what is in it.')
  if (!/^BEGIN:VCALENDAR/im.test(text)) refuse(noCalendar)
  const lines = linesOfEvents(text) ?? refuse(damaged)
  if (lines.filter(isBeginning).length > mostEvents) refuse(tooMany)
  const events = calendarsIn(lines).flatMap((calendar) => calendar.getAllSubcomponents('vevent'))
  if (!events.length)
    refuse('There is no event in this calendar file. Please check which calendar was exported.')
  return events
}

const noCalendar =
  'This is not a calendar file. Export the calendar from the program it is kept in: the file ends in .ics, and begins with BEGIN:VCALENDAR.'
const tooMany =
  'A calendar file may have 1,000 events here. Please export the closed days alone, or fewer years.'
const damaged = 'This calendar file is damaged or cut off. Please export it again.'

const refuse = (sentence: string): never => conflict(sentence, 'calendar')

const isBeginning = (line: string) => /^BEGIN:VEVENT/i.test(line)

function calendarsIn(lines: string[]) {
  try {
    const parsed = ICAL.parse(lines.join('\n')) as unknown[]
    const all = (typeof parsed[0] === 'string' ? [parsed] : parsed) as unknown[][]
    return all.map((one) => new ICAL.Component(one))
  } catch {
    return refuse(damaged)
  }
}

const isHeld = (event: ICAL.Component) => said(event, 'status').toUpperCase() !== 'CANCELLED'
const said = (event: ICAL.Component, name: string) =>
  String(event.getFirstPropertyValue(name) ?? '').trim()

// It stands on every day of an event that repeats; more than this is no name of a day.
const longestName = 200

// One day of an event that repeats may have been moved: it stands as an event of its own.
function movedIn(events: ICAL.Component[]) {
  const moved = events.filter((event) => event.hasProperty('recurrence-id'))
  return new Set(
    moved.map((event) => `${said(event, 'uid')} ${said(event, 'recurrence-id').slice(0, 10)}`),
  )
}

type How = Where & { moved: Set<string>; steps: Steps }

function daysOf(event: ICAL.Component, { timeZone, from, to, moved, steps }: How): EventDays[] {
  const name = said(event, 'summary').slice(0, longestName)
  try {
    const span = spanOf(event, timeZone)
    if (!span) return [{ name, startsOn: '', endsOn: '', note: 'This event has no day.' }]
    const bounds = { first: span.day, from: addDays(from, -reachOf(span)), to, steps }
    const { days, note } = occurrencesOf(event, bounds)
    const isMoved = (day: string) =>
      !event.hasProperty('recurrence-id') && moved.has(`${said(event, 'uid')} ${day}`)
    const all = days
      .filter((day) => !isMoved(day))
      .map((day) => ({ name, ...(note && { note }), ...inSchool(span, { day, timeZone }) }))
    const within = all.filter(({ startsOn, endsOn }) => startsOn <= to && endsOn >= from)
    return within.length ? within : all.slice(0, 1)
  } catch {
    return [{ name, startsOn: '', endsOn: '', note: 'The days of this event cannot be read.' }]
  }
}

/**
 * From when to when an event is: its first day as it is written, its time where it has one, and how
 * long it takes.
 */
type Span = { day: string; time: string | undefined; zone: Zone; length: Temporal.Duration }
type Zone = { known: string | undefined; named: string | undefined }

function spanOf(event: ICAL.Component, timeZone: string): Span | undefined {
  const start = event.getFirstProperty('dtstart')
  const begins = start?.getFirstValue() as ICAL.Time | undefined
  if (!start || !begins) return undefined
  const [day = '', time] = begins.toString().replace('Z', '').split('T')
  return {
    day,
    time: begins.isDate ? undefined : time,
    zone: zoneOf(start),
    length: lengthOf(event, begins, timeZone),
  }
}

// How many days before the first that is asked for an event may have begun; more rather than less,
// as months differ and so do zones.
function reachOf({ length }: Span) {
  const { years, months, weeks, days, hours, minutes, seconds } = length
  const time = hours / 24 + minutes / 1_440 + seconds / 86_400
  return Math.max(0, Math.ceil(366 * years + 31 * months + 7 * weeks + days + time)) + 2
}

// In days of the school, where it is written in no zone of its own: a week in which the clocks
// change is a week.
function lengthOf(event: ICAL.Component, begins: ICAL.Time, timeZone: string) {
  const end = event.getFirstProperty('dtend')
  const duration = event.getFirstPropertyValue('duration')
  if (!end && duration) return Temporal.Duration.from(String(duration))
  const ends = end?.getFirstValue() as ICAL.Time | undefined
  if (!end || !ends) return Temporal.Duration.from({ days: begins.isDate ? 1 : 0 })
  const [from, to] = [
    instantOf(begins.toString(), zoneOf(event.getFirstProperty('dtstart')), timeZone),
    instantOf(ends.toString(), zoneOf(end), timeZone),
  ]
  const zone = from.timeZoneId === 'UTC' ? timeZone : from.timeZoneId
  const [begun, over] = [from, to].map((at) => at.withTimeZone(zone))
  return begun!.until(over!, { largestUnit: 'days' })
}

// Programs name zones by their place, some behind an address of their own, or as Windows does; a
// name that says nothing here is told.
function zoneOf(property: ICAL.Property | null): Zone {
  const named = property?.getParameter('tzid')?.toString()
  if (String(property?.getFirstValue()).endsWith('Z')) return { known: 'UTC', named: undefined }
  const known = [named, named?.split('/').slice(-2).join('/'), zoneOnWindows(named ?? '')].find(
    (name) => name && isZone(name),
  )
  return { known, named: known ? undefined : named }
}

function isZone(name: string) {
  try {
    return Boolean(Temporal.Now.zonedDateTimeISO(name))
  } catch {
    return false
  }
}

function instantOf(wall: string, { known }: Zone, otherwise: string) {
  return Temporal.PlainDateTime.from(wall.replace('Z', '')).toZonedDateTime(known ?? otherwise)
}

// The day of an end is not part of the event: an event up to midnight ends the day before.
function inSchool(
  { time, zone, length }: Span,
  { day, timeZone }: { day: string; timeZone: string },
) {
  if (time === undefined) {
    const endsOn = Temporal.PlainDate.from(day).add(length).subtract({ days: 1 }).toString()
    return { startsOn: day, endsOn: endsOn < day ? day : endsOn }
  }
  const begins = instantOf(`${day}T${time}`, zone, timeZone).withTimeZone(timeZone)
  const ends = begins.add(length)
  const last =
    Temporal.ZonedDateTime.compare(begins, ends) < 0 ? ends.subtract({ seconds: 1 }) : begins
  const isWhole =
    [begins, ends].every((at) => at.toPlainTime().toString() === '00:00:00') && length.sign > 0
  const days = { startsOn: begins.toPlainDate().toString(), endsOn: last.toPlainDate().toString() }
  return { ...days, ...noteOn(zone, isWhole ? undefined : begins) }
}

function noteOn({ named }: Zone, begins: Temporal.ZonedDateTime | undefined) {
  if (named)
    return {
      note: `Its time zone, “${named.slice(0, 60)}”, is not known here. Please check the days.`,
    }
  if (!begins) return {}
  const at = timeInWords(begins.toPlainTime().toString().slice(0, 5))
  return { note: `It begins at ${at}, so it may not be a closed day.` }
}
