import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { formsOf } from '../support/forms'
import { refusalHeard, wrongToHear } from '../support/heard'
import { pagesOfASchool } from '../support/pages-of-a-school'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')
let page: Page

beforeAll(async () => {
  page = await (await here.browser.newContext()).newPage()
})

const parts = 4

test.each(Array.from({ length: parts }, (_, part) => part))(
  'every page of the school names its tables, their heads and its pictures to who hears it (part %i)',
  async (part) => {
    const renata = await here.as('renata.osei')
    const wrong: Record<string, string[]> = {}
    let read = 0
    const all = Object.values(await pagesOfASchool(here.sql)).flat()
    for (const address of all.filter((_, place) => place % parts === part)) {
      const answer = await renata.get(address)
      if (answer.status !== 200) continue
      read += 1
      const said = await page.evaluate(wrongToHear, await answer.text())
      if (said.length) wrong[address] = said
    }
    expect(wrong).toEqual({})
    expect(read).toBeGreaterThan(200 / parts - 5)
  },
)

test('of the rooms the one that a page is in is said to be the current one, and no other', async () => {
  const renata = await here.as('renata.osei')
  const current = async (path: string) => {
    const html = await (await renata.get(`/s/harbor-ridge${path}`)).text()
    return page.evaluate(
      (text) =>
        [...new DOMParser().parseFromString(text, 'text/html').querySelectorAll('[aria-current]')]
          .filter((one) => one.closest('.shell__rooms'))
          .map((one) => [one.getAttribute('aria-current'), one.getAttribute('href')]),
      html,
    )
  }
  for (const room of ['', '/board', '/formation', '/decisions', '/people', '/contributions'])
    expect([room, await current(room)]).toEqual([room, [['page', `/s/harbor-ridge${room}`]]])
  for (const [path, room] of [
    ['/initiatives/1', '/board'],
    ['/needs-a-lead', '/board'],
    ['/fairness', '/people'],
    ['/decisions/11', '/decisions'],
  ])
    expect(await current(path ?? '')).toEqual([['true', `/s/harbor-ridge${room}`]])
  expect(await current('/calendar')).toEqual([])
})

test('a field that is wrong says so itself, with its sentence, in every form', async () => {
  const renata = await here.as('renata.osei')
  const none = '00000000-0000-7000-8000-000000000000'
  const ids = { contribution: none, invitation: none, term: none, turn: none }
  const forms = Object.values(formsOf({ member: await here.idOf('RO'), ...ids })).flat()
  let heard = 0
  for (const [address] of forms) {
    const answer = await renata.post(address, {})
    if (answer.status !== 422) continue
    const { wrong, sentences } = await page.evaluate(refusalHeard, await answer.text())
    expect([address, wrong.map(({ said }) => said.length)]).toEqual([address, wrong.map(() => 1)])
    expect([address, wrong.length]).toEqual([address, sentences])
    heard += wrong.length
  }
  expect(heard).toBeGreaterThan(80)
})

test('what a whole form is refused for is heard at once', async () => {
  const renata = await here.as('renata.osei')
  const answer = await renata.post('/s/harbor-ridge/initiatives/1/hand-over', {})
  expect(answer.status).toBe(409)
  const { alerts } = await page.evaluate(refusalHeard, await answer.text())
  expect(alerts).toEqual(['They do not lead this any more, so there is nothing to hand over.'])
})
