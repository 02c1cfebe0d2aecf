import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../db/demo/load'
import { placeOf } from '../support/place'
import { Visitor } from '../support/visitor'
import { ledTo } from '../support/reading'

const here = placeOf('skein_demo')
const school = '/s/harbor-ridge'
let tom: Visitor
beforeAll(async () => {
  tom = await here.as('tom.okafor')
})

async function opened(name: string, address: string) {
  const page = await (
    await here.browser.newContext({ viewport: { width: 1280, height: 700 } })
  ).newPage()
  await here.signIn(page, name)
  await page.goto(here.server.url + address)
  await page.waitForLoadState('networkidle')
  return page
}

/** A consent of Tom's to which Denise is asked, open. */
async function proposed(question: string) {
  const deciders = (
    await here.sql<{ id: string }[]>`select id from members where initials in ('TO', 'DA')`
  ).map(({ id }) => id)
  const proposal = {
    question,
    body: 'Four, by the gate.',
    method: 'consent',
    authority: 'decides',
    deciders,
    deadlineDay: '2026-03-06',
    reviewOn: '2026-04-02',
  }
  const at = ledTo(await tom.post(`${school}/decisions/propose`, proposal))
  await tom.post(`${at}/open`)
  return at
}

const say = async (at: string, body: string) =>
  expect((await tom.post(`${at}/thread`, { kind: 'view', body, read: '1.1' })).status).toBe(303)

/** Something of which every page hears: the school has another name. */
async function rename(page: Page, name: string) {
  await here.sql.begin(
    async (tx) => (await tx`update schools set name = ${name}`, await tx`select tell()`),
  )
  await page.locator('.shell__school', { hasText: name }).waitFor()
}

test('what is changed elsewhere reaches a form in which nobody has written, and no other', async () => {
  const page = await opened('renata.osei', `${school}/initiatives/3/edit`)
  const title = page.locator('[name=title]')
  const retitle = (to: string) =>
    here.sql.begin(
      async (tx) => (
        await tx`update initiatives set title = ${to} where number = 3`,
        await tx`select tell()`
      ),
    )
  await title.focus()
  await retitle('Quiet halls')
  await expect.poll(() => title.inputValue()).toBe('Quiet halls')
  expect(await title.evaluate((field) => field === document.activeElement)).toBe(true)

  await page.locator('[name=purpose]').pressSequentially('And so. ')
  await retitle('Loud halls')
  await rename(page, 'Harbor One')
  expect(await title.inputValue()).toBe('Quiet halls')
  expect(await page.locator('[name=purpose]').inputValue()).toContain('And so. ')
  await page.context().close()
})

test('a form whose decision is closed while someone writes stays, says so, and its words are not lost', async () => {
  const at = await proposed('Do we plant plums?')
  const page = await opened('denise.abara', at)
  const [why, words] = [
    page.getByRole('textbox', { name: 'Why' }),
    page.getByRole('textbox', { name: 'In your words' }),
  ]
  await words.fill('Who waters them?')
  await page.locator('.options__one', { hasText: 'Consent' }).first().click()
  await why.pressSequentially('Plums are')
  await tom.post(`${at}/withdraw`, { reason: 'Later.' })
  await page.getByText('This was closed while you were writing').nth(1).waitFor()
  await page.keyboard.type(' good.')
  expect([await why.inputValue(), await words.inputValue()]).toEqual([
    'Plums are good.',
    'Who waters them?',
  ])

  await page.getByRole('button', { name: 'Give my response' }).click()
  await page.getByText('Plums are good.').waitFor()
  await page.context().close()
})

test('what one posts empties its form for the next, and later news scrolls nowhere', async () => {
  const at = await proposed('Do we plant pears?')
  await say(at, 'Pears want sun. '.repeat(120))
  const page = await opened('denise.abara', at)
  const words = page.getByRole('textbox', { name: 'In your words' })
  const same = await words.elementHandle()
  await words.fill('My own view.')
  await page.getByRole('button', { name: 'Say it' }).click()
  await page.getByText('Done.').waitFor()
  expect([
    await words.inputValue(),
    await words.evaluate((field, other) => field === other, same),
  ]).toEqual(['', true])

  await words.pressSequentially('And')
  const top = () => words.evaluate((field) => Math.round(field.getBoundingClientRect().top))
  const before = await top()
  await say(at, 'A view of mine.')
  await page.getByText('A view of mine.').waitFor()
  await page.keyboard.type(' so')
  expect(await words.inputValue()).toBe('And so')
  expect(Math.abs((await top()) - before)).toBeLessThan(3)
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0)
  await page.context().close()
})

test('what a form was answered is not forgotten for news', async () => {
  const [member] = await here.sql<{ id: string }[]>`select id from members where initials = 'JL'`
  const page = await opened('renata.osei', `${school}/people/${member?.id}/access`)
  await page.getByLabel('Access').selectOption('admin')
  await here.sql`update sessions set confirmed_at = null`.catch(() => {})
  await page.getByRole('button', { name: 'Save' }).click()
  const password = page.getByLabel('Your present password')
  await password.pressSequentially(demoPassword.slice(0, 4))
  await rename(page, 'Harbor Two')
  await page.keyboard.type(demoPassword.slice(4))
  expect(await password.inputValue()).toBe(demoPassword)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(/people\/[\w-]+$/)
  await page.context().close()
})
