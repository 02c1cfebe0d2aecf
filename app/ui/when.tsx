import { exactDay, spokenDay } from '../words/days'

/** Days are spoken ("Thursday, in 3 days"); the exact one is there on hover and for the screen reader. */
export function When({ day, today }: { day: string; today: string }) {
  return (
    <time dateTime={day} title={exactDay(day)}>
      {spokenDay(day, today)}
    </time>
  )
}
