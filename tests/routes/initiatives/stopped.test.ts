import { expect, test } from 'vitest'
import { pageOf } from '../../support/reading'
import { served } from '../../support/served'

const here = served('skein_demo')
const school = '/s/harbor-ridge'
const lesson = 'Written up at https://example.org/plan?x=1. Ask first.'

test('the lesson is asked of those who may stop it as what stopping needs, and of others not at all', async () => {
  const form = `${school}/initiatives/3/move`
  const [renata, denise] = [await here.as('renata.osei'), await here.as('denise.abara')]
  const asked = await pageOf(await renata.get(form))
  expect(asked).toContain('Why, or the lesson')
  expect(asked).not.toContain('(optional)')
  const stopped = await pageOf(await renata.get(`${school}/initiatives/10/move`))
  expect(stopped).toMatch(/>Why <span[^>]*>\(optional\)/)
  expect(await pageOf(await denise.get(form))).toMatch(/>Why <span[^>]*>\(optional\)/)
})

test('an address in a lesson is a link, on the page of its initiative and on the shelf', async () => {
  const renata = await here.as('renata.osei')
  const form = { read: 'extend', stage: 'stopped', reason: lesson }
  expect((await renata.post(`${school}/initiatives/2/move`, form)).status).toBe(303)
  for (const path of ['initiatives/2', 'lessons'])
    expect(await pageOf(await renata.get(`${school}/${path}`)), path).toContain(
      'Written up at <a href="https://example.org/plan?x=1">https://example.org/plan?x=1</a>. Ask first.',
    )
})

test('who has led what is stopped says what was said at the ends, and not of each that it was stopped', async () => {
  const page = await pageOf(await (await here.as('renata.osei')).get(`${school}/initiatives/2`))
  const history = page.slice(page.indexOf('>Who has led<'))
  expect(history).toContain('The block was the only thing we were given')
  expect(history).not.toContain('The initiative was stopped')
  expect(history).not.toContain('what is planned ahead')
})
