import { expect, test } from 'vitest'
import { previewOfDays } from '../../app/http/closed-days-list.server'
import { ClosedDaysList } from '../../app/forms/closed-days-list'
import { ownSchool } from '../support/own-school'

const here = ownSchool()

test('a file whose events come every day for months is refused before each day of each is looked at', async () => {
  const acting = await here.cast.acting('RO')
  const events = Array.from({ length: 15 }, (_, n) =>
    [
      'BEGIN:VEVENT',
      `SUMMARY:Often ${n}`,
      'DTSTART;VALUE=DATE:20250825',
      'DTEND;VALUE=DATE:20251203',
      'RRULE:FREQ=DAILY',
      'END:VEVENT',
    ].join('\n'),
  )
  const calendar = ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\n')
  const began = performance.now()
  await expect(
    here.cast.inSchool(() => previewOfDays(acting, ClosedDaysList.parse({ calendar }))),
  ).rejects.toThrow('More than 300 events are in the school years.')
  expect(performance.now() - began).toBeLessThan(3_000)
})
