import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { ledTo, edited } from '../../support/reading'
import { decidersOf } from '../../support/deciders'
import { served } from '../../support/served'
import { Visitor } from '../../support/visitor'

const here = served('skein_demo')
const school = '/s/harbor-ridge'
const { who, text, status, read } = decidersOf(here)

const seen = async (visitor: Visitor, path: string) =>
  (await text(visitor, path))
    .replaceAll(/<script.*?<\/script>/gs, '')
    .replaceAll('<!-- -->', '')
    .replaceAll(/<[^>]+>/g, ' ')
const times = (page: string, words: string) => page.split(words).length - 1

test('a decision runs from the wizard to its reviewed chain with plain forms alone', async () => {
  expect(await text(who.tom, 'decisions/propose?method=consent')).toContain('Who decides?')
  expect(
    await text(
      who.tom,
      'decisions/propose?stake=can+be+tried&carrier=all+of+us&agreement=not+known',
    ),
  ).toContain('Try consent')
  const form = {
    question: 'Do we plant trees?',
    body: 'We plant **four** trees by the gate.',
    method: 'consent',
    authority: 'decides',
    deciders: [await here.idOf('TO'), await here.idOf('DA')],
    deadlineDay: '2026-03-06',
    deadlineTime: '15:30',
    reviewOn: '2026-04-02',
  }
  const refused = await who.tom.post(`${school}/decisions/propose`, { ...form, deciders: [] })
  expect([refused.status, (await refused.text()).includes('Please choose who decides.')]).toEqual([
    422,
    true,
  ])
  const late = await who.tom.post(`${school}/decisions/propose?method=consent`, {
    ...form,
    deadlineDay: '2026-03-01',
  })
  const said = await late.text()
  expect([
    late.status,
    /id="[^"]*deadlineDay-error"[^>]*>That deadline has passed\. Please choose a later one\./.test(
      said,
    ),
  ]).toEqual([409, true])
  for (const kept of [
    'Do we plant trees?',
    'We plant **four** trees by the gate.',
    'value="2026-03-01"',
    'value="15:30"',
    'value="2026-04-02"',
    `checked="" value="${form.deciders[0]}"`,
    `checked="" value="${form.deciders[1]}"`,
  ])
    expect(said).toContain(kept)
  const drafted = await who.tom.post(`${school}/decisions/propose`, form)
  const at = ledTo(drafted).split('/').at(-1) ?? ''
  expect([drafted.status, at]).toEqual([303, '13'])
  expect(await status(who.denise, `decisions/${at}/respond`, { choice: 'consents' })).toBe(409)
  expect(
    (
      await edited(who.tom, `${school}/decisions/${at}/edit`, {
        ...form,
        deadlineDay: '2026-03-01',
      })
    ).status,
  ).toBe(409)
  const draft = (await text(who.tom, `decisions/${at}`)).replaceAll('<!-- -->', '')
  expect([
    /Respond by<\/dt><dd><time[^>]*>.+?<\/time>, at 3:30 PM/.test(draft),
    draft.includes('Speak up'),
  ]).toEqual([true, false])
  expect(await status(who.denise, `decisions/${at}/thread`, { kind: 'view', body: 'Plums.' })).toBe(
    409,
  )
  expect(await status(who.tom, `decisions/${at}/open`, {})).toBe(303)
  expect(await text(who.denise, '')).toContain('Do we plant trees?')
  const again = await who.tom.post(`${school}/decisions/${at}/again`, {
    ...(await read(`decisions/${at}/x`)),
    reason: 'We talked.',
    deadlineDay: '2026-03-01',
  })
  expect([again.status, /deadlineDay-error/.test(await again.text())]).toEqual([409, true])

  expect(await status(who.tom, `decisions/${at}/respond`, { choice: 'consents' })).toBe(303)
  const reasonless = await who.denise.post(`${school}/decisions/${at}/respond`, {
    ...(await read(`decisions/${at}/x`)),
    choice: 'objects',
    reason: '',
  })
  const page = await reasonless.text()
  expect([
    reasonless.status,
    /id="[^"]*reason-error"[^>]*>“Objection” comes with a reason\./.test(page),
    /checked="" value="objects"|value="objects" checked=""/.test(page),
  ]).toEqual([409, true, true])
  for (const shown of ['What is proposed', '<strong>four</strong>', 'class="option-icon"'])
    expect(page).toContain(shown)
  expect(
    await status(who.denise, `decisions/${at}/respond`, {
      choice: 'objects',
      reason: 'The roots lift the ramp.',
    }),
  ).toBe(303)
  expect(await text(who.priya, `decisions/${at}`)).toContain('The roots lift the ramp.')
  const [objection] = await here.sql<
    { id: string }[]
  >`select id from objections where reason = 'The roots lift the ramp.'`
  expect(await text(who.tom, `decisions/${at}/amend`)).toContain('The roots lift the ramp.')
  expect(
    await status(who.tom, `decisions/${at}/amend`, {
      body: 'We plant **three** trees by the field.',
      note: 'Away from the ramp',
      integrates: [objection?.id ?? ''],
    }),
  ).toBe(303)
  expect(await text(who.denise, '')).toContain('is offered as the integration of your objection')
  const news = await seen(who.priya, '')
  expect(
    ['Tom Okafor amended the proposal', 'Tom Okafor proposed this', 'Do we plant trees?'].map(
      (words) => times(news, words),
    ),
  ).toEqual([1, 1, 1])
  const changed = await text(who.priya, `decisions/${at}`)
  expect([changed.includes('<del'), changed.includes('<ins')]).toEqual([true, true])
  expect(
    await status(who.denise, `decisions/${at}/confirm`, { objection: objection?.id ?? '' }),
  ).toBe(303)

  expect(
    await status(who.priya, `decisions/${at}/thread`, {
      kind: 'criticism',
      body: 'Who waters them?',
    }),
  ).toBe(303)
  expect(await text(who.tom, `decisions/${at}`)).toContain(
    'One question or criticism is unanswered.',
  )
  for (const one of [who.tom, who.denise])
    expect(await status(one, `decisions/${at}/respond`, { choice: 'consents' })).toBe(303)
  expect(await status(who.tom, `decisions/${at}/close`, {})).toBe(303)
  const closed = await seen(who.tom, `decisions/${at}`)
  expect(
    ['outcome to come', 'Record the outcome', 'Hold a round', 'Send one nudge'].map((words) =>
      times(closed, words),
    ),
  ).toEqual([1, 1, 0, 0])
  expect(
    await status(who.tom, `decisions/${at}/outcome`, {
      outcome: 'passed',
      decided: 'Three trees by the field.',
      reviewOn: '',
    }),
  ).toBe(409)
  expect(
    await status(who.tom, `decisions/${at}/outcome`, {
      outcome: 'passed',
      decided: 'Three trees by the field.',
      reviewOn: '2026-04-02',
    }),
  ).toBe(303)
  const settled = await text(who.priya, `decisions/${at}`)
  for (const said of [
    'Three trees by the field.',
    'The roots lift the ramp.',
    'integrated',
    'unanswered',
  ])
    expect(settled).toContain(said)
  const tooLate = await who.tom.post(`${school}/decisions/${at}/respond`, {
    ...(await read(`decisions/${at}/x`)),
    choice: 'has a concern',
    reason: 'The hose is short.',
  })
  const told = (await tooLate.text()).replaceAll('<!-- -->', '')
  expect([
    tooLate.status,
    told.includes('This decision is closed for responses.'),
    told.includes('“The hose is short.”'),
    told.includes('What was decided'),
  ]).toEqual([409, true, true, true])
})

