import { expect, test } from 'vitest'
import { demoPassword } from '../../db/demo/load'
import { placeOf } from '../support/place'

const here = placeOf('skein_demo')
const school = () => `${here.server.url}/s/harbor-ridge`

// Each on another page, whichever topics that page shows; all at once, as they wait for what must
// not come.
test.concurrent.each([
  ['denise.abara', '/people', 'DA'],
  ['gwen.hollis', '/board', 'GH'],
  ['tom.okafor', '/calendar', 'TO'],
  ['farah.siddiqui', '', 'FS'],
])(
  'who is removed is told so on an open page, without a reload: %s at %s',
  async (name, path, initials) => {
    const page = await (await here.browser.newContext()).newPage()
    await here.signIn(page, name)
    const streaming = page.waitForResponse((answer) => answer.url().endsWith('/live'))
    await page.goto(`${school()}${path}`)
    await streaming
    const [member] = await here.sql<
      { id: string }[]
    >`select id from members where initials = ${initials}`

    const asked: string[] = []
    const renata = await here.as('renata.osei')
    expect(
      (
        await renata.post(`/s/harbor-ridge/people/${member?.id}/leave`, {
          lastDay: '2026-03-02',
          current: demoPassword,
        })
      ).status,
    ).toBe(303)
    await page
      .getByRole('heading', { name: 'You are no longer a member' })
      .waitFor({ timeout: 15_000 })
    expect(await page.locator('body').textContent()).not.toMatch(/Renata Osei|Contributions/)
    page.on('request', (request) => void asked.push(request.url()))
    await page.waitForTimeout(3_000)
    expect(asked.filter((url) => url.includes('/s/harbor-ridge'))).toEqual([])

    await page.getByRole('link', { name: 'My schools' }).click()
    await page.getByText('Your membership of Harbor Ridge Middle School ended on').waitFor()
    await page.getByRole('link', { name: 'My path and writing there' }).click()
    await page.getByRole('heading', { name: /^My path at/ }).waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('main').innerText()).not.toMatch(/My schools|until now/)
    await page.context().close()
  },
)
