import { beforeAll, expect, test } from 'vitest'
import { pagesOfASchool } from '../support/pages-of-a-school'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')
const narrow = { width: 320, height: 640 }
// A sheet of A4 with its margins is about this wide.
const paper = { width: 680, height: 960 }

type Found = {
  address: string
  narrow: Awaited<ReturnType<typeof seenNarrow>>
  paper: Awaited<ReturnType<typeof seenOnPaper>>
}
const found: Found[] = []

// Every page, of pages that differ by what they are about alone those that look different: one walk
// serves both widths.
beforeAll(async () => {
  const pages = await pagesOfASchool(here.sql)
  const whole = new Set(['initiatives/page', 'decisions/page'])
  const shapes = new Map<string, string>()
  for (const [file, addresses] of Object.entries(pages))
    for (const address of addresses)
      shapes.set(
        whole.has(file) ? address : `${file} ${address.replaceAll(/[0-9a-f-]{36}|\d+/g, ':')}`,
        address,
      )
  const page = await (
    await here.browser.newContext({ viewport: narrow, javaScriptEnabled: false })
  ).newPage()
  await here.signIn(page, 'renata.osei')
  for (const address of [...shapes.values(), '/s/harbor-ridge/formation?as=table']) {
    await page.emulateMedia({ media: 'screen' })
    await page.setViewportSize(narrow)
    await page.goto(here.server.url + address)
    const onScreen = await page.evaluate(seenNarrow)
    await page.setViewportSize(paper)
    await page.emulateMedia({ media: 'print' })
    found.push({ address, narrow: onScreen, paper: await page.evaluate(seenOnPaper) })
  }
  await page.context().close()
}, 300_000)

// Runs in the page: how wide it is, and the words of its navigation that stand in more than one
// line, or in less room than they take.
function seenNarrow() {
  const broken = [...document.querySelectorAll<HTMLElement>('.shell__top a, .shell__top summary')]
    .filter((link) => link.checkVisibility())
    .flatMap((link) => {
      const words = document.createTreeWalker(link, NodeFilter.SHOW_TEXT)
      const wrong: string[] = []
      for (let node = words.nextNode(); node; node = words.nextNode())
        for (const { 0: word, index } of (node.textContent ?? '').matchAll(/\S+/g)) {
          const range = document.createRange()
          range.setStart(node, index)
          range.setEnd(node, index + word.length)
          if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1)
            wrong.push(word)
        }
      const box = link.getBoundingClientRect()
      return box.left < 0 || box.right > innerWidth
        ? [...wrong, `${link.textContent} is cut`]
        : wrong
    })
  return { broken, wide: document.documentElement.scrollWidth }
}

// Runs in the page: what of it is of no use on paper.
function seenOnPaper() {
  const shown = (selector: string) =>
    [...document.querySelectorAll(selector)]
      .filter((element) => element.checkVisibility())
      .map(({ outerHTML }) => outerHTML.slice(0, 120))
  const text = document.body.innerText
  return {
    acts: shown('nav, button, .button, .skip, .form__acts, [type="submit"]'),
    relative: [
      ...text.matchAll(
        /(?:.{0,30}(?:^|[,;:·(.] ?|\b(?:since|due|until|by|on) )(?:today|tomorrow|yesterday)\b|day, in \d+ days|\d+ days ago|until now).{0,20}/gim,
      ),
    ].map(([words]) => words),
    namesSchool: text.includes('Harbor Ridge Middle School'),
    dated: text.includes('Monday, March 2, 2026'),
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }
}

const wrong = (is: (one: Found) => unknown, what: (one: Found) => unknown) =>
  found.filter(is).map((one) => [one.address, what(one)])

test('at 320 pixels no page is wider than the window, and no word of the navigation is broken or cut', () => {
  expect(found.length).toBeGreaterThan(100)
  expect(
    wrong(
      (one) => one.narrow.wide > 320,
      (one) => one.narrow.wide,
    ),
  ).toEqual([])
  expect(
    wrong(
      (one) => one.narrow.broken.length,
      (one) => one.narrow.broken,
    ),
  ).toEqual([])
})

test('on paper every page names the school and the day, and has neither navigation nor buttons', () => {
  expect(
    wrong(
      (one) => !one.paper.namesSchool || !one.paper.dated,
      () => 'names no school, or no day',
    ),
  ).toEqual([])
  expect(
    wrong(
      (one) => one.paper.acts.length,
      (one) => one.paper.acts,
    ),
  ).toEqual([])
  expect(
    wrong(
      (one) => one.paper.wide > 0,
      (one) => one.paper.wide,
    ),
  ).toEqual([])
})

test('on paper every date is absolute', () => {
  expect(
    wrong(
      (one) => one.paper.relative.length,
      (one) => one.paper.relative,
    ),
  ).toEqual([])
})
