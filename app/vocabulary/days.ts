import { addDays as later, create, dayOfWeek, endOfMonth } from 'temporal-polyfill/fns/PlainDate'
import { addMonths, diffDays, startOfMonth, toString } from 'temporal-polyfill/fns/PlainDate'

// A local day ("YYYY-MM-DD") has no hours, so no clock change touches it. Temporal's functions are
// taken one by one, as a page ships each that it counts days with.

const epoch = create(1970, 1, 1)
const numbers = new Map<string, number>()
const manyDays = 10_000

/** A local day some days later (or earlier). */
export function addDays(day: string, days: number) {
  return toString(later(dateOf(day), days))
}

/** Whole days from one local day to another; negative when it is past. */
export function daysBetween(from: string, to: string) {
  return dayNumber(to) - dayNumber(from)
}

/** A local day as a number that counts days. */
export function dayNumber(day: string) {
  // A page of two hundred cards counts to the same few days again and again.
  const known = numbers.get(day)
  if (known !== undefined) return known
  if (numbers.size >= manyDays) numbers.clear()
  const number = diffDays(epoch, dateOf(day))
  numbers.set(day, number)
  return number
}

/** The weekday of a local day: 0 is Monday. */
export function weekdayOf(day: string) {
  return dayOfWeek(dateOf(day)) - 1
}

/** The days of a month, by any local day in it. */
export function daysOfMonth(day: string) {
  const first = toString(startOfMonth(dateOf(day)))
  const many = endOfMonth(dateOf(day)).day
  return Array.from({ length: many }, (_, place) => addDays(first, place))
}

/** The first days of the months that two local days are in, and of those between. */
export function monthsBetween(from: string, to: string) {
  const first = startOfMonth(dateOf(from))
  const many = Math.max(0, monthNumber(to) - monthNumber(from) + 1)
  return Array.from({ length: many }, (_, place) => toString(addMonths(first, place)))
}

const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
const dateOf = (day: string) =>
  create(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)))
