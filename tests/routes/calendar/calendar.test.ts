import { expect, test } from 'vitest'
import { ledTo, edited } from '../../support/reading'
import { served } from '../../support/served'

const here = served('skein_demo')

const calendar = '/s/harbor-ridge/calendar'

test('everyone reads the calendar, and only administrators are shown how to change it', async () => {
  await here.sql`update members set access = 'guest' where initials = 'FS'`
  for (const name of ['zoe.m', 'tom.okafor', 'farah.siddiqui', 'lena.brandvold', 'renata.osei']) {
    const seen = await (await (await here.as(name)).get(calendar)).text()
    expect(seen).toContain('Winter break')
    expect(seen).toContain(
      'November 2025: closed for Veterans Day, Nov 11; Thanksgiving week, Nov 24 to Nov 28',
    )
    const isAdministrator = ['lena.brandvold', 'renata.osei'].includes(name)
    expect([name, seen.includes('new-term')]).toEqual([name, isAdministrator])
  }
})

test('a term that overlaps is told so beside its first day, and what was typed stays', async () => {
  const lena = await here.as('lena.brandvold')
  const answer = await lena.post(`${calendar}/new-term`, {
    name: 'Late spring',
    startsOn: '2026-05-01',
    endsOn: '2026-06-05',
  })
  const page = await answer.text()
  expect(answer.status).toBe(409)
  expect(page).toMatch(/id="new-term-startsOn-error">Another term is in these days already/)
  expect(page).toContain('value="Late spring"')
})

test('what a rule without a sentence refuses is told on the form, with what was typed', async () => {
  await here.sql`alter table closed_days add constraint closed_days_dry check (name <> 'Flood')`
  const lena = await here.as('lena.brandvold')
  const flood = { name: 'Flood', startsOn: '2026-04-20', endsOn: '2026-04-21' }
  const answer = await lena.post(`${calendar}/new-closed-days`, flood)
  await here.sql`alter table closed_days drop constraint closed_days_dry`
  const page = await answer.text()
  expect([answer.status, page]).toEqual([
    409,
    expect.stringContaining('Something changed meanwhile that does not go with this.'),
  ])
  expect(page).toContain('value="Flood"')
})

test('days the wrong way round, and a holiday of half a year, are asked about again', async () => {
  const lena = await here.as('lena.brandvold')
  expect(
    (
      await lena.post(`${calendar}/new-term`, {
        name: 'x',
        startsOn: '2027-05-01',
        endsOn: '2027-04-01',
      })
    ).status,
  ).toBe(422)
  const long = await lena.post(`${calendar}/new-closed-days`, {
    name: 'Snow',
    startsOn: '2026-01-12',
    endsOn: '2026-11-13',
  })
  expect([long.status, await long.text()]).toEqual([
    422,
    expect.stringContaining('Please check the days'),
  ])
  expect((await lena.post(`${calendar}/quiet-hours`, { from: '6 pm', to: '07:00' })).status).toBe(
    422,
  )
})

test('closed days are added, corrected and removed by plain forms', async () => {
  const lena = await here.as('lena.brandvold')
  expect(
    (
      await lena.post(`${calendar}/new-closed-days`, {
        name: 'Snow day',
        startsOn: '2026-01-12',
        endsOn: '2026-01-12',
      })
    ).status,
  ).toBe(303)
  const id =
    (await here.sql<{ id: string }[]>`select id from closed_days where name = 'Snow day'`)[0]?.id ??
    ''
  expect(await (await lena.get(`${calendar}/closed-days?id=${id}`)).text()).toContain(
    'value="2026-01-12"',
  )
  expect(
    (
      await edited(lena, `${calendar}/closed-days?id=${id}`, {
        name: 'Snow days',
        startsOn: '2026-01-12',
        endsOn: '2026-01-13',
      })
    ).status,
  ).toBe(303)
  expect(await here.sql`select name, ends_on from closed_days where id = ${id}`).toEqual([
    { name: 'Snow days', ends_on: expect.anything() },
  ])
  expect((await lena.post(`${calendar}/closed-days-removal?id=${id}`)).status).toBe(303)
  for (const wrong of [id, 'nothing', ''])
    expect((await lena.post(`${calendar}/closed-days-removal?id=${wrong}`)).status).toBe(404)
  const page = await (await lena.post(`${calendar}/closed-days-removal?id=${id}`)).text()
  expect(page).toContain('This has been removed already')
  expect((await lena.get(`${calendar}/constructor`)).status).toBe(404)
})

test('a school year is corrected and removed, and its page says what hangs on it', async () => {
  const lena = await here.as('lena.brandvold')
  const settings = '/s/harbor-ridge/settings?part=years'
  expect(
    (await lena.post(settings, { name: '26–27', startsOn: '0026-08-17', endsOn: '0027-06-04' }))
      .status,
  ).toBe(303)
  const [{ id } = { id: '' }] = await here.sql<
    { id: string }[]
  >`select id from school_years where starts_on = '2026-08-17'`
  expect(await (await lena.get(settings)).text()).toContain(`/calendar/year-removal?id=${id}`)
  const now =
    (await here.sql<{ id: string }[]>`select id from school_years where id <> ${id}`)[0]?.id ?? ''
  expect(await (await lena.get(`${calendar}/year-removal?id=${now}`)).text()).toContain(
    'It holds Fall semester and Spring semester.',
  )
  expect((await lena.post(`${calendar}/year-removal?id=${now}`)).status).toBe(409)
  const corrected = await edited(lena, `${calendar}/year?id=${id}`, {
    name: '2026–27',
    startsOn: '2026-08-17',
    endsOn: '2027-06-11',
  })
  expect([corrected.status, ledTo(corrected)]).toEqual([303, settings])
  expect((await lena.post(`${calendar}/year-removal?id=${id}`)).status).toBe(303)
  expect((await lena.post(`${calendar}/year-removal?id=${id}`)).status).toBe(404)
})

test('the working week is the school’s to choose, and has a day at least', async () => {
  const lena = await here.as('lena.brandvold')
  expect(await (await lena.get(calendar)).text()).toMatch(
    /open on (<!-- -->)?Monday, Tuesday, Wednesday, Thursday and Friday/,
  )
  expect((await edited(lena, `${calendar}/working-week`, { worksOn: [] })).status).toBe(422)
  expect(
    (await edited(lena, `${calendar}/working-week`, { worksOn: ['0', '1', '2', '3', '6'] })).status,
  ).toBe(303)
  expect(await (await lena.get(calendar)).text()).toMatch(
    /open on (<!-- -->)?Monday, Tuesday, Wednesday, Thursday and Sunday/,
  )
})

test('quiet hours are the school’s to choose', async () => {
  const lena = await here.as('lena.brandvold')
  expect(
    (await edited(lena, `${calendar}/quiet-hours`, { from: '17:30', to: '07:30' })).status,
  ).toBe(303)
  expect(await (await lena.get(calendar)).text()).toMatch(/From (<!-- -->)?5:30 PM/)
})
