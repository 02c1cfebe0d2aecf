import { expect, test } from 'vitest'
import { placeOf } from '../support/place'

// A browser that puts its own few colors in place of ours, as for someone with low vision: what a
// background alone says is then not said.
const here = placeOf('skein_demo')

type Sign = [page: string, sign: string, part?: '::before']

test.each(['light', 'dark'] as const)(
  'in forced colors health, the room one is in and the view that was chosen keep their signs, %s',
  async (colorScheme) => {
    const page = await here.browser.newPage({ colorScheme, forcedColors: 'active' })
    await here.signIn(page, 'priya.natarajan')
    const signs: Sign[] = [
      ['board', '.card [data-health="on-track"]', '::before'],
      ['board', '.card [data-health="at-risk"]', '::before'],
      ['initiatives/3', '.glance .tag[data-health]', '::before'],
      ['initiatives/3', '.rotation__steps [aria-current]', '::before'],
      ['formation', '.button[aria-current]'],
    ]
    const lost: string[] = []
    for (const [path, sign, part] of signs) {
      await page.goto(`${here.server.url}/s/harbor-ridge/${path}`)
      const isLost = await page.evaluate(
        ([sign, part]) => {
          const own = getComputedStyle(document.querySelector(sign)!, part)
          const canvas = document.body.appendChild(document.createElement('p'))
          canvas.style.backgroundColor = 'Canvas'
          const { backgroundColor } = getComputedStyle(canvas)
          const isClear = /^rgba\(.*, 0\)$/.test(own.backgroundColor)
          return (
            own.backgroundImage === 'none' && (isClear || own.backgroundColor === backgroundColor)
          )
        },
        [sign, part] as const,
      )
      if (isLost) lost.push(`${path}: ${sign}`)
    }
    expect(lost).toEqual([])
    const [current, other] = await page.evaluate(() =>
      ['[aria-current]', ':not([aria-current])'].map(
        (which) =>
          getComputedStyle(document.querySelector(`.shell__rooms a${which}`)!).borderBlockEndColor,
      ),
    )
    expect(current).not.toBe(other)
    await page.close()
  },
)
