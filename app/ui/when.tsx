// Days are spoken ("Thursday, in 3 days"); the exact one is there on hover and for the screen reader.
// The server and the browser must say the same, so "today" is always given, never read from a clock.

const dayMs = 86_400_000
const asUtc = (day: string) => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options })
const exact = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const weekday = format({ weekday: 'long' })
const dayAndMonth = format({ day: 'numeric', month: 'short' })
const withYear = format({ day: 'numeric', month: 'short', year: 'numeric' })

/** Whole days from one local day (YYYY-MM-DD) to another; negative when it lies behind. */
export function daysBetween(from: string, to: string) {
  return Math.round((asUtc(to) - asUtc(from)) / dayMs)
}

export function exactDay(day: string) {
  return exact.format(asUtc(day))
}

export function shortDay(day: string, today: string) {
  return (day.slice(0, 4) === today.slice(0, 4) ? dayAndMonth : withYear).format(asUtc(day))
}

/** A day as one would say it today. */
export function spokenDay(day: string, today: string) {
  const away = daysBetween(today, day)
  if (away === 0) return 'today'
  if (away === 1) return 'tomorrow'
  if (away === -1) return 'yesterday'
  if (away > 1 && away <= 7) return `${weekday.format(asUtc(day))}, in ${away} days`
  if (away < -1 && away >= -7) return `${weekday.format(asUtc(day))}, ${-away} days ago`
  return shortDay(day, today)
}

export function When({ day, today }: { day: string; today: string }) {
  return (
    <time dateTime={day} title={exactDay(day)}>
      {spokenDay(day, today)}
    </time>
  )
}
