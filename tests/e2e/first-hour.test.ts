import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '../support/browser'
import { ownDatabase } from '../support/database'
import { startServer } from '../support/server'
import type { TestServer } from '../support/server'

let own: Awaited<ReturnType<typeof ownDatabase>>
let server: TestServer
let browser: Browser

beforeAll(async () => {
  own = await ownDatabase('skein_empty')
  server = await startServer(own.url)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await own?.drop()
})

const password = 'nine geese over the harbour'

test.each([
  ['with JavaScript, on a wide screen', { width: 1280, height: 900 }, true],
  ['with JavaScript, on a phone', { width: 390, height: 844 }, true],
  ['without JavaScript, on a phone', { width: 390, height: 844 }, false],
] as const)('the main job, end to end, %s', async (how, viewport, javaScriptEnabled) => {
  const mark = how.replaceAll(/[^a-z]+/gi, '-').toLowerCase()
  const principal = await (await browser.newContext({ viewport, javaScriptEnabled })).newPage()
  await signUp(principal, `${mark}@one.example`)
  await foundSchool(principal, `School ${mark}`)
  const home = new URL(principal.url()).pathname

  const link = await invite(principal, { home, email: `${mark}@two.example` })
  const colleague = await (await browser.newContext({ viewport, javaScriptEnabled })).newPage()
  await join_(colleague, link)

  await principal.goto(`${server.url}${home}/initiatives/new`)
  await principal.getByLabel('Name', { exact: true }).fill('Quiet mornings')
  await principal.getByLabel('Purpose').fill('Everyone starts the day calm.')
  await principal.getByLabel(/^technical/).check()
  await principal.getByLabel('Owner').selectOption({ index: 1 })
  await principal.getByLabel('Due day').fill('2027-05-01')
  await press(principal, 'Put it up')
  await principal.waitForURL(/initiatives\/1$/)
  const place = principal.url()

  await principal.goto(`${place}/take-lead`)
  await press(principal, 'Take the lead')
  await principal.waitForURL(place)
  await principal.goto(`${place}/hand-over`)
  await principal.getByRole('radio', { name: /Cora Colleague/ }).check()
  await principal.getByLabel('Where it stands').fill('Two rooms have begun.')
  await principal.getByLabel('What comes next').fill('Ask the bus drivers.')
  await press(principal, 'Save, and ask whom I chose')
  await principal.waitForURL(place)

  await colleague.goto(place)
  await colleague.getByRole('link', { name: /accept/i }).first().click()
  await press(colleague, 'Accept the lead')
  await colleague.waitForURL(place)
  for (const page of [principal, colleague]) {
    await page.goto(`${server.url}${home}/people`)
    await page.getByRole('link', { name: /Cora Colleague/ }).first().click()
    await page.waitForURL(/people\/[0-9a-f-]+$/)
    expect(await page.locator('main').textContent()).toContain('Quiet mornings')
  }
  await colleague.goto(`${server.url}${home}/board`)
  expect(await colleague.locator('main').textContent()).toMatch(/Cora Colleague\s*leads/)
})

test('what another does shows on an open page by itself, and what is being typed stays', async () => {
  const open = async () => (await browser.newContext()).newPage()
  const principal = await open()
  await signUp(principal, 'live@one.example')
  await foundSchool(principal, 'School Live')
  const home = new URL(principal.url()).pathname
  const colleague = await open()
  await join_(colleague, await invite(principal, { home, email: 'live@two.example' }))
  await colleague.goto(`${server.url}${home}/board`)

  await principal.goto(`${server.url}${home}/initiatives/new`)
  await principal.getByLabel('Name', { exact: true }).fill('Seen at once')
  await principal.getByLabel('Purpose').fill('It shows.')
  await principal.getByLabel(/^adaptive/).check()
  await principal.getByLabel('Learning question').fill('What changes?')
  await principal.getByLabel('Voices affected').fill('All of us')
  await press(principal, 'Put it up')
  await colleague.getByText('Seen at once').first().waitFor()
})

async function signUp(page: Page, email: string) {
  await page.goto(`${server.url}/sign-up`)
  await page.getByLabel('Your name').fill('Paula Principal')
  await page.getByLabel('E-mail').fill(email)
  await press(page, 'Send me a link')
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
  await page.goto(await mailedLink(email))
  await page.getByLabel('Choose a password').fill(password)
  await press(page, 'Go on to the school')
  await page.waitForURL(/schools\/new$/)
}

async function foundSchool(page: Page, name: string) {
  await page.getByLabel('Name of the school').fill(name)
  await page.getByLabel('Time zone').selectOption('America/Los_Angeles')
  await page.getByLabel('The school year begins').fill('2026-08-10')
  await page.getByLabel('It ends').fill('2027-06-04')
  await press(page, 'Set up the school')
  await page.waitForURL(/\/s\/[^/]+$/)
}

async function invite(page: Page, { home, email }: { home: string; email: string }) {
  await page.goto(`${server.url}${home}/invitations/new`)
  await page.getByLabel('Name', { exact: true }).fill('Cora Colleague')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Position').selectOption('teacher')
  await page.getByLabel('Access').selectOption('member')
  await press(page, 'Send the invitation')
  await page.getByText(email).first().waitFor()
  return mailedLink(email)
}

async function mailedLink(to: string) {
  const folder = join(server.dataDir, 'mail')
  for (const until = Date.now() + 10_000; Date.now() < until; await new Promise((wait) => setTimeout(wait, 100))) {
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'))
    const letters = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as { to: string; path: string }))
    const letter = letters.find((one) => one.to === to)
    if (letter) return `${server.url}${letter.path}`
  }
  throw new Error(`No mail to ${to}`)
}

async function join_(page: Page, link: string) {
  await page.goto(link)
  await page.getByLabel('Choose a password').fill(password)
  await press(page, 'Join the school')
  await page.waitForURL(/\/s\/[^/]+$/)
}

/** Presses a button the way a keyboard does: the focus on it, and Enter. */
async function press(page: Page, name: string) {
  const button = page.getByRole('button', { name, exact: true })
  await button.focus()
  await page.keyboard.press('Enter')
}
