import { demoPassword } from '../../../db/demo/load'
import { expect, test } from 'vitest'
import { served } from '../../support/served'

const here = served('skein_demo')

const idOf = async (initials: string) =>
  (await here.sql<{ id: string }[]>`select id from members where initials = ${initials}`)[0]?.id ??
  ''
const personOf = async (initials: string) => `/s/harbor-ridge/people/${await idOf(initials)}`
const textOf = async (answer: Response) =>
  (await answer.text()).replaceAll('<!-- -->', '').replaceAll('&#x27;', '’')

/** What stands in a form as it is shown: its hidden fields, and what its selects propose. */
function fieldsOf(html: string) {
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value],
  )
  const chosen = [...html.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/g)].map(
    ([, name = '', options = '']) => [
      name,
      /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '',
    ],
  )
  return Object.fromEntries([...hidden, ...chosen]) as Record<string, string>
}

// Kofi is next in the agreed order of Common planning time.
test('a leave is recorded in two plain pages: the days, then everything that is held in them', async () => {
  const carla = await here.as('carla.ruiz')
  const away = `${await personOf('CR')}/away`
  expect(await textOf(await carla.get(away))).toContain('First day away')
  const page = await textOf(await carla.get(`${away}?from=2026-03-23&to=2026-04-17`))
  expect(page).toContain('You lead Common planning time')
  expect(page).toContain('Station-rotation pilot')
  const fields = fieldsOf(page)
  expect(fields).toMatchObject({
    from: '2026-03-23',
    to: '2026-04-17',
    'leads[0].to': await idOf('KM'),
  })

  const asked = await carla.post(`${away}?from=2026-03-23&to=2026-04-17`, fields)
  expect([asked.status, await asked.text()]).toEqual([
    422,
    expect.stringContaining('Please say where it stands'),
  ])
  const other = await carla.post(away, {
    ...fields,
    'leads[0].to': await idOf('TO'),
    'leads[0].stands': 'On Wednesdays.',
    'leads[0].next': 'Grade 8.',
  })
  expect([other.status, await other.text()]).toEqual([
    422,
    expect.stringContaining('Please say why in a line'),
  ])
  const done = await carla.post(away, {
    ...fields,
    'leads[0].stands': 'It runs on Wednesdays.',
    'leads[0].next': 'Grade 8 and PE.',
  })
  expect(done.status).toBe(303)
  expect(
    await here.sql`select h.due_on::text as due, m.initials from hand_overs h join members m on (m.school_id, m.id) = (h.school_id, h.to_member_id) where h.answer is null`,
  ).toEqual([{ due: '2026-03-23', initials: 'KM' }])
})

test('everyone reads until when someone is on leave, where people are chosen too, and why is nowhere', async () => {
  await here.sql`insert into leaves (school_id, id, member_id, starts_on, ends_on, recorded_by) select school_id, gen_random_uuid(), id, '2026-02-23', '2026-05-12', id from members where initials = 'SK'`
  const zoe = await here.as('zoe.m')
  expect(await textOf(await zoe.get(await personOf('SK')))).toMatch(
    /on leave until <time dateTime="2026-05-12"/,
  )
  expect(await textOf(await zoe.get('/s/harbor-ridge/people'))).toMatch(
    /on leave until <time dateTime="2026-05-12"/,
  )
  expect(await textOf(await zoe.get('/s/harbor-ridge/initiatives/1/hand-over'))).toContain(
    'Sam Kowalczyk, on leave until May 12',
  )
  expect(await textOf(await zoe.get(await personOf('SK')))).not.toContain('Call off this leave')
})

test('a leave that begins next week is said by its days', async () => {
  await here.sql`insert into leaves (school_id, id, member_id, starts_on, ends_on, recorded_by) select school_id, gen_random_uuid(), id, '2026-03-09', '2026-03-20', id from members where initials = 'IP'`
  const page = await textOf(await (await here.as('zoe.m')).get(await personOf('IP')))
  expect(page.replaceAll(/<!-- -->|<[^>]*>/g, '')).toContain(
    'on leave from Monday, Mar 9, to Mar 20',
  )
})

