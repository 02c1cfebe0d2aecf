import { expect, test } from 'vitest'
import { ledTo } from '../../support/reading'
import { decidersOf } from '../../support/deciders'
import { served } from '../../support/served'

const here = served('skein_demo')
const school = '/s/harbor-ridge'
const { who, text, status } = decidersOf(here)

test('a school keeps its own way of deciding: other words, the same meaning', async () => {
  const option = (place: number, more: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(more).map(([name, value]) => [`options[${place}].${name}`, value]),
    )
  const form = {
    name: 'Consent, our words',
    method: 'consent',
    quorum: '75',
    reveal: 'as they come',
    earlyClose: 'on',
    ...option(0, { label: 'Fine' }),
    ...option(1, { label: 'Fine, but' }),
    ...option(2, { label: 'Not yet' }),
  }
  expect(await status(who.priya, 'decisions/methods/new?method=consent', form)).toBe(403)
  const wrong = await who.renata.post(`${school}/decisions/methods/new?method=consent`, {
    ...form,
    quorum: '101',
  })
  expect([wrong.status, (await wrong.text()).includes('Not yet')]).toEqual([422, true])
  const without = await who.renata.post(`${school}/decisions/methods/new?method=consent`, {
    ...form,
    ...option(2, { leftOut: 'on' }),
  })
  expect([
    without.status,
    /id="[^"]*leftOut-error"[^>]*>“Objection” cannot be left out/.test(await without.text()),
  ]).toEqual([409, true])
  const ways = await text(who.priya, 'decisions/methods')
  expect([
    ways.split('<details class="fold">').length - 1,
    ways.includes('<details class="fold" open'),
    ways.includes('For what matters, and can be tried and changed.'),
  ]).toEqual([6, false, true])
  expect(await text(who.renata, 'decisions/methods/new?method=consent')).toMatch(
    /placeholder="Objection"/,
  )
  expect(await status(who.renata, 'decisions/methods/new?method=consent', form)).toBe(303)
  const twice = await who.renata.post(`${school}/decisions/methods/new?method=consent`, {
    ...form,
    name: 'consent, OUR words',
  })
  expect([
    twice.status,
    /id="[^"]*name-error"[^>]*>Another way of deciding has this name already/.test(
      await twice.text(),
    ),
  ]).toEqual([409, true])
  const [template] = await here.sql<
    { id: string; rules: { quorum: number; options: { meaning: string; label: string }[] } }[]
  >`select id, rules from method_templates`
  expect(template?.rules.options.map(({ meaning, label }) => [meaning, label])).toEqual([
    ['consents', 'Fine'],
    ['has a concern', 'Fine, but'],
    ['objects', 'Not yet'],
  ])
  const proposal = {
    question: 'Chairs in a circle?',
    body: 'Yes.',
    method: 'consent',
    templateId: template?.id ?? '',
    authority: 'decides',
    deciders: [await here.idOf('TO')],
    deadlineDay: '2026-03-06',
  }
  const at =
    ledTo(await who.tom.post(`${school}/decisions/propose`, proposal))
      ?.split('/')
      .at(-1) ?? ''
  await status(who.tom, `decisions/${at}/open`, {})
  await status(who.tom, `decisions/${at}/respond`, { choice: 'objects', reason: 'My back.' })
  expect(await text(who.tom, `decisions/${at}`)).toContain('Not yet')
  expect((await here.sql`select state from objections where reason = 'My back.'`)[0]?.state).toBe(
    'open',
  )
  expect(await status(who.renata, `decisions/methods/${template?.id}?end=yes`, {})).toBe(303)
  expect((await who.tom.get(`${school}/decisions/propose?template=${template?.id}`)).status).toBe(
    404,
  )
})
