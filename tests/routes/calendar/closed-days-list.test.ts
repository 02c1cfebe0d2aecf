import { expect, test } from 'vitest'
import { served } from '../../support/served'
import { ledTo, fieldsShown } from '../../support/reading'

const here = served('skein_demo')
const list = '/s/harbor-ridge/calendar/list'
const lena = () => here.as('lena.brandvold')
const textOf = async (answer: Response) =>
  /<main.*<\/main>/s.exec((await answer.text()).replaceAll('<!-- -->', ''))?.[0] ?? ''
const file = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.map((event) => `BEGIN:VEVENT\n${event}\nEND:VEVENT`),
    'END:VCALENDAR',
  ].join('\r\n')
const day = (name: string, from: string, to = '') =>
  `SUMMARY:${name}\nDTSTART;VALUE=DATE:${from}${to && `\nDTEND;VALUE=DATE:${to}`}`
const kept = async () =>
  (
    await here.sql<
      { said: string }[]
    >`select name || ' ' || starts_on || ' ' || ends_on as said from closed_days order by starts_on, name`
  ).map(({ said }) => said)

const district = file(
  day('Winter break', '20251222', '20260103'),
  day('Founders’ Day', '20260313'),
  day('Spring recess', '20260420', '20260425'),
  day('Day of the river', '20260424'),
  day('Next summer', '20260801', '20260901'),
  day('x'.repeat(70), '20260501'),
  day('Sunday fair', '20260517'),
  'SUMMARY:Staff meeting\nDTSTART:20260504T230000Z\nDTEND:20260505T000000Z',
)

test('a calendar file is shown before anything is written, and only what was chosen is added', async () => {
  const visitor = await lena()
  const before = await kept()
  const shown = await textOf(await visitor.post(list, { calendar: district }))
  expect(await kept()).toEqual(before)
  for (const said of [
    '6 entries were found. 1 needs a look.',
    'Please keep this to 60 characters',
    'It is within Spring recess',
    'at weekends anyway',
    'It begins at 4:00 PM',
    'Closed already · 1',
    'In no school year of yours · 1',
    'Next summer',
  ])
    expect(shown).toContain(said)

  const fields = fieldsShown(shown, 'rows[0]')
  const answer = await visitor.post(list, fields)
  expect([answer.status, ledTo(answer)]).toEqual([303, '/s/harbor-ridge/calendar'])
  expect((await kept()).filter((one) => !before.includes(one))).toEqual([
    'Founders’ Day 2026-03-13 2026-03-13',
    'Spring recess 2026-04-20 2026-04-24',
  ])
  expect(await textOf(await visitor.get(answer.headers.get('Location') ?? ''))).toContain(
    '2 entries were added.',
  )
})

test('sent twice, or read again, it makes nothing more, and what is there stays', async () => {
  const visitor = await lena()
  const fields = {
    'rows[0].chosen': 'on',
    'rows[0].name': 'Storm',
    'rows[0].startsOn': '2026-05-11',
    'rows[0].endsOn': '2026-05-12',
  }
  const sends = await Promise.all([1, 2, 3, 4].map(() => visitor.post(list, fields)))
  expect(sends.map(({ status }) => status)).toEqual([303, 303, 303, 303])
  expect((await kept()).filter((one) => one.startsWith('Storm'))).toHaveLength(1)
  const other = {
    ...fields,
    'rows[0].name': 'The same by another name',
    'rows[0].startsOn': '2026-05-12',
  }
  const said = async (form: Record<string, string>) =>
    textOf(await visitor.get((await visitor.post(list, form)).headers.get('Location') ?? ''))
  expect(await said(other)).toContain('Nothing was added: all of these days were closed already.')
  const more = Object.entries({ ...fields, 'rows[0].name': 'Fair' }).map(([name, value]) => [
    name.replace('rows[0]', 'rows[1]'),
    value.replace('2026-05-1', '2026-05-2'),
  ])
  expect(await said({ ...other, ...Object.fromEntries(more) })).toContain(
    '1 entry was added. The other one was closed already.',
  )
  const again = await textOf(await visitor.post(list, { calendar: district }))
  expect(again).toContain('Closed already · 4')
})

test('a chosen row with a fault keeps all from being added, and every row as it was typed', async () => {
  const visitor = await lena()
  const before = await kept()
  const fields = {
    'rows[0].chosen': 'on',
    'rows[0].name': 'Right',
    'rows[0].startsOn': '2026-05-20',
    'rows[0].endsOn': '2026-05-20',
    'rows[1].chosen': 'on',
    'rows[1].name': 'Backwards',
    'rows[1].startsOn': '2026-05-22',
    'rows[1].endsOn': '2026-05-21',
    'rows[2].name': 'Left out',
    'rows[2].startsOn': 'never',
    'rows[2].endsOn': '',
  }
  const answer = await visitor.post(list, fields)
  const page = await textOf(answer)
  expect([
    answer.status,
    page.includes('Nothing was added yet'),
    page.includes('The last day must not be before the first.'),
  ]).toEqual([422, true, true])
  expect(fieldsShown(page, 'rows[0]')).toMatchObject(fields)
  expect(await kept()).toEqual(before)
  const none = await visitor.post(list, { ...fields, 'rows[0].chosen': '', 'rows[1].chosen': '' })
  expect([none.status, (await textOf(none)).includes('no row was chosen')]).toEqual([422, true])
})

test('a file is read as calendar programs save it, and a wrong one is answered beside it', async () => {
  const visitor = await lena()
  const sent = async (bytes: BlobPart) => {
    const body = new FormData()
    body.set('file', new File([bytes], 'closed.ics', { type: 'text/calendar' }))
    const headers = {
      Cookie: visitor.cookie(),
      'Sec-Fetch-Site': 'same-origin',
      Accept: 'text/html',
    }
    return fetch(new URL(list, here.server.url), { method: 'POST', body, headers })
  }
  const marked = await textOf(await sent(`\uFEFF${file(day('Día de los muertos', '20260529'))}`))
  expect(fieldsShown(marked, 'rows[0]')).toMatchObject({
    'rows[0].chosen': 'on',
    'rows[0].name': 'Día de los muertos',
    'rows[0].startsOn': '2026-05-29',
  })
  const wrong: [BlobPart, number, string][] = [
    ['', 409, 'Please choose a calendar file'],
    ['%PDF-1.7', 409, 'This is not a calendar file'],
    [file(day('Cut off', '20260529')).slice(0, -40), 409, 'damaged or cut off'],
    [`${file(day('Big', '20260529'))}${' '.repeat(200_000)}`, 422, 'larger than a school'],
    [
      file(...Array.from({ length: 301 }, (_, n) => `${day(`Day ${n}`, '20260529')}`)),
      409,
      'More than 300 events',
    ],
  ]
  for (const [bytes, status, sentence] of wrong) {
    const answer = await sent(bytes)
    expect([answer.status, sentence, (await textOf(answer)).includes(sentence)]).toEqual([
      status,
      sentence,
      true,
    ])
  }
})

test('what a file says never becomes more than words on the page', async () => {
  const shown = await textOf(
    await (
      await lena()
    ).post(list, {
      calendar: file(day('</form><script>alert(1)</script>\\nSecond line', '20260527')),
    }),
  )
  expect(shown).not.toContain('<script>alert')
  expect(fieldsShown(shown, 'rows[0]')['rows[0].name']).toBe(
    '</form><script>alert(1)</script> Second line',
  )
})