test('days that cannot be are asked for again beside their field, and nothing typed is lost', async () => {
  const [carla, priya] = [await here.as('carla.ruiz'), await here.as('priya.natarajan')]
  const away = `${await personOf('PN')}/away`
  expect((await carla.get(away)).status).toBe(403)
  expect((await carla.post(away, { from: '2026-03-23' })).status).toBe(403)
  expect(await textOf(await priya.get(`${away}?from=2026-04-20&to=2026-04-01`))).toMatch(
    /id="to-error">The last day must not be before the first/,
  )
  expect(await textOf(await priya.get(`${away}?from=2024-04-20`))).toMatch(
    /id="from-error">That is long ago/,
  )
  expect(await textOf(await priya.get(`${away}?from=tomorrow`))).toContain('First day away')
  expect((await priya.post(away, { from: '2026-04-20', to: '2026-04-01' })).status).toBe(409)
  expect((await priya.post(away, { from: 'soon' })).status).toBe(422)
  expect(
    (
      await priya.post(away, {
        from: '2026-04-20',
        'things[0].kind': 'sponsorship',
        'things[0].id': await idOf('PN'),
        'things[0].to': '00000000-0000-7000-8000-000000000000',
      })
    ).status,
  ).toBe(404)
})

test('an administrator records a leave for someone, and ends or cancels it', async () => {
  const lena = await here.as('lena.brandvold')
  const person = await personOf('AY')
  const page = fieldsOf(await textOf(await lena.get(`${person}/away?from=2026-03-02`)))
  expect((await lena.post(`${person}/away`, page)).status).toBe(303)
  const [leave] = await here.sql<
    { id: string }[]
  >`select id from leaves where member_id = ${await idOf('AY')}`
  expect(await textOf(await lena.get(person))).toContain('on leave for now')
  expect((await lena.get(`${person}/back?leave=${leave?.id}`)).status).toBe(200)
  expect(
    (await lena.post(`${person}/back?leave=${leave?.id}`, { backOn: '2026-03-02' })).status,
  ).toBe(409)
  expect(
    (await lena.post(`${person}/back?leave=${leave?.id}`, { backOn: '2026-03-09' })).status,
  ).toBe(303)
  expect((await lena.post(`${person}/cancel-leave?leave=${leave?.id}`)).status).toBe(303)
  expect((await lena.post(`${person}/cancel-leave?leave=${leave?.id}`)).status).toBe(404)
  expect(await textOf(await lena.get(person))).not.toContain('on leave')
})

test('the first day back that the form suggests is one that it takes, also on the first day of a leave', async () => {
  const olivia = await here.as('olivia.grant')
  const person = await personOf('OG')
  const days = { from: '2026-03-02', to: '2026-03-13' }
  const away = `${person}/away?from=${days.from}&to=${days.to}`
  expect((await olivia.post(away, fieldsOf(await textOf(await olivia.get(away))))).status).toBe(303)
  const [leave] = await here.sql<{ id: string }[]>`
    select l.id from leaves l join members m on (m.school_id, m.id) = (l.school_id, l.member_id) where m.initials = 'OG' and l.cancelled_at is null`
  const back = `${person}/back?leave=${leave?.id}`
  const field = /<input[^>]*name="backOn"[^>]*>/.exec(await textOf(await olivia.get(back)))?.[0]
  const backOn = /value="([^"]*)"/.exec(field ?? '')?.[1] ?? ''
  expect(backOn).toBe('2026-03-03')
  expect((await olivia.post(back, { backOn })).status).toBe(303)
})

test('someone says a last day to come, is shown what passes on, and may stay after all', async () => {
  const marcus = await here.as('marcus.whitfield')
  const person = await personOf('MW')
  const fields = fieldsOf(await textOf(await marcus.get(`${person}/leave?lastDay=2026-06-05`)))
  expect((await marcus.post(`${person}/leave`, { ...fields, current: demoPassword })).status).toBe(
    303,
  )
  const page = await textOf(await marcus.get(person))
  expect(page).toContain('last day at the school')
  expect(page).toContain('Sponsor of Attendance')
  expect(page).toContain('Lena Brandvold is asked, from')
  expect((await marcus.post(`${person}/stay`)).status).toBe(303)
  expect((await marcus.post(`${person}/stay`)).status).toBe(409)
  expect(await textOf(await marcus.get(person))).not.toContain('last day at the school')
})

test('the last owner is told beside the form why they cannot leave', async () => {
  const renata = await here.as('renata.osei')
  const answer = await renata.post(`${await personOf('RO')}/leave`, { lastDay: '2026-06-05' })
  expect([answer.status, await answer.text()]).toEqual([
    409,
    expect.stringContaining('A school always has an owner'),
  ])
})
