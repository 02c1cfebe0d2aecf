import { expect, test } from 'vitest'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')
const school = '/s/harbor-ridge'

/** How often one presses Tab, or Enter on “Skip to the page”, until what one came for is reached. */
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
  const [asked] = await here.sql<{ number: number; name: string }[]>`
    select i.number, split_part(a.email, '@', 1) as name
    from hand_overs h
      join initiatives i on (i.school_id, i.id) = (h.school_id, h.initiative_id)
      join members m on (m.school_id, m.id) = (h.school_id, h.to_member_id)
      join accounts a on a.id = m.account_id
    where h.answer is null and h.to_member_id is not null`
  const page = `/initiatives/${asked?.number}`
  expect(await pressesTo(asked?.name ?? '', page, /^Accept/)).toBeLessThan(6)
})

test('the hand-over of a lead is under twelve presses away', async () => {
  expect(await pressesTo('jess.lindqvist', '/initiatives/1', /^Hand over the lead$/)).toBeLessThan(
    12,
  )
})
