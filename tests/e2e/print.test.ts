import { expect, test } from 'vitest'
import { placeOf } from '../support/place'

const place = placeOf('skein_demo')

// A sheet of A4 with its margins is about this wide.
const paper = { width: 680, height: 960 }

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
