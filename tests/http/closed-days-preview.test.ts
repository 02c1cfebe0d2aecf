import { expect, test } from 'vitest'
import { previewOfDays } from '../../app/http/closed-days-list.server'
import { ClosedDaysList } from '../../app/forms/closed-days-list'
import { ownSchool } from '../support/own-school'
import { processorTime } from '../support/processor'

const here = ownSchool()

/** A file of events that come every day for months, and last up to a day each time. */
const daily = (until: string) => {
  const events = Array.from({ length: 15 }, (_, n) =>
    [
      'BEGIN:VEVENT',
      `SUMMARY:Often ${n}`,
      'DTSTART;VALUE=DATE:20250825',
      `DTEND;VALUE=DATE:${until}`,
      'RRULE:FREQ=DAILY',
      'END:VEVENT',
    ].join('\n'),
  )
  return ['BEGIN:VCALENDAR', ...events, 'END:VCALENDAR'].join('\n')
}

test('a file whose events come every day for months is refused before each day of each is looked at', async () => {
  const acting = await here.cast.acting('RO')
  const refused = async (calendar: string) => {
    const began = processorTime()
    await expect(
      here.cast.inSchool(() => previewOfDays(acting, ClosedDaysList.parse({ calendar }))),
    ).rejects.toThrow('More than 300 events are in the school years.')
    return processorTime() - began
  }
  const [aDayEach, aHundredEach] = [daily('20250826'), daily('20251203')]
  await refused(aDayEach)
  const short = await refused(aDayEach)
  expect((await refused(aHundredEach)) / short).toBeLessThan(3)
})
