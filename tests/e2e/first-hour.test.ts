import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { pointing, typing } from '../support/hands'
import type { Hand } from '../support/hands'
import { placeOf } from '../support/place'

const here = placeOf('skein_empty')

const password = 'nine geese over the harbour'
const timezoneId = 'America/Los_Angeles'

const looks = {
  'with JavaScript, on a wide screen': { viewport: { width: 1280, height: 900 }, hand: pointing },
  'with JavaScript, on a phone': { viewport: { width: 390, height: 844 }, hand: pointing },
  'without JavaScript, on a phone': {
    viewport: { width: 390, height: 844 },
    hand: pointing,
    javaScriptEnabled: false,
  },
  'with the keyboard alone': { viewport: { width: 1280, height: 900 }, hand: typing },
}

test.each(Object.entries(looks))('the main job, end to end, %s', async (how, { hand, ...look }) => {
  const mark = how.replaceAll(/[^a-z]+/gi, '-').toLowerCase()
  const principal = await someone(hand, look)
  await signUp(principal, `${mark}@one.example`)
  await foundSchool(principal, `School ${mark}`, { isZoneKnown: !('javaScriptEnabled' in look) })
  const home = new URL(principal.page.url()).pathname

  const link = await invite(principal, `${mark}@two.example`)
  const colleague = await someone(hand, look)
  await join_(colleague, link)

  await principal.follow('Board')
  await principal.follow('New initiative')
  await principal.fill('Name', 'Quiet mornings')
  await principal.fill(/^Purpose/, 'Everyone starts the day calm.')
  await principal.tick(/^technical/)
  await principal.choose('Owner', 'Paula Principal')
  await principal.fill('Due day', '2027-05-01')
  await principal.press('Start it')
  await principal.page.waitForURL(/initiatives\/1(\?|$)/)
  const [place = ''] = principal.page.url().split('?')

  await principal.page.goto(`${place}/take-lead`)
  await principal.press('Take the lead')
  await principal.page.waitForURL(new RegExp(`^${place}(\\?|$)`))
  await principal.follow('Hand over the lead')
  await principal.tick(/Cora Colleague/)
  await principal.fill('Where it stands', 'Two rooms have begun.')
  await principal.fill('What comes next', 'Ask the bus drivers.')
  await principal.press('Ask them')
  await principal.page.waitForURL(new RegExp(`^${place}(\\?|$)`))

  await colleague.page.goto(place)
  await colleague.follow('Accept')
  await colleague.press('Accept the lead')
  await colleague.page.waitForURL(new RegExp(`^${place}(\\?|$)`))
  for (const one of [principal, colleague]) {
    await one.page.goto(`${here.server.url}${home}/people`)
    await one.follow(/Cora Colleague/)
    await one.page.waitForURL(/people\/[0-9a-f-]+(\?|$)/)
    expect(await one.page.locator('main').textContent()).toContain('Quiet mornings')
  }
  await colleague.page.goto(`${here.server.url}${home}/board`)
  expect(await colleague.page.locator('main').textContent()).toMatch(/Cora Colleague\s*since/)
})

test('what another does shows on an open page by itself', async () => {
  const principal = await someone(pointing)
  await signUp(principal, 'live@one.example')
  await foundSchool(principal, 'School Live')
  const home = new URL(principal.page.url()).pathname
  const colleague = await someone(pointing)
  await join_(colleague, await invite(principal, 'live@two.example'))
  await colleague.page.goto(`${here.server.url}${home}/board`)

  await principal.page.goto(`${here.server.url}${home}/initiatives/new`)
  await principal.fill('Name', 'Seen at once')
  await principal.fill(/^Purpose/, 'It shows.')
  await principal.tick(/^adaptive/)
  await principal.fill('Learning question', 'What changes?')
  await principal.fill('Voices affected', 'All of us')
  await principal.press('Start it')
  await colleague.page.getByText('Seen at once').first().waitFor()
})

type Someone = Hand & { page: Page }

async function someone(
  hand: (page: Page) => Hand,
  look: BrowserContextOptions = {},
): Promise<Someone> {
  const page = await (await here.browser.newContext({ timezoneId, ...look })).newPage()
  return { page, ...hand(page) }
}

async function signUp({ page, fill, press }: Someone, email: string) {
  await page.goto(`${here.server.url}/sign-up`)
  await fill('Your name', 'Paula Principal')
  await fill('E-mail', email)
  await press('Send me a link')
  await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
  await page.goto(await mailedLink(email))
  await fill(/^Choose a password/, password)
  await press('Go on to the school')
  await page.waitForURL(/schools\/new(\?|$)/)
}

// A browser with JavaScript says where it is; without it the zone is chosen.
async function foundSchool(
  { page, fill, choose, press }: Someone,
  name: string,
  { isZoneKnown = true } = {},
) {
  await fill('Name of the school', name)
  await expect
    .poll(() => page.getByLabel('Time zone').inputValue())
    .toBe(isZoneKnown ? timezoneId : '')
  if (!isZoneKnown) await choose('Time zone', 'America/Los Angeles')
  await fill('The school year begins', '2026-08-10')
  await fill('It ends', '2027-06-04')
  await press('Set up the school')
  await page.waitForURL(/\/s\/[^/]+(\?|$)/)
}

async function invite({ page, follow, fill, choose, press }: Someone, email: string) {
  await follow('People')
  await page.waitForURL(/\/people(\?|$)/)
  await follow(/Invite/)
  await fill('Name', 'Cora Colleague')
  await fill('E-mail', email)
  await choose('Position', 'teacher')
  await choose('Access', 'member')
  await press('Send the invitation')
  await page.getByText(email).first().waitFor()
  return mailedLink(email)
}

async function mailedLink(to: string) {
  const folder = join(here.server.dataDir, 'mail')
  for (
    const until = Date.now() + 10_000;
    Date.now() < until;
    await new Promise((wait) => setTimeout(wait, 100))
  ) {
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'))
    const letters = await Promise.all(
      names.map(
        async (name) =>
          JSON.parse(await readFile(join(folder, name), 'utf8')) as { to: string; path: string },
      ),
    )
    const letter = letters.find((one) => one.to === to)
    if (letter) return `${here.server.url}${letter.path}`
  }
  throw new Error(`No mail to ${to}`)
}

async function join_({ page, fill, press }: Someone, link: string) {
  await page.goto(link)
  await fill(/^Choose a password/, password)
  await press('Join the school')
  await page.waitForURL(/\/s\/[^/]+(\?|$)/)
}
