import type { ReactNode } from 'react'
import { dayWithYear, exactDay, isRelative, spokenDay } from '../../vocabulary/dates'

type WhenProps = { day: string; today: string; as?: (day: string, today: string) => string }

/**
 * Days are spoken ("Thursday, in 3 days"); the exact one is there on hover and for the screen
 * reader. On paper, which is read on another day, there is the date. `as` says them another way, by
 * the date.
 */
export function When({ day, today, as }: WhenProps) {
  const spoken = (as ?? spokenDay)(day, today)
  const isTodays = !as && isRelative(day, today)
  return (
    <time
      dateTime={day}
      title={exactDay(day)}
      data-year={isTodays ? undefined : yearUnsaid(day, spoken)}
    >
      {isTodays ? <Printed as={dayWithYear(day)}>{spoken}</Printed> : spoken}
    </time>
  )
}

// On paper, which is read in another year, each day has its year.
function yearUnsaid(day: string, spoken: string) {
  const year = day.slice(0, 4)
  return spoken.includes(year) ? undefined : year
}

/** What is said one way on a screen, and another (`as`) on paper. */
export function Printed({ as, children }: { as: ReactNode; children: ReactNode }) {
  return (
    <>
      <span className="on-screen">{children}</span>
      <span className="on-paper">{as}</span>
    </>
  )
}
