import { expect, test } from 'vitest'
import { ledTo } from '../../support/reading'
import { decidersOf } from '../../support/deciders'
import { served } from '../../support/served'

const here = served('skein_demo')
const school = '/s/harbor-ridge'
const { who, text, status } = decidersOf(here)

test('what is revealed together stays out of the page, its data, the exports and the ledger until the close', async () => {
  const secrets = ['Today only those who can afford it go.', 'A visit should not have a price.']
  const places = [
    'decisions/11',
    'decisions/11?_data=routes/decisions/page',
    'decisions/11/markdown',
    'decisions/log.csv',
    'decisions?text=afford',
    'contributions',
    '',
  ]
  for (const place of places) {
    const seen = await text(who.renata, place)
    for (const secret of secrets) expect(seen, place).not.toContain(secret)
  }
  const data = JSON.parse(
    await text(who.renata, 'decisions/11?_data=routes%2Fdecisions%2Fpage'),
  ) as { responses: { said: unknown[] }; heard: string[]; counted: unknown }
  expect([data.responses.said, data.heard.length, data.counted]).toEqual([[], 8, null])
  const own = JSON.parse(
    await text(who.denise, 'decisions/11?_data=routes%2Fdecisions%2Fpage'),
  ) as { mine: { choice: string } }
  expect(own.mine.choice).toBe('yes')
})

test('a secret ballot sends nobody’s choice to any browser, not even one’s own', async () => {
  const form = {
    question: 'Who speaks for us?',
    body: 'Kofi.',
    method: 'majority',
    authority: 'decides',
    secret: 'on',
    deciders: [await here.idOf('TO'), await here.idOf('DA'), await here.idOf('RO')],
    deadlineDay: '2026-03-06',
  }
  const at =
    ledTo(await who.tom.post(`${school}/decisions/propose`, form))
      ?.split('/')
      .at(-1) ?? ''
  await status(who.tom, `decisions/${at}/open`, {})
  for (const [voter, choice] of [
    [who.tom, 'yes'],
    [who.denise, 'no'],
    [who.renata, 'yes'],
  ] as const)
    expect(await status(voter, `decisions/${at}/respond`, { choice })).toBe(303)
  for (const [name, reader] of Object.entries(who)) {
    const data = JSON.parse(
      await text(reader, `decisions/${at}?_data=routes%2Fdecisions%2Fpage`),
    ) as { mine?: { choice: null; isHeard: boolean }; responses: { said: unknown[] } }
    const voted = ['tom', 'denise', 'renata'].includes(name)
    expect([
      name,
      data.mine?.choice ?? null,
      data.mine?.isHeard ?? false,
      data.responses.said,
    ]).toEqual([name, null, voted, []])
  }
  expect(await text(who.denise, `decisions/${at}`)).toContain(
    'It does not protect against someone who can read the database',
  )
  await status(who.tom, `decisions/${at}/close`, {})
  const closed = JSON.parse(
    await text(who.denise, `decisions/${at}?_data=routes%2Fdecisions%2Fpage`),
  ) as { counted: { counts: { count: number }[] }; responses: { said: unknown[] } }
  expect([closed.counted.counts.map(({ count }) => count), closed.responses.said]).toEqual([
    [2, 1, 0],
    [],
  ])
})
