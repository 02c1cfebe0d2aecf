// What is asked of an event. The rest of a file (its zones, guests, alarms and what programs add)
// is never parsed.
const named = /^(SUMMARY|STATUS|UID|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID)[;:]/i
// Parameters are few and short: the parser looks through the whole line for the end of each.
const parameter = /;[\w-]{1,50}=(?:"[^"]{0,300}"|[^";:]{0,300})/
const whole = new RegExp(`^[\\w-]+(?:${parameter.source}){0,10}:`)
const places = ['VCALENDAR', 'VEVENT']

/**
 * The lines of a calendar file that its events' days are read from, each in one piece, however it
 * was broken. Answers nothing where a line is none, or a part begins that never ends.
 */
export function linesOfEvents(text: string): string[] | undefined {
  const within: string[] = []
  const kept: string[] = []
  for (const line of unfolded(text)) {
    if (!/[;:]/.test(line)) return undefined
    const [, mark, part = ''] = /^(BEGIN|END):(.*)$/i.exec(line) ?? []
    const isBeginning = mark?.toUpperCase() === 'BEGIN'
    if (isBeginning) within.push(part.trim().toUpperCase())
    const isOurs = within.every((one, place) => one === places[place])
    if (mark && isOurs) kept.push(line)
    else if (isOurs && within.length === places.length && named.test(line)) {
      if (!whole.test(line)) return undefined
      kept.push(line)
    }
    if (mark && !isBeginning) within.pop()
  }
  return within.length ? undefined : kept
}

// A line may be broken anywhere, in the middle of its first word as well.
const unfolded = (text: string) =>
  text
    .replaceAll(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .filter((line) => line.trim())
