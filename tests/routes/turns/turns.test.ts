import { expect, test } from 'vitest'
import { edited } from '../../support/reading'
import { served } from '../../support/served'

const here = served('skein_demo')

const school = '/s/harbor-ridge'

// What a form would send as it stands: one press.
function asItStands(form: string) {
  const selects = [...form.matchAll(/<select[^>]*name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)].map(
    ([, name = '', options = '']) => [
      name,
      /<option(?=[^>]*selected)[^>]*value="([^"]*)"/.exec(options)?.[1] ?? '',
    ],
  )
  const days = [...form.matchAll(/<input[^>]*type="date"[^>]*>/g)].map(([input]) => [
    /name="([^"]+)"/.exec(input)?.[1] ?? '',
    /value="([^"]*)"/.exec(input)?.[1] ?? '',
  ])
  const kept = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]+)"/g)].map(
    ([, name = '', value = '']) => [name, value],
  )
  const press = /<button[^>]*name="(other)" value="([^"]+)"[^>]*><span>Farah/.exec(form)?.slice(1)
  return Object.fromEntries([...selects, ...days, ...kept, ...(press ? [press] : [])]) as Record<
    string,
    string
  >
}

test.each(['extend', 'stand-in', 'swap'])(
  'to %s is one press from the initiative and a few to send; what is asked and done stands in its history',
  async (noun) => {
    const [jess, denise] = [await here.as('jess.lindqvist'), await here.as('denise.abara')]
    const place = `${school}/initiatives/1`
    const [asks, answers] =
      noun === 'swap' ? [denise, await here.as('farah.siddiqui')] : [jess, denise]
    expect(
      (await (await asks.get(place)).text()).replaceAll(/<details[\s\S]*?<\/details>/g, ''),
    ).toContain(`href="${place}/${noun}"`)
    const form = asItStands(await (await asks.get(`${place}/${noun}`)).text())
    // Whom one asks to stand in, nobody chooses for one.
    if (noun === 'stand-in') {
      expect((await asks.post(`${place}/${noun}`, form)).status).toBe(422)
      form.with = await here.idOf('DA')
    }
    expect((await asks.post(`${place}/${noun}`, form)).status).toBe(303)
    const [, change = ''] =
      /agree\?change=([^"]+)"/.exec(await (await answers.get(place)).text()) ?? []
    expect((await answers.post(`${place}/agree`, { change })).status).toBe(303)
    const [line] = await here.sql<{ text: string }[]>`
    select c.text
    from contributions c join initiatives i on (i.school_id, i.id) = (c.school_id, c.initiative_id)
    where i.number = 1 order by c.recorded_at desc, c.id desc limit 1`
    expect(line?.text).toMatch(
      {
        'stand-in': /^Stands in as lead of One device/,
        extend: /^Extended the lead of One device/,
        swap: /^Swapped a coming turn: One device/,
      }[noun] ?? '',
    )
  },
)

test('who hands over finds whom the plan names first, and why', async () => {
  const page = await (
    await (await here.as('jess.lindqvist')).get(`${school}/initiatives/4/hand-over`)
  ).text()
  expect(page).not.toContain('planned to lead next')
  const joel = await (
    await (await here.as('joel.carver')).get(`${school}/initiatives/4/hand-over`)
  ).text()
  expect(joel.indexOf('planned to lead next, from Saturday, April 25')).toBeGreaterThan(
    joel.indexOf('Kofi Mensah'),
  )
  expect(joel.indexOf('Kofi Mensah')).toBeLessThan(joel.indexOf('Marcus Whitfield'))
})

test('who leads next, and from when, stands beside who leads now, above everything else', async () => {
  const page = (
    await (await (await here.as('jess.lindqvist')).get(`${school}/initiatives/4`)).text()
  ).replaceAll(/<!--.*?-->/g, '')
  const [glance = ''] = /<dl class="glance">.*?<\/dl>/s.exec(page) ?? []
  expect(glance).toMatch(/Leads since Jan 24.*Joel Carver/s)
  expect(glance).toMatch(/Hands over <time[^>]*>Apr 25/)
  expect(glance).toContain('<a href="#rotation">Kofi Mensah</a>, then perhaps Amina Yusuf')
  expect(page.indexOf(glance)).toBeLessThan(page.indexOf('<h2>'))
  expect(page).toContain('id="rotation"')
})

test('the order of a rotation is there to be read by everyone, whole', async () => {
  const [marcus, olivia] = [await here.as('marcus.whitfield'), await here.as('olivia.grant')]
  const people = await here.sql<
    { id: string; name: string }[]
  >`select id, name from members where initials in ('DA', 'IP', 'JL', 'MW', 'TO') order by name`
  const planned = await edited(marcus, `${school}/initiatives/1/plan`, {
    cadence: 'every few weeks',
    everyWeeks: '6',
    seats: '2',
    choosing: 'in this order',
    ...Object.fromEntries(people.map(({ id }, place) => [`order${place + 1}`, id])),
  })
  expect(planned.status).toBe(303)
  expect(
    (await (await olivia.get(`${school}/initiatives/1`)).text()).replaceAll('<!-- -->', ''),
  ).toContain(`The order, round and round: ${people.map(({ name }) => name).join(', ')}.`)
})

test('former plans stay to be read where the next one is made', async () => {
  const marcus = await here.as('marcus.whitfield')
  const plan = { cadence: 'every few weeks', seats: '2', choosing: 'fairest first' }
  for (const everyWeeks of ['3', '5'])
    await edited(marcus, `${school}/initiatives/4/plan`, { ...plan, everyWeeks })
  const page = (await (await marcus.get(`${school}/initiatives/4/plan`)).text()).replaceAll(
    /<!--.*?-->/g,
    '',
  )
  expect(page).toMatch(
    /Former plans.*Every 3 weeks, those who offer first, then the fairest\. Planned by Marcus Whitfield/s,
  )
})