test('the page of a settled decision says each thing once', async () => {
  const pilot = await seen(who.renata, 'decisions/4')
  expect(
    ['passed', 'Carla Ruiz', '1 support', 'Not heard', 'Dec 11, 2025', 'kept'].map((words) => [
      words,
      times(pilot, words),
    ]),
  ).toEqual([
    ['passed', 1],
    ['Carla Ruiz', 1],
    ['1 support', 0],
    ['Not heard', 0],
    ['Dec 11, 2025', 1],
    ['kept', 1],
  ])
  const circles = await seen(who.renata, 'decisions/5')
  expect(
    ['5. Do we try circles', '7. Six weeks of circles', 'amended'].map((words) => [
      words,
      times(circles, words),
    ]),
  ).toEqual([
    ['5. Do we try circles', 1],
    ['7. Six weeks of circles', 1],
    ['amended', 1],
  ])
})

test('what did we decide about phones? is answered on the first screen, with the words marked', async () => {
  const found = await text(who.tom, 'decisions?text=what+did+we+decide+about+phones%3F')
  expect(found).toContain('<mark>Phones</mark>')
  expect(found.indexOf('What are our working norms')).toBeLessThan(
    found.indexOf('Do we stop the recorded absence calls?'),
  )
  expect(await text(who.tom, 'decisions?text=%3Cscript%3Ealert(1)%3C/script%3E')).not.toContain(
    '<script>alert',
  )
})

