import { beforeAll, expect, test } from 'vitest'
import { formsOf } from '../../support/forms'
import { served } from '../../support/served'

const here = served('skein_demo')
const nothing = '00000000-0000-7000-8000-000000000000'
let addresses: string[] = []

beforeAll(async () => {
  const ids = { contribution: nothing, invitation: nothing, term: nothing, turn: nothing }
  addresses = Object.values(formsOf({ ...ids, member: await here.idOf('RO') }))
    .flat()
    .map(([address]) => address)
})

const all = (html: string, what: RegExp) => [...html.matchAll(what)].map(([, one = '']) => one)

/** What a refused page says beside its fields, and what its notice on top leads to. */
function refusedIn(html: string) {
  const top = /<div class="form__refused" role="alert".*?<\/div>/s.exec(html)?.[0] ?? ''
  return {
    wrong: all(html, /class="field__error" id="([^"]*)-error"/g),
    led: all(top, /href="#([^"]*)"/g),
    isThere: (id: string) => html.includes(` id="${id}"`),
  }
}

test('every form that is refused for a field says so on top, with a link to each such field', async () => {
  const renata = await here.as('renata.osei')
  const refused: string[] = []
  for (const address of addresses) {
    const answer = await renata.post(address, {})
    const { wrong, led, isThere } = refusedIn(await answer.text())
    if (!wrong.length) continue
    refused.push(address)
    expect([address, wrong.filter((id) => !led.includes(id))]).toEqual([address, []])
    expect([address, wrong.filter((id) => !isThere(id))]).toEqual([address, []])
  }
  expect(refused.length).toBeGreaterThan(20)
  expect(refused).toContain('/s/harbor-ridge/initiatives/new')
})

test('what is refused in several fields is where the page opens, without script: a hand-over sent empty', async () => {
  const jess = await here.as('jess.lindqvist')
  const at = '/s/harbor-ridge/initiatives/1/hand-over'
  const page = await (await jess.post(at, {})).text()
  const [top = ''] = /<div class="form__refused"[^>]*>/.exec(page) ?? []
  expect(top).toContain('autofocus=""')
  expect(page.match(/ autofocus=""/g)).toHaveLength(1)
})
