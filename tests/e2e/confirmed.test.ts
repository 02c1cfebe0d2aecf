import { expect, test } from 'vitest'
import { expectAccessible } from '../support/browser'
import { placeOf } from '../support/place'
import { demoPassword } from '../../db/demo/load'

const here = placeOf('skein_demo')

test('what was done is said once, in one place, and the address is as it was', async () => {
  const page = await (await here.browser.newContext()).newPage()
  await here.signIn(page, 'dario.fuentes')
  const place = `${here.server.url}/s/harbor-ridge/initiatives/7`
  await page.goto(`${place}/update`)
  await page.getByLabel('on track', { exact: true }).check()
  await page.getByLabel('What happened, what is next').fill('Two rooms more.')
  await page.getByRole('button', { name: 'Post the update' }).click()
  const line = page.locator('.confirmation__said')
  await line.waitFor()
  expect(await line.innerText()).toBe('Your update is posted.')
  await page.waitForURL(place)
  await expectAccessible(page)
  await page.reload()
  expect(await line.count()).toBe(0)
  await page.context().close()
})

test('what was done further down a page is said in sight, and is gone on the next page', async () => {
  const viewport = { width: 390, height: 700 }
  const page = await (await here.browser.newContext({ viewport })).newPage()
  await here.signIn(page, 'luis.ortega')
  await page.goto(`${here.server.url}/s/harbor-ridge/initiatives/2`)
  await page.getByRole('button', { name: /^Done/ }).first().click()
  const line = page.locator('.confirmation__said')
  await line.waitFor()
  const box = await line.boundingBox()
  expect(box && box.y >= 0 && box.y + box.height <= viewport.height).toBe(true)
  await page.getByRole('link', { name: 'Board' }).first().click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await line.waitFor({ state: 'detached' })
  await page.context().close()
})

test('what was done by a slip is undone beside its line, and the focus is on the page', async () => {
  const page = await (await here.browser.newContext()).newPage()
  await here.signIn(page, 'priya.natarajan')
  await page.goto(`${here.server.url}/s/harbor-ridge/initiatives/4/shadow`)
  await page.getByRole('button', { name: 'Shadow', exact: true }).click()
  const line = page.locator('.confirmation__said')
  await line.getByText('You shadow this now.').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await line.getByText('You have left this.').waitFor()
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('h1')
  expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0)
  await page.context().close()
})

test('who deletes their account reads that it is deleted, and is left at the door', async () => {
  const page = await (await here.browser.newContext()).newPage()
  await here.signIn(page, 'ngozi.eze')
  await page.goto(`${here.server.url}/account/delete`)
  const send = page.getByRole('button', { name: 'Delete my account' })
  const password = page.getByLabel('Your present password')
  await send.click()
  await password.fill(demoPassword)
  await send.click()
  await page.getByText('Your account is deleted').waitFor()
  // What asks whether one is still signed in has been answered by then.
  await page.waitForLoadState('networkidle')
  expect(new URL(page.url()).search).toBe('?left=deleted')
  await page.context().close()
})
