import { expect, test } from 'vitest'
import { edited } from '../support/reading'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')
const school = '/s/harbor-ridge'

/** How often one presses Tab, or Enter to skip to the page, until one is at what one came for. */
async function pressesTo(name: string, path: string, goal: RegExp) {
  const context = await here.browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await here.signIn(page, name)
  await page.goto(here.server.url + school + path)
  const reached = () =>
    page.evaluate(() => {
      const on = document.activeElement
      const label = on instanceof HTMLInputElement ? on.labels?.[0]?.textContent : on?.textContent
      return `${label}`.trim()
    })
  await page.keyboard.press('Tab')
  expect(await reached()).toBe('Skip to the page')
  await page.keyboard.press('Enter')
  let presses = 2
  do await page.keyboard.press('Tab')
  while (++presses < 60 && !goal.test(await reached()))
  await context.close()
  return presses
}

test('an answer on a decision is under eight presses away', async () => {
  expect(await pressesTo('denise.abara', '/decisions/11', /^Yes/)).toBeLessThan(8)
})

test('the yes to a lead that one is asked to take over is under six presses away', async () => {
  const asked = await edited(await here.as('luis.ortega'), `${school}/initiatives/2/hand-over`, {
    to: await here.idOf('PN'),
    stands: 'Four rooms run by themselves.',
    next: 'Grade 7.',
    choiceReason: 'She began it.',
  })
  expect(asked.status).toBe(303)
  expect(await pressesTo('priya.natarajan', '/initiatives/2', /^Accept/)).toBeLessThan(6)
})

test('the hand-over of a lead is under twelve presses away', async () => {
  expect(await pressesTo('jess.lindqvist', '/initiatives/1', /^Hand over the lead$/)).toBeLessThan(
    12,
  )
})
