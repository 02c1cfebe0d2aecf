const speller = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'long', month: 'long', day: 'numeric' })

/** A local day as a sentence says it: Monday, April 6. */
export function spelledDay(day: string) {
  return speller.format(Date.parse(`${day}T00:00:00Z`))
}
