import { expect, test } from 'vitest'
import { Refusal } from '../../app/domain/refusal'
import { daysInCalendar } from '../../app/http/calendar-file.server'

const where = { timeZone: 'America/Los_Angeles', from: '2025-08-18', to: '2027-06-04' }
const file = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.map((event) => `BEGIN:VEVENT\n${event}\nEND:VEVENT`),
    'END:VCALENDAR',
  ].join('\n')
const read = (...events: string[]) =>
  daysInCalendar(file(...events), where).map(({ name, startsOn, endsOn, note }) =>
    [name, startsOn, endsOn, ...(note ? [note] : [])].join(' '),
  )
const refusal = (text: string) => {
  try {
    return daysInCalendar(text, where)
  } catch (error) {
    return error instanceof Refusal ? [error.field, error.sentence].join(': ') : error
  }
}

test('an all-day event lasts to the day before its end, one day without an end, and as long as it says', () => {
  const days = read(
    'SUMMARY:Labor Day\nDTSTART;VALUE=DATE:20250901',
    'SUMMARY:Winter break\nDTSTART;VALUE=DATE:20251222\nDTEND;VALUE=DATE:20260103',
    'SUMMARY:Long\\, and\n  folded\nDTSTART;VALUE=DATE:20260406\nDURATION:P5D',
    'SUMMARY:No length\nDTSTART;VALUE=DATE:20260501\nDTEND;VALUE=DATE:20260501',
  )
  expect(days).toEqual([
    'Labor Day 2025-09-01 2025-09-01',
    'Winter break 2025-12-22 2026-01-02',
    'Long, and folded 2026-04-06 2026-04-10',
    'No length 2026-05-01 2026-05-01',
  ])
})

test('a time becomes the local day of the school, and one within a day is asked about', () => {
  const days = read(
    'SUMMARY:UTC\nDTSTART:20251128T080000Z\nDTEND:20251129T080000Z',
    'SUMMARY:Elsewhere\nDTSTART;TZID=Asia/Tokyo:20251129T170000\nDTEND;TZID=Asia/Tokyo:20251130T170000',
    'SUMMARY:Floating\nDTSTART:20251201T000000\nDTEND:20251203T000000',
    'SUMMARY:Over the change of the clock\nDTSTART;TZID=America/Los_Angeles:20251101T000000\nDTEND;TZID=America/Los_Angeles:20251104T000000',
    'SUMMARY:The same in UTC\nDTSTART:20251101T070000Z\nDTEND:20251104T080000Z',
    'SUMMARY:As Windows says it\nDTSTART;TZID=Eastern Standard Time:20251206T030000\nDTEND;TZID=Eastern Standard Time:20251209T030000',
    'SUMMARY:Meeting\nDTSTART:20251201T230000Z\nDTEND:20251202T003000Z',
    'SUMMARY:Nowhere\nDTSTART;TZID=Customized:20251205T000000\nDTEND;TZID=Customized:20251206T000000',
  )
  expect(days).toEqual([
    'UTC 2025-11-28 2025-11-28',
    'Elsewhere 2025-11-29 2025-11-29',
    'Floating 2025-12-01 2025-12-02',
    'Over the change of the clock 2025-11-01 2025-11-03',
    'The same in UTC 2025-11-01 2025-11-03',
    'As Windows says it 2025-12-06 2025-12-08',
    'Meeting 2025-12-01 2025-12-01 It begins at 3:00 PM, so it may not be a closed day.',
    'Nowhere 2025-12-05 2025-12-05 Its time zone, “Customized”, is not known here. Please check the days.',
  ])
})

