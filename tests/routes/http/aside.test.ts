import { expect, test } from 'vitest'
import { served } from '../../support/served'

// What takes the processor for a while is done beside the requests of all others.

const here = served('skein_demo')

const event = (place: number) =>
  [
    'BEGIN:VEVENT',
    `UID:${place}`,
    `SUMMARY:Meeting ${place}`,
    `DTSTART;TZID=Europe/Berlin:2025${String(1 + (place % 12)).padStart(2, '0')}10T1${place % 10}0000`,
    `DTEND;TZID=America/New_York:20260${1 + (place % 9)}11T1${place % 10}0000`,
    'RRULE:FREQ=MONTHLY;BYDAY=1MO,2TU,3WE;UNTIL=20260601',
    'END:VEVENT',
  ].join('\n')

const calendar = [
  'BEGIN:VCALENDAR',
  ...Array.from({ length: 990 }, (_, place) => event(place)),
  'END:VCALENDAR',
].join('\n')

/** How long an act takes, and the longest that anyone had to wait for an answer meanwhile. */
async function meanwhile(act: () => Promise<Response>) {
  const waits: number[] = []
  const began = performance.now()
  let whole = 0
  const acting = act().then((answer) => ((whole = performance.now() - began), answer))
  while (!whole) {
    const asked = performance.now()
    await (await fetch(`${here.server.url}/healthz`)).text()
    waits.push(performance.now() - asked)
  }
  const { status } = await acting
  return { status, share: Math.max(...waits) / whole }
}

test.each([
  [
    'a long calendar file is read',
    async () => {
      const lena = await here.as('lena.brandvold')
      return () => lena.post('/s/harbor-ridge/calendar/list', { calendar })
    },
  ],
  [
    'a new password is judged',
    async () => {
      const tom = await here.as('tom.okafor')
      const hard = { current: 'a skein of geese flies far', password: '4@$0l1'.repeat(20) }
      return () => tom.post('/account/password', hard)
    },
  ],
])('while %s, others are answered', async (_, prepare) => {
  const act = await prepare()
  await act()
  const tries = [await meanwhile(act), await meanwhile(act)]
  expect(Math.min(...tries.map(({ share }) => share))).toBeLessThan(0.4)
})
