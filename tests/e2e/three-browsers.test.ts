import { beforeAll, expect, test } from 'vitest'
import { placeOf } from '../support/place'
import { Visitor } from '../support/visitor'
import { atChromium, atFirefox, atWebkit, begin, end } from '../support/writers'
import type { Tab } from '../support/writers'
import { ledTo } from '../support/reading'
import { soon } from '../support/soon'

// Three browsers as people have them.
const here = placeOf('skein_demo', { isWhole: true })
const school = '/s/harbor-ridge'
let decision: string
let tom: Visitor

beforeAll(async () => {
  const deciders = (
    await here.sql<
      { id: string }[]
    >`select id from members where initials in ('TO', 'DA', 'PN', 'LO')`
  ).map(({ id }) => id)
  tom = await here.as('tom.okafor')
  const proposal = {
    question: 'Do we plant trees?',
    body: 'Four, by the gate.',
    method: 'consent',
    authority: 'decides',
    deciders,
    deadlineDay: '2026-03-06',
    reviewOn: '2026-04-02',
  }
  decision = ledTo(await tom.post(`${school}/decisions/propose`, proposal))
  await tom.post(`${decision}/open`)
})

const say = async (body: string) =>
  expect((await tom.post(`${decision}/thread`, { kind: 'view', body, read: '1.1' })).status).toBe(
    303,
  )
const comes = (tab: Tab, expression: string, what: unknown = true) =>
  soon(async () => expect(await tab.evaluate(expression)).toBe(what))
const seen = (tab: Tab, text: string) =>
  comes(tab, `document.body.innerText.includes(${JSON.stringify(text)})`)
const isAlive = (tab: Tab) =>
  comes(tab, `Object.keys(document.querySelector('main')).some((key) => key.startsWith('__react'))`)

async function open(tab: Tab, address: string) {
  await tab.goto(here.server.url + address)
  await isAlive(tab)
}

const browsers = [
  ['Chromium', atChromium, 'denise.abara', 1],
  ['Firefox', atFirefox, 'priya.natarajan', 2],
  ['WebKitGTK', atWebkit, 'luis.ortega', 3],
] as const
const isHere = ([name]: (typeof browsers)[number]) =>
  name !== 'WebKitGTK' || process.platform === 'linux'

test.concurrent.each(browsers.filter(isHere))(
  '%s: who writes, and who is on a card, stays there whatever others do, and moves it by keys',
  async (browser, at, name, card) => {
    const desk = await at(here.browser, await here.as(name), here.server.url)
    try {
      const tab = await desk.tab()
      await besideAThread(tab, browser)
      await onACard(tab, card)
      await answering(tab)
    } finally {
      await desk.close()
    }
  },
)

async function besideAThread(tab: Tab, browser: string) {
  await say(`A long view. ${'Roots need room. '.repeat(30)} ${browser} 0`)
  await open(tab, decision)
  expect(await begin(tab)).toBe(2)
  for (const time of [1, 2]) {
    await say(`A view of mine, for ${browser}, ${time}`)
    await seen(tab, `${browser}, ${time}`)
  }
  expect(await end(tab)).toEqual([])
}

async function onACard(tab: Tab, card: number) {
  const title = `document.querySelector('#i${card} h3 a')`
  const stageOf = `document.querySelector('#i${card}').closest('section').dataset.stage`
  await open(tab, `${school}/board`)
  await tab.evaluate(`${title}.focus()`)
  const [stood, scrolled] = await tab.evaluate<[string, number]>(`[${stageOf}, scrollY]`)
  const stage = stood === 'pilot' ? 'extend' : 'pilot'
  await tom.post(`${school}/initiatives/${card}/move`, { read: stood, stage, number: String(card) })
  await comes(tab, stageOf, stage)
  expect(await tab.evaluate(`[document.activeElement === ${title}, scrollY]`)).toEqual([
    true,
    scrolled,
  ])
  for (const [arrow, to] of [
    ['ArrowRight', stage === 'pilot' ? 'extend' : 'embed'],
    ['ArrowLeft', stage],
  ] as const) {
    await tab.alt(arrow)
    await seen(tab, ` is now in ${to}.`)
    expect(await tab.evaluate(`[${stageOf}, document.activeElement === ${title}]`)).toEqual([
      to,
      true,
    ])
    expect(
      await tab.evaluate(`document.querySelector('.board-moves__keys').offsetHeight > 20`),
    ).toBe(true)
  }
}

async function answering(tab: Tab) {
  await open(tab, decision)
  // What was begun above.
  await comes(tab, `Boolean(document.querySelector('#respond .form__kept'))`)
  await tab.evaluate(`document.querySelector('#respond input[value="consents"]').click()`)
  await tab.evaluate(`document.querySelector('#respond textarea').focus()`)
  await tab.keys('Trees.')
  await tab.evaluate(
    `(globalThis.form = document.querySelector('#respond'), form.querySelector('[type=submit]').focus(), form.querySelector('[type=submit]').click())`,
  )
  await seen(tab, 'Change my response')
  await comes(tab, `form.querySelector('.form__acts [role=status]').textContent`, 'Done.')
  const after = `[form.isConnected, document.activeElement === form.querySelector('[type=submit]'), form.querySelector('textarea').value, form.querySelector('.form__kept')?.textContent ?? null, Object.keys(sessionStorage).filter((key) => key.includes('respond'))]`
  expect(await tab.evaluate(after)).toEqual([true, true, 'seTrees.', null, []])
}
