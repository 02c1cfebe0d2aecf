// How a day and a time are said, once, for pages, letters and notices. The server and the browser
// must say the same, so "today" is always given, never read from a clock, and a day ("YYYY-MM-DD")
// or a time ("HH:MM") is the school's own. What is no day is said as it was written: it may have
// been typed.

import { daysBetween } from './days'

const manyDays = 10_000

// A page of two hundred cards says the same few days again and again, and Intl takes its time: what
// was said once is kept.
function format(options: Intl.DateTimeFormatOptions) {
  const intl = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options })
  const said = new Map<string, string>()
  return (day: string) => {
    const known = said.get(day)
    if (known !== undefined) return known
    if (said.size >= manyDays) said.clear()
    const words = isDay(day) ? intl.format(Date.parse(day)) : day
    said.set(day, words)
    return words
  }
}

// Some take the 31st of a shorter month for a day of the next.
function isDay(day: string) {
  const at = Date.parse(day)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day
}

const exact = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const inWords = format({ weekday: 'long', day: 'numeric', month: 'long' })
const ofTheYear = format({ day: 'numeric', month: 'long' })
const weekday = format({ weekday: 'long' })
const dayAndMonth = format({ day: 'numeric', month: 'short' })
const withYear = format({ day: 'numeric', month: 'short', year: 'numeric' })
const month = format({ month: 'long' })
const shortMonth = format({ month: 'short' })
const monthAndYear = format({ month: 'long', year: 'numeric' })

/** A local day with all there is to it: Monday, March 23, 2026. */
export function exactDay(day: string) {
  return exact(day)
}

/**
 * A local day as a sentence says it: Monday, March 23. It stays true however late it is read. Where
 * days of several years may be told apart, `today` is given: another year than its own is said.
 */
export function dayInWords(day: string, today = day) {
  return (day.slice(0, 4) === today.slice(0, 4) ? inWords : exact)(day)
}

/** A local day in the middle of a sentence: March 23. */
export function dayOfYear(day: string) {
  return ofTheYear(day)
}

/** A local day with its year, short: Mar 23, 2026. */
export function dayWithYear(day: string) {
  return withYear(day)
}

/** A stretch of local days in words: Monday, March 23, 2026, or that to another. */
export function daysInWords({ startsOn, endsOn }: { startsOn: string; endsOn: string }) {
  if (!startsOn) return ''
  return startsOn === endsOn ? exactDay(startsOn) : `${exactDay(startsOn)} to ${exactDay(endsOn)}`
}

/** A local day, short: Mar 23, with the year when that is another than today's. */
export function shortDay(day: string, today: string) {
  return (day.slice(0, 4) === today.slice(0, 4) ? dayAndMonth : withYear)(day)
}

/** The same with its weekday: Monday, Mar 23. */
export function weekdayAndDay(day: string, today: string) {
  return isDay(day) ? `${weekday(day)}, ${shortDay(day, today)}` : day
}

/** Whether a day is said by how far it is from today, which is true today alone. */
export function isRelative(day: string, today: string) {
  return isDay(day) && Math.abs(daysBetween(today, day)) <= 7
}

/** A day as one would say it today. */
export function spokenDay(day: string, today: string) {
  if (!isDay(day)) return day
  const away = daysBetween(today, day)
  if (away === 0) return 'today'
  if (away === 1) return 'tomorrow'
  if (away === -1) return 'yesterday'
  if (away > 1 && away <= 7) return `${weekday(day)}, in ${away} days`
  if (away < -1 && away >= -7) return `${weekday(day)}, ${-away} days ago`
  return shortDay(day, today)
}

/** The month of a local day: March, Mar, or March 2026. */
export function monthOf(day: string, how?: 'short' | 'with its year') {
  return (how === 'short' ? shortMonth : how === 'with its year' ? monthAndYear : month)(day)
}

/** A local time of day ("15:30") as the fields of a browser here say it: 3:30 PM. */
export function timeInWords(time: string) {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return `${hours % 12 || 12}:${String(minutes).padStart(2, '0')} ${hours < 12 ? 'AM' : 'PM'}`
}
