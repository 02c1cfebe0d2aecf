import ICAL from 'ical.js'

/** How many times may still be named or counted out, over all events of a file. */
export type Steps = { left: number }
type Bounds = { first: string; to: string; steps: Steps }
type Occurrences = { days: string[]; note?: string }

const earliest = '1900'
const notRead = 'It repeats in a way that cannot be read here. Please add its other days by hand.'

/**
 * The days on which an event begins, up to the day `to`, as its own calendar writes them: once, or
 * by its rule, with the days that it names besides and without those that it leaves out. Of a rule
 * that is none of the ordinary ones, or that would be counted out for too long, the first day
 * alone, with a note.
 */
export function occurrencesOf(event: ICAL.Component, { first, to, steps }: Bounds): Occurrences {
  const rules = event
    .getAllProperties('rrule')
    .map((property) => property.getFirstValue() as ICAL.Recur)
  const besides = datesOf(event, 'rdate').filter((day) => day <= to)
  steps.left -= besides.length
  if (steps.left < 0) return { days: [first], note: notRead }
  const [rule] = rules
  if (!rule) return { days: distinct([first, ...besides]) }
  if (first > to) return { days: [first] }
  const isRead = rules.length === 1 && isOrdinary(rule) && first >= earliest
  const counted = isRead ? countOut(rule, { first, to, steps }) : undefined
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

// Rules of these parts are counted out day by day and come to an end; others may look for a day
// that never comes.
const parts: Record<string, RegExp> = {
  YEARLY: /^BY(MONTH|DAY|MONTHDAY)$/,
  MONTHLY: /^BY(DAY|MONTHDAY)$/,
  WEEKLY: /^BYDAY$/,
  DAILY: /^$/,
}

function isOrdinary({ freq, interval, parts: said }: ICAL.Recur) {
  const names = Object.keys(said)
  if (freq === 'DAILY' && interval === 1) return names.every((name) => name === 'BYDAY')
  return (
    names.every((name) => parts[freq]?.test(name)) &&
    freq in parts &&
    (freq !== 'MONTHLY' || names.length < 2)
  )
}

function countOut(rule: ICAL.Recur, { first, to, steps }: Bounds) {
  const last =
    rule.until && String(rule.until).slice(0, 10) < to ? String(rule.until).slice(0, 10) : to
  rule.until = ICAL.Time.fromDateString(last)
  const iterator = rule.iterator(ICAL.Time.fromDateString(first))
  const days: string[] = []
  for (let day = iterator.next(); day; day = iterator.next()) {
    steps.left -= 1
    if (steps.left < 0) return undefined
    days.push(day.toString().slice(0, 10))
  }
  return days
}
