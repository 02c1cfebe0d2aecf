import { expect, test } from 'vitest'
import { expectAccessible } from '../support/browser'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')

const looks = {
  'with JavaScript': { viewport: { width: 1280, height: 900 } },
  'without JavaScript, on a phone': {
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
  },
  'with JavaScript, on a phone in the dark': {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark' as const,
  },
}
const event = (name: string, day: string) =>
  `BEGIN:VEVENT\r\nSUMMARY:${name}\r\nDTSTART;VALUE=DATE:${day}\r\nEND:VEVENT\r\n`

test.each(Object.entries(looks))(
  'closed days are read from a file, looked at, and added, %s',
  async (how, look) => {
    const day = 11 + Object.keys(looks).indexOf(how)
    const page = await (await here.browser.newContext(look)).newPage()
    await here.signIn(page, 'renata.osei')
    await page.goto(`${here.server.url}/s/harbor-ridge/calendar`)
    await page.getByRole('link', { name: 'Read them from a file' }).click()
    const events = [
      event('Election day', `202605${day}`),
      event('Sunday', '20260517'),
      event('y'.repeat(70), '20260528'),
      event('Labor Day', '20250901'),
    ]
    const buffer = Buffer.from(
      `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.join('')}END:VCALENDAR\r\n`,
    )
    await page
      .getByLabel('A calendar file')
      .setInputFiles({ name: 'closed.ics', mimeType: 'text/calendar', buffer })
    await page.getByRole('button', { name: 'Read the file' }).click()
    await page.getByText('3 entries were found. 1 needs a look.').waitFor()
    if (!('javaScriptEnabled' in look)) await expectAccessible(page)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
      look.viewport.width,
    )
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/days-${day}.png`, fullPage: true })

    const first = page.getByRole('group', { name: 'Row 1', exact: true })
    await first.getByLabel('Name').fill(`Election day, ${how}`)
    await page.getByRole('button', { name: 'Add the chosen days' }).click()
    await page.getByText('1 entry was added.').waitFor()
    expect(
      await here.sql`select starts_on::text as on from closed_days where name = ${`Election day, ${how}`}`,
    ).toEqual([{ on: `2026-05-${day}` }])
    await page.context().close()
  },
)