test('an event that repeats comes each time that is in the school years, but for those left out and moved', () => {
  const days = read(
    'UID:1\nSUMMARY:Thanksgiving\nDTSTART;VALUE=DATE:19701126\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
    'UID:2\nSUMMARY:Planning\nDTSTART;VALUE=DATE:20260105\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;VALUE=DATE:20260112\nRDATE;VALUE=DATE:20260214',
    'UID:2\nSUMMARY:Planning, moved\nRECURRENCE-ID;VALUE=DATE:20260119\nDTSTART;VALUE=DATE:20260120',
    'UID:3\nSUMMARY:Off\nDTSTART;VALUE=DATE:20260301\nSTATUS:CANCELLED',
    'UID:4\nSUMMARY:Until\nDTSTART;VALUE=DATE:20260401\nRRULE:FREQ=DAILY;UNTIL=20260403',
  )
  expect(days).toEqual([
    'Thanksgiving 2025-11-27 2025-11-27',
    'Thanksgiving 2026-11-26 2026-11-26',
    'Planning 2026-01-05 2026-01-05',
    'Planning 2026-01-26 2026-01-26',
    'Planning 2026-02-14 2026-02-14',
    'Planning, moved 2026-01-20 2026-01-20',
    'Until 2026-04-01 2026-04-01',
    'Until 2026-04-02 2026-04-02',
    'Until 2026-04-03 2026-04-03',
  ])
})

test('however long a name is, its days are no longer than days with names', () => {
  const long = `SUMMARY:${'a '.repeat(50_000)}\nDTSTART;VALUE=DATE:20250901\nRRULE:FREQ=DAILY;COUNT=300`
  const days = daysInCalendar(file(long), where)
  expect(days).toHaveLength(300)
  expect(JSON.stringify(days).length).toBeLessThan(300 * 400)
})

test('a rule that never comes to an end, or to a day, costs its first day and a note', () => {
  const never = [
    'FREQ=SECONDLY',
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=7;BYDAY=MO',
    'FREQ=YEARLY;BYYEARDAY=366;BYDAY=MO',
    'FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1',
  ]
  for (const rule of never)
    expect(read(`SUMMARY:x\nDTSTART;VALUE=DATE:20260303\nRRULE:${rule}`)).toEqual([
      expect.stringMatching(/^x 2026-03-03 2026-03-03 It repeats/),
    ])
  const many = Array.from(
    { length: 999 },
    (_, n) => `SUMMARY:${n}\nDTSTART;VALUE=DATE:19000101\nRRULE:FREQ=DAILY`,
  )
  expect(daysInCalendar(file(...many), where).length).toBeLessThan(2_000)
})

test('an event that names more days than a file may have costs its first day and a note', () => {
  const aDay = 24 * 60 * 60 * 1_000
  const days = Array.from({ length: 5_001 }, (_, n) =>
    new Date(Date.UTC(2026, 9, 1) - n * aDay).toISOString().slice(0, 10).replaceAll('-', ''),
  ).join(',')
  const [event, ...more] = read(
    'SUMMARY:Often\nDTSTART;VALUE=DATE:20261001\nRDATE;VALUE=DATE:' + days,
  )
  expect(more).toEqual([])
  expect(event).toMatch(/It repeats in a way that cannot be read here/)
})

test('an event of no use is a row with a note, not the end of the file', () => {
  const days = read(
    'SUMMARY:No day',
    'SUMMARY:Bad\nDTSTART;VALUE=DATE:20261345',
    'DTSTART;VALUE=DATE:20260302',
    'SUMMARY:Good\nDTSTART;VALUE=DATE:20260303',
  )
  expect(days[0]).toBe('No day   This event has no day.')
  expect(days.slice(2)).toEqual([' 2026-03-02 2026-03-02', 'Good 2026-03-03 2026-03-03'])
})

test('what is no calendar file, is cut off, or is too much, is refused beside the field before it is read', () => {
  expect(refusal('')).toMatch(/^calendar: Please choose a calendar file/)
  expect(refusal('Name,Day\nEaster,Apr 5')).toMatch(/^calendar: This is not a calendar file/)
  expect(refusal('BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x')).toMatch(
    /^calendar: This calendar file is damaged/,
  )
  expect(refusal('BEGIN:VCALENDAR\nnonsense\nEND:VCALENDAR')).toMatch(
    /^calendar: This calendar file is damaged/,
  )
  expect(refusal(file())).toMatch(/^calendar: There is no event/)
  expect(refusal(file(...Array.from({ length: 1_001 }, () => 'SUMMARY:x')))).toMatch(
    /^calendar: A calendar file may have 1,000 events/,
  )
})
