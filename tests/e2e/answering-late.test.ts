import { expect, test } from 'vitest'
import { placeOf } from '../support/place'
import { ledTo } from '../support/reading'

const here = placeOf('skein_demo')

/** A consent of Tom's to which Denise is asked, open. */
async function proposed() {
  const ids = await here.sql<
    { id: string }[]
  >`select id from members where initials in ('TO', 'DA')`
  const tom = await here.as('tom.okafor')
  const proposal = {
    question: 'Do we plant trees?',
    body: 'We plant four trees by the gate.',
    method: 'consent',
    authority: 'decides',
    deciders: ids.map(({ id }) => id),
    deadlineDay: '2026-03-06',
    reviewOn: '2026-04-02',
  }
  const at = ledTo(await tom.post('/s/harbor-ridge/decisions/propose', proposal))
  await tom.post(`${at}/open`)
  return { tom, at }
}

async function opened(at: string) {
  const context = await here.browser.newContext()
  const page = await context.newPage()
  await here.signIn(page, 'denise.abara')
  await page.goto(here.server.url + at)
  return { context, page }
}

test('who answers a version that was replaced meanwhile reads both, still has their words, and answers with one more press', async () => {
  const { tom, at } = await proposed()
  const { context, page } = await opened(at)
  await page.locator('.options__one', { hasText: 'Consent' }).first().click()
  await page.getByRole('textbox', { name: 'Why' }).fill('Four is a good number.')
  expect(
    (await tom.post(`${at}/amend`, { body: 'We plant two trees by the field.', read: '1.1' }))
      .status,
  ).toBe(303)
  // The news puts the new version in sight, and the form stays about the one that was answered.
  await page.getByText('We plant two trees by the field.').waitFor()
  await page.getByRole('button', { name: 'Give my response' }).click()

  await page.getByRole('heading', { name: 'What changed while you had it open' }).waitFor()
  expect(await page.getByRole('textbox', { name: 'Why' }).inputValue()).toBe(
    'Four is a good number.',
  )
  expect(await page.locator('.options__one input:checked').count()).toBe(1)
  expect(
    await here.sql`select from responses where reason = 'Four is a good number.'`,
  ).toHaveLength(0)
  expect(await page.getByText('the text is version 2 now').count()).toBe(1)
  await page.getByRole('button', { name: 'Give my response' }).click()
  await page.getByRole('button', { name: 'Change my response' }).waitFor()
  expect(
    await here.sql`select round from responses where reason = 'Four is a good number.'`,
  ).toEqual([{ round: 2 }])

  await page.goto(`${here.server.url}${at}/thread`)
  await page.getByLabel('view').first().check()
  await page.getByRole('textbox', { name: 'In your words' }).fill('Plums would be nice.')
  await tom.post(`${at}/withdraw`, { reason: 'Later.' })
  await page.getByRole('button', { name: 'Say it' }).click()
  await page.getByRole('heading', { name: 'What you had written' }).waitFor()
  expect(await page.locator('blockquote').allTextContents()).toContain('Plums would be nice.')

  await context.close()
})

test('what was refused is kept for who leaves its page, until it is taken', async () => {
  const { tom, at } = await proposed()
  const { context, page } = await opened(at)
  const amend = (body: string, read: string) => tom.post(`${at}/amend`, { body, read })
  const [why, words] = [
    page.getByRole('textbox', { name: 'Why' }),
    page.getByRole('textbox', { name: 'In your words' }),
  ]
  const leaveAndComeBack = async () => {
    await page.getByRole('link', { name: 'Decisions', exact: true }).first().click()
    await page.getByRole('link', { name: 'Do we plant trees?' }).first().click()
    await page.waitForURL((url) => url.pathname === at)
  }
  await page.locator('.options__one', { hasText: 'Consent' }).first().click()
  await why.fill('Four is a good number.')
  await amend('We plant two trees by the field.', '1.1')
  await page.getByText('We plant two trees by the field.').waitFor()
  await page.getByRole('button', { name: 'Give my response' }).click()
  await page.getByRole('heading', { name: 'What changed while you had it open' }).waitFor()
  await why.press('End')
  await page.keyboard.type(' Two is not.')
  await leaveAndComeBack()
  await expect.poll(() => why.inputValue()).toBe('Four is a good number. Two is not.')
  expect(await page.locator('.options__one input:checked').count()).toBe(1)

  await page.getByLabel('I offer a view').check()
  await words.fill('Plums would be nice.')
  await amend('We plant three plum trees.', '2.2')
  await page.getByText('We plant three plum trees.').waitFor()
  await page.getByRole('button', { name: 'Say it' }).click()
  await page.getByRole('heading', { name: 'What changed while you had it open' }).waitFor()
  await leaveAndComeBack()
  await expect.poll(() => words.inputValue()).toBe('Plums would be nice.')
  expect(await page.getByLabel('I offer a view').isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Say it' }).click()
  await page.getByText('Done.').waitFor()
  expect([await words.inputValue(), await why.inputValue()]).toEqual([
    '',
    'Four is a good number. Two is not.',
  ])
  await context.close()
})
