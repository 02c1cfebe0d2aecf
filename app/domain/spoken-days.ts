const format = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' })

/** A local day as a sentence says it: Monday, March 23. It stays true however late it is read. */
export function dayInWords(day: string) {
  return format.format(Date.parse(`${day}T00:00:00Z`))
}
