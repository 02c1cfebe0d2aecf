import type { ReactNode } from 'react'
import { dayWithYear, exactDay, isRelative, spokenDay } from '../../vocabulary/dates'

/**
 * Days are spoken ("Thursday, in 3 days"); the exact one is there on hover and for the screen
 * reader. On paper, which is read on another day, there is the date.
 */
export function When({ day, today }: { day: string; today: string }) {
  const spoken = spokenDay(day, today)
  return (
    <time dateTime={day} title={exactDay(day)} data-year={yearUnsaid(day, { spoken, today })}>
      {isRelative(day, today) ? <Printed as={dayWithYear(day)}>{spoken}</Printed> : spoken}
    </time>
  )
}

// On paper, which is read in another year, each day has its year.
function yearUnsaid(day: string, { spoken, today }: { spoken: string; today: string }) {
  const year = day.slice(0, 4)
  return isRelative(day, today) || spoken.includes(year) ? undefined : year
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
