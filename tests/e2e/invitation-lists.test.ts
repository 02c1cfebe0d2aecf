import { expect, test } from 'vitest'
import { expectAccessible } from '../support/browser'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')

const looks = {
  'with JavaScript': { viewport: { width: 1280, height: 900 } },
  'without JavaScript, on a phone': {
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
  },
  'with JavaScript, on a phone in the dark': {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark' as const,
  },
}

test.each(Object.entries(looks))('a list is pasted, corrected and sent, %s', async (how, look) => {
  const mark = how.replaceAll(/[^a-z]+/gi, '').toLowerCase()
  const page = await (await here.browser.newContext(look)).newPage()
  await here.signIn(page, 'renata.osei')
  await page.goto(`${here.server.url}/s/harbor-ridge/people`)
  await page.getByRole('link', { name: 'Invite people' }).click()
  await page.getByRole('link', { name: 'Invite many at once' }).click()
  await page
    .getByLabel('The list')
    .fill(
      `Fay Lund, fay@${mark}.example, teachers\nTom Ek, tom.${mark}.example, parent\nBo, bo@${mark}.example, wizard`,
    )
  await page.getByRole('button', { name: 'Check the list' }).click()
  await page.getByText('1 person can be invited.').waitFor()
  if (!('javaScriptEnabled' in look)) await expectAccessible(page)
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
    look.viewport.width,
  )

  await page.getByLabel('Row 1 to correct').fill(`Tom Ek, tom@${mark}.example, parent`)
  await page.getByLabel('Row 2 to correct').fill('')
  await page.getByRole('button', { name: 'Check again' }).click()
  await page.getByRole('button', { name: 'Invite 2 people' }).click()
  await page.getByText('2 invitations are on the way.').waitFor()
  await page.getByText(`fay@${mark}.example`).waitFor({ state: 'attached' })
  expect(
    await here.sql`select name from invitations where email like ${`%@${mark}.example`} order by name`,
  ).toEqual([{ name: 'Fay Lund' }, { name: 'Tom Ek' }])

  await page.goto(`${here.server.url}/s/harbor-ridge/invitations/list`)
  expect(await page.getByLabel('The list').inputValue()).toBe('')
  await page.context().close()
})

test('a list of a megabyte, sent without script, is answered in plain words with the way back', async () => {
  const page = await (await here.browser.newContext({ javaScriptEnabled: false })).newPage()
  await here.signIn(page, 'renata.osei')
  const form = `${here.server.url}/s/harbor-ridge/invitations/list`
  await page.goto(form)
  await page.getByLabel('Or a CSV file').setInputFiles({
    name: 'staff.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Fay Lund, fay@long.example, teacher\n'.repeat(30_000)),
  })
  await page.getByRole('button', { name: 'Check the list' }).click()
  await page.getByText('Nothing was changed.').waitFor()
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('That is too much at once')
  await page.getByRole('link', { name: 'To the form' }).click()
  await page.getByLabel('The list').waitFor()
  expect(page.url()).toBe(form)
  await page.context().close()
})

test('a file is chosen in place of a pasted list', async () => {
  const page = await (await here.browser.newContext()).newPage()
  await here.signIn(page, 'renata.osei')
  await page.goto(`${here.server.url}/s/harbor-ridge/invitations/list`)
  await page.getByLabel('Or a CSV file').setInputFiles({
    name: 'staff.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('E-mail;Name;Position\nann@file.example;Ann Dam;Teacher\n'),
  })
  await page.getByRole('button', { name: 'Check the list' }).click()
  await page.getByRole('button', { name: 'Invite 1 person' }).click()
  await page.getByText('1 invitation is on the way.').waitFor()
  await page.context().close()
})