test('a decision is taken along as Markdown, and the whole log as CSV with formulas escaped', async () => {
  const markdown = await text(who.tom, 'decisions/1/markdown')
  for (const said of [
    '# 1. What are our working norms as a team?',
    '- Tally: 8 consent, 1 objection integrated',
    '## Objections',
    'integration offered',
    '## Rounds aloud',
    '- 2. clarifying questions, held by Carla Ruiz: ',
    'Lena Brandvold passed',
    '## Proposal, version 1',
  ])
    expect(markdown).toContain(said)
  const form = {
    question: '=HYPERLINK("x")',
    decided: '+1',
    method: 'consent',
    authority: 'decides',
    outcome: 'passed',
    decidedOn: '2026-03-02',
    reviewOn: '2026-04-02',
    took: [await here.idOf('TO')],
  }
  expect((await who.tom.post(`${school}/decisions/new`, form)).status).toBe(303)
  const answer = await who.tom.get(`${school}/decisions/log.csv`)
  const csv = await answer.text()
  expect(answer.headers.get('Content-Type')).toContain('text/csv')
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
  expect(csv).not.toContain('Do we stop the recorded absence calls?')
  const rows = parse<Record<string, string>>(csv, { bom: true, columns: true })
  const all = await here.sql<{ number: number; decided: string | null }[]>`
    select number, decided from decisions where state <> 'draft' order by number`
  expect(rows.map(({ number, decided }) => [Number(number), decided])).toEqual(
    all.map(({ number, decided }) => [number, decided === '+1' ? "'+1" : (decided ?? '')]),
  )
})

test('what is foreign, malformed or over is refused in words, and never breaks', async () => {
  for (const path of [
    'decisions/0/respond',
    'decisions/999',
    'decisions/1/burn',
    'decisions/999/markdown',
    'decisions/methods/x',
    'decisions/methods/new',
    'decisions/propose?template=0190f000-0000-7000-8000-000000000000',
  ])
    expect([path, (await who.renata.get(`${school}/${path}`)).status]).toEqual([path, 404])
  expect(await status(who.farah, 'decisions/11/respond', { choice: 'consents' })).toBe(409)
  expect(await status(who.farah, 'decisions/11/respond', { choice: 'nonsense' })).toBe(422)
  expect(
    await status(who.renata, 'decisions/11/answer', {
      entry: '0190f000-0000-7000-8000-000000000000',
      body: 'x',
    }),
  ).toBe(404)
  expect(await status(who.renata, 'decisions/11/answer', { body: 'x' })).toBe(404)
  expect(await status(who.renata, 'decisions/1/amend', { body: 'x' })).toBe(409)
})
