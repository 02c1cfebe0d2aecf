import { expect, test } from 'vitest'
import { placeOf } from '../support/place'

const place = placeOf('skein_demo')

// A sheet of A4 with its margins is about this wide.
const paper = { width: 680, height: 960 }

test('a decision on paper says what is unanswered, with years, and has no way to answer', async () => {
  const page = await place.browser.newPage({ viewport: paper })
  await place.signIn(page, 'renata.osei')
  for (const number of [11, 10, 9, 8, 7]) {
    await page.goto(`${place.server.url}/s/harbor-ridge/decisions/${number}`)
    if (await page.locator('.tag--unanswered').count()) break
  }
  await page.emulateMedia({ media: 'print' })
  const seen = await page.evaluate(() => ({
    unanswered: [...document.querySelectorAll('.tag--unanswered')].filter((tag) =>
      tag.checkVisibility(),
    ).length,
    answers: [...document.querySelectorAll('main a')].filter(
      (link) => link.textContent === 'Answer' && link.checkVisibility(),
    ).length,
    years: [...document.querySelectorAll('main time')]
      .filter((time) => time.checkVisibility())
      .map((time) => time.textContent + getComputedStyle(time, '::after').content)
      .filter((said) => !/20\d\d/.test(said)),
  }))
  expect(seen.unanswered).toBeGreaterThan(0)
  expect({ answers: seen.answers, years: seen.years }).toEqual({ answers: 0, years: [] })
  await page.close()
})

test('on paper pages are black on white, unfolded, and have neither navigation nor buttons', async () => {
  const page = await place.browser.newPage({ viewport: paper, colorScheme: 'dark' })
  await place.signIn(page, 'jess.lindqvist')
  await page.goto(`${place.server.url}/s/harbor-ridge/people`)
  const jess = new URL(
    (await page.getByRole('link', { name: 'Jess Lindqvist' }).getAttribute('href')) ?? '',
    place.server.url,
  ).pathname
  await page.emulateMedia({ media: 'print' })
  for (const path of [
    '/s/harbor-ridge/initiatives/1',
    jess,
    '/s/harbor-ridge/decisions/4',
    '/s/harbor-ridge/contributions',
  ]) {
    await page.goto(place.server.url + path)
    const seen = await page.evaluate(() => ({
      acts: [...document.querySelectorAll('nav, button, .button, input, select, .act')]
        .filter((element) => element.checkVisibility())
        .map(({ outerHTML }) => outerHTML),
      folded: [...document.querySelectorAll('.lanes__table table')].filter(
        (table) => !table.checkVisibility({ contentVisibilityAuto: true }),
      ).length,
      colours: [document.documentElement, document.body].map(
        (element) => getComputedStyle(element).color,
      ),
      ground: getComputedStyle(document.documentElement).backgroundColor,
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }))
    expect({ path, ...seen }).toEqual({
      path,
      acts: [],
      folded: 0,
      colours: ['oklch(0 0 0)', 'oklch(0 0 0)'],
      ground: 'oklch(1 0 0)',
      wide: 0,
    })
  }
  await page.close()
})
