import type { Locator, Page } from 'playwright-core'

/**
 * How a person works a page: what they fill in, choose, tick, press and follow, each named by what
 * they read; an option by its beginning.
 */
export type Hand = {
  fill: (label: string | RegExp, text: string) => Promise<void>
  choose: (label: string, option: string) => Promise<void>
  tick: (label: string | RegExp) => Promise<void>
  press: (button: string) => Promise<void>
  follow: (link: string | RegExp) => Promise<void>
}

/** With a pointer, or a finger. */
export function pointing(page: Page): Hand {
  return {
    fill: (label, text) => field(page, label).fill(text),
    async choose(label, option) {
      const into = field(page, label)
      const value = await into
        .locator('option', { hasText: new RegExp(`^${option}`) })
        .first()
        .getAttribute('value')
      await into.selectOption(value)
    },
    tick: (label) => field(page, label).check(),
    press: (button) => page.getByRole('button', { name: button, exact: true }).click(),
    follow: (link) => linkOf(page, link).click(),
  }
}

/**
 * With the keyboard alone: Tab until the focus is there, and then what a keyboard does. What Tab
 * never reaches fails.
 */
export function typing(page: Page): Hand {
  const { keyboard } = page
  return {
    async fill(label, text) {
      const into = await tabTo(page, field(page, label))
      if ((await into.getAttribute('type')) !== 'date')
        return void (await keyboard.press('ControlOrMeta+A'), await keyboard.type(text))
      const [year = '', month = '', day = ''] = text.split('-')
      await keyboard.type(`${month}${day}${year}`)
    },
    async choose(label, option) {
      await tabTo(page, field(page, label))
      await keyboard.type(option)
    },
    async tick(label) {
      const box = field(page, label)
      if (await box.isChecked()) return
      if ((await box.getAttribute('type')) !== 'radio')
        return void (await tabTo(page, box), await keyboard.press('Space'))
      await tabToGroup(page, box)
      for (let presses = 0; !(await hasFocus(box)); presses += 1) {
        if (presses > 60) throw new Error(`The arrows do not reach ${label}`)
        await keyboard.press('ArrowDown')
      }
      if (!(await box.isChecked())) await keyboard.press('Space')
    },
    async press(button) {
      await tabTo(page, page.getByRole('button', { name: button, exact: true }))
      await keyboard.press('Enter')
    },
    async follow(link) {
      await tabTo(page, linkOf(page, link))
      await keyboard.press('Enter')
    },
  }
}

function field(page: Page, label: string | RegExp) {
  return page.getByLabel(label, { exact: typeof label === 'string' }).first()
}

function linkOf(page: Page, name: string | RegExp) {
  return page.getByRole('link', { name, exact: typeof name === 'string' }).first()
}

function hasFocus(one: Locator) {
  return one.evaluate((element) => element === document.activeElement)
}

async function tabTo(page: Page, one: Locator) {
  await one.waitFor()
  await tabUntil(page, await focusOf(one), String(one))
  return one
}

/**
 * Asks whether it has the focus. It is found by what is read once, and again when the page has put
 * another in its place.
 */
async function focusOf(one: Locator) {
  let element = await one.elementHandle()
  return async () => {
    const [isHere, has] = (await element?.evaluate((it) => [
      it.isConnected,
      it === document.activeElement,
    ])) ?? [false, false]
    if (!isHere) element = await one.elementHandle()
    return isHere ? has : hasFocus(one)
  }
}

// A group of radio buttons is one stop of the Tab key.
async function tabToGroup(page: Page, one: Locator) {
  const group = await one.getAttribute('name')
  const isThere = () =>
    page.evaluate(
      (name) => (document.activeElement as HTMLInputElement | null)?.name === name,
      group,
    )
  await tabUntil(page, isThere, String(one))
}

async function tabUntil(page: Page, isThere: () => Promise<boolean>, what: string) {
  for (let presses = 0; presses < 200; presses += 1) {
    if (await isThere()) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${what}`)
}
