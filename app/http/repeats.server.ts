import type ICAL from 'ical.js'
import { addDays, dayNumber } from '../vocabulary/days'

// What a rule says is worked out with whole numbers of days, from one of its years, months or weeks
// to the next: there is no search, so none that finds nothing and goes on.

type ByDay = { nth: number | undefined; weekday: number }
type Span = { from: number; to: number }

/** A rule of an event that repeats, as far as it is an ordinary one. */
export type Rule = {
  every: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  interval: number
  count: number | undefined
  until: string | undefined
  weekBegins: number
  byDay: ByDay[]
  months: number[]
  monthDays: number[]
}

// The parts that a rule of each kind may have, and no more values in one than a month has days.
const parts: Record<Rule['every'], RegExp> = {
  YEARLY: /^BY(MONTH|DAY|MONTHDAY)$/,
  MONTHLY: /^BY(DAY|MONTHDAY)$/,
  WEEKLY: /^BYDAY$/,
  DAILY: /^BYDAY$/,
}
const mostValues = 31
const longestInterval = 1_000
const isKind = (freq: string): freq is Rule['every'] => Object.hasOwn(parts, freq)

/** Reads a rule; answers nothing for one that is not of the ordinary kinds. */
export function ordinaryRule({
  freq,
  interval,
  count,
  until,
  wkst,
  parts: said,
}: ICAL.Recur): Rule | undefined {
  const values = Object.values(said)
  const names = Object.keys(said)
  if (!isKind(freq) || !names.every((name) => parts[freq].test(name))) return undefined
  if (interval > longestInterval || values.some(({ length }) => length > mostValues))
    return undefined
  if (freq === 'MONTHLY' && names.length > 1) return undefined
  if (freq === 'DAILY' && names.length && interval > 1) return undefined
  const byDay = (said.BYDAY ?? []).map((day) => dayOf(String(day)))
  if (/^(DAI|WEEK)LY$/.test(freq) && byDay.some(({ nth }) => nth !== undefined)) return undefined
  return {
    every: freq,
    interval,
    count: count ?? undefined,
    until: until ? String(until).slice(0, 10) : undefined,
    weekBegins: (wkst + 5) % 7,
    byDay,
    months: numbers(said.BYMONTH),
    monthDays: numbers(said.BYMONTHDAY),
  }
}

const numbers = (values: unknown[] = []) => values.map(Number)
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

function dayOf(said: string): ByDay {
  const nth = Number.parseInt(said, 10)
  return { nth: Number.isNaN(nth) ? undefined : nth, weekday: weekdays.indexOf(said.slice(-2)) }
}

/**
 * The periods of a rule: which one a day is in, counted from that of the first, and its days; and
 * what looking at one costs.
 */
export type Periods = { of: (day: number) => number; days: (period: number) => number[] }

/** What a rule that begins on a day comes to, in numbers of days; each period's are in order. */
export function periodsOf(rule: Rule, first: string): Periods & { cost: number } {
  const { of, days } = kinds[rule.every](rule, first)
  const inOrder = (period: number) => [...new Set(days(period))].sort((one, other) => one - other)
  const cost = 1 + (rule.byDay.length + rule.monthDays.length) * (rule.every === 'YEARLY' ? 12 : 1)
  return { of: (day) => Math.floor(of(day) / rule.interval), days: inOrder, cost }
}

const kinds: Record<Rule['every'], (rule: Rule, first: string) => Periods> = {
  DAILY: ({ interval, byDay }, first) => {
    const begins = dayNumber(first)
    const isSaid = (day: number) =>
      !byDay.length || byDay.some(({ weekday }) => weekday === weekdayOf(day))
    return {
      of: (day) => day - begins,
      days: (period) => [begins + period * interval].filter(isSaid),
    }
  },
  WEEKLY: ({ interval, byDay, weekBegins }, first) => {
    const day = dayNumber(first)
    const later = (weekday: number) => (weekday - weekBegins + 7) % 7
    const begins = day - later(weekdayOf(day))
    const places = byDay.length
      ? byDay.map(({ weekday }) => later(weekday))
      : [later(weekdayOf(day))]
    return {
      of: (other) => Math.floor((other - begins) / 7),
      days: (period) => places.map((place) => begins + 7 * period * interval + place),
    }
  },
  MONTHLY: (rule, first) => {
    const begins = monthOf(first)
    return {
      of: (day) => monthOf(addDays(epoch, day)) - begins,
      days: (period) => daysIn([monthSpan(begins + period * rule.interval)], rule, first),
    }
  },
  YEARLY: (rule, first) => {
    const begins = yearOf(first)
    return {
      of: (day) => yearOf(addDays(epoch, day)) - begins,
      days: (period) => daysIn(spansIn(begins + period * rule.interval, rule, first), rule, first),
    }
  },
}

const epoch = '1970-01-01'
const yearOf = (day: string) => Number(day.slice(0, 4))
const monthOf = (day: string) => yearOf(day) * 12 + Number(day.slice(5, 7)) - 1
// The first of January 1970 was a Thursday; 0 is Monday.
const weekdayOf = (day: number) => (((day + 3) % 7) + 7) % 7

function monthSpan(month: number): Span {
  const [from = 0, next = 0] = [month, month + 1].map(
    (one) => Date.UTC(Math.floor(one / 12), one % 12) / 86_400_000,
  )
  return { from, to: next - 1 }
}

// A weekday that is counted is counted in the months that are named, or else in the year.
function spansIn(year: number, { months, monthDays, byDay }: Rule, first: string): Span[] {
  const all = Array.from({ length: 12 }, (_, month) => month + 1)
  const own = monthDays.length ? all : [(monthOf(first) % 12) + 1]
  const named = months.length ? months : own
  const isWhole = byDay.length > 0 && !months.length && !monthDays.length
  const [january, december] = [monthSpan(year * 12), monthSpan(year * 12 + 11)]
  return isWhole
    ? [{ from: january.from, to: december.to }]
    : named.map((month) => monthSpan(year * 12 + month - 1))
}

function daysIn(spans: Span[], { byDay, monthDays }: Rule, first: string) {
  const own = byDay.length ? [] : [Number(first.slice(8, 10))]
  const wanted = monthDays.length ? monthDays : own
  return spans.flatMap((span) => {
    const dated = wanted
      .map((day) => (day > 0 ? span.from + day - 1 : span.to + day + 1))
      .filter((day) => day >= span.from && day <= span.to)
    const told = new Set(byDay.flatMap((one) => weekdaysIn(span, one)))
    if (!byDay.length) return dated
    return wanted.length ? dated.filter((day) => told.has(day)) : [...told]
  })
}

function weekdaysIn({ from, to }: Span, { nth, weekday }: ByDay) {
  const first = from + ((weekday - weekdayOf(from) + 7) % 7)
  const all = Array.from(
    { length: Math.floor((to - first) / 7) + 1 },
    (_, week) => first + 7 * week,
  )
  if (nth === undefined) return all
  const day = nth > 0 ? all[nth - 1] : all.at(nth)
  return day === undefined ? [] : [day]
}
