/** The day of an instant (ISO) as a time zone counts it, like 2026-03-23. */
export function localDay(instant: string, timeZone: string) {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(instant))
}
