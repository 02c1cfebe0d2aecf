import type ICAL from 'ical.js'
import { addDays, dayNumber } from '../vocabulary/days'
import { ordinaryRule, periodsOf } from './repeats.server'
import type { Rule } from './repeats.server'

/**
 * What may still be looked at, over all events of a file: periods of their rules and what is in
 * them, and days that are taken down.
 */
export type Steps = { looks: number; days: number }
type Bounds = { first: string; from: string; to: string; steps: Steps }
type Occurrences = { days: string[]; note?: string }

const earliest = '1900'
const notRead = 'It repeats in a way that cannot be read here. Please add its other days by hand.'

/**
 * The days on which an event begins, from the day `from` to the day `to`, as its own calendar
 * writes them: once, or by its rule, with the days that it names besides and without those that it
 * leaves out; the first day where its rule has none between those. Of a rule that is none of the
 * ordinary ones, or that would be counted out for too long, the first day alone, with a note.
 */
export function occurrencesOf(event: ICAL.Component, bounds: Bounds): Occurrences {
  const { first, to, steps } = bounds
  const rules = event
    .getAllProperties('rrule')
    .map((property) => property.getFirstValue() as ICAL.Recur)
  const besides = datesOf(event, 'rdate').filter((day) => day <= to)
  steps.days -= besides.length
  if (steps.days < 0) return { days: [first], note: notRead }
  const [said] = rules
  if (!said) return { days: distinct([first, ...besides]) }
  if (first > to) return { days: [first] }
  const rule = rules.length === 1 && first >= earliest ? ordinaryRule(said) : undefined
  const counted = rule && countOut(rule, bounds)
  if (!counted) return { days: [first], note: notRead }
  const leftOut = new Set(datesOf(event, 'exdate'))
  return { days: distinct([...counted, ...besides]).filter((day) => !leftOut.has(day)) }
}

const distinct = (days: string[]) => [...new Set(days)]

function datesOf(event: ICAL.Component, name: 'rdate' | 'exdate') {
  const values = event
    .getAllProperties(name)
    .flatMap((property) => property.getValues() as unknown[])
  return values.map((value) => String(value).slice(0, 10))
}

// A rule that is counted is counted from its first day; of another only what is asked for is
// looked at.
function countOut(rule: Rule, { first, from, to, steps }: Bounds) {
  const [begins, lowest] = [dayNumber(first), dayNumber(from)]
  const last = dayNumber(rule.until && rule.until < to ? rule.until : to)
  const periods = periodsOf(rule, first)
  const isBefore = begins < lowest
  let left = rule.count ?? Number.POSITIVE_INFINITY
  const days: number[] = []
  const start = rule.count === undefined && isBefore ? periods.of(lowest) : 0
  for (let period = start; period <= periods.of(last) && left > 0; period += 1) {
    const all = periods.days(period).filter((day) => day >= begins)
    steps.looks -= periods.cost + all.length
    const found = all.slice(0, left).filter((day) => day >= lowest && day <= last)
    steps.days -= found.length
    if (steps.looks < 0 || steps.days < 0) return undefined
    left -= all.length
    days.push(...found)
  }
  const said = days.map((day) => addDays('1970-01-01', day))
  return said.length || !isBefore || last < begins ? said : [first]
}
