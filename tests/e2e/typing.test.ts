import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { demoPassword } from '../../db/demo/load'
import { signInAs } from '../support/browser'
import { placeOf } from '../support/place'
import { startServer } from '../support/server'
import { demoEmail } from '../support/visitor'

const here = placeOf('skein_demo')

const school = () => `${here.server.url}/s/harbor-ridge`
const body = (page: Page) => page.getByLabel('What happened, what is next')
const kept = (page: Page) => page.getByText('We kept what you had typed.')
const storage = (page: Page) => page.evaluate(() => JSON.stringify(sessionStorage))
const written = async (text: string) =>
  (await here.sql<{ n: number }[]>`select count(*)::int as n from updates where body = ${text}`)[0]
    ?.n

async function writing(name: string): Promise<{ page: Page; context: BrowserContext }> {
  const context = await here.browser.newContext()
  const page = await context.newPage()
  await here.signIn(page, name)
  await page.goto(`${school()}/initiatives/1/update`)
  return { page, context }
}

/** Holds the scripts of a page back; answers how to let them come. */
async function withoutScripts(page: Page) {
  let letCome = () => {}
  const held = new Promise<void>((done) => (letCome = done))
  await page.route('**/assets/*.js', async (route) => (await held, await route.continue()))
  return letCome
}

async function type(page: Page, text: string) {
  await page.getByLabel('at risk').check()
  await body(page).fill(text)
}

test('what is typed survives a reload and a wrong click, can be let go, and is gone once it has arrived', async () => {
  const { page, context } = await writing('jess.lindqvist')
  await type(page, 'The carts are here.')
  await page.reload()
  await kept(page).waitFor()
  await page.getByRole('link', { name: 'Decisions', exact: true }).click()
  await page.waitForURL(/decisions$/)
  await page.goBack()
  await kept(page).waitFor()
  expect([await body(page).inputValue(), await page.getByLabel('at risk').isChecked()]).toEqual([
    'The carts are here.',
    true,
  ])

  await page.getByRole('button', { name: 'Start afresh' }).click()
  await page.waitForFunction(
    () => (document.activeElement as HTMLInputElement | null)?.type === 'radio',
  )
  expect([
    await body(page).inputValue(),
    await page.getByLabel('at risk').isChecked(),
    await storage(page),
  ]).toEqual(['', false, expect.not.stringContaining('carts')])

  await type(page, 'The carts stay.')
  await page.getByRole('button', { name: 'Post the update' }).click()
  await page.waitForURL(/initiatives\/1$/)
  expect([await written('The carts stay.'), await storage(page)]).toEqual([
    1,
    expect.not.stringContaining('carts'),
  ])
  await page.goto(`${school()}/initiatives/1/update`)
  expect([await body(page).inputValue(), await kept(page).count()]).toEqual(['', 0])
  await context.close()
})

test('what is added to a text before the page has come alive stays', async () => {
  const { page, context } = await writing('denise.abara')
  const letScriptsCome = await withoutScripts(page)
  const [me] = await here.sql<
    { id: string }[]
  >`update members set strengths = 'Calm.' where initials = 'DA' returning id`
  await here.sql`update school_versions set version = version + 1`
  await page.goto(`${school()}/people/${me?.id}/profile`, { waitUntil: 'commit' })
  const strengths = page.locator('[name=strengths]')
  await strengths.press('Control+End')
  await page.keyboard.type(' Also')
  letScriptsCome()
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__react')),
  )
  await page.keyboard.type(' kind.')
  expect(await strengths.inputValue()).toBe('Calm. Also kind.')
  await context.close()
})

test('what is typed before the page has come alive is kept as well', async () => {
  const { page, context } = await writing('jess.lindqvist')
  const letScriptsCome = await withoutScripts(page)
  await page.goto(`${school()}/initiatives/1/update`, { waitUntil: 'commit' })
  await type(page, 'Typed on a slow morning.')
  letScriptsCome()
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => JSON.stringify(sessionStorage).includes('slow morning'))
  await context.close()
})

for (const [what, begun] of [
  ['typed', 'Snow day'],
  ['stood in a field', ''],
] as const) {
  test(`who ${what} before the page came alive finds no earlier text put under their hands, and can read it`, async () => {
    const context = await here.browser.newContext()
    const page = await context.newPage()
    const name = page.getByLabel('What it is')
    await here.signIn(page, 'renata.osei')
    await page.goto(`${school()}/calendar/new-closed-days`)
    await name.pressSequentially('Winter break')
    await page.waitForFunction(() => JSON.stringify(sessionStorage).includes('Winter break'))
    const letScriptsCome = await withoutScripts(page)
    await page.goto(page.url(), { waitUntil: 'commit' })
    await name.click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(begun)
    letScriptsCome()
    await kept(page).waitFor()
    await page.keyboard.type(' make-up')
    expect(await name.inputValue()).toBe(`${begun} make-up`)
    expect(await page.locator('.form__kept blockquote').allTextContents()).toEqual(['Winter break'])
    await context.close()
  })
}

test('what was refused once and then taken is not kept any longer', async () => {
  const context = await here.browser.newContext()
  const page = await context.newPage()
  const [unheard] = await here.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update decisions set rules = jsonb_set(rules, '{options,0,reason}', 'true') where number = 11`
    return tx<{ email: string; number: number }[]>`
      update responses r set choice = null, reason = '' from decisions d, members m
      where (d.school_id, d.id) = (r.school_id, r.decision_id) and d.round = r.round and (m.school_id, m.id) = (r.school_id, r.member_id) and d.number = 11 and r.id = (select id from responses where decision_id = d.id order by id limit 1) returning m.email, d.number`
  })
  await signInAs(page, here.server.url, unheard?.email ?? '', demoPassword)
  await page.goto(`${school()}/decisions/${unheard?.number}`)
  await page.locator('.options__one', { hasText: 'Comes with a reason' }).first().click()
  await page.getByRole('button', { name: 'Give my response' }).click()
  await page.locator('.field__error', { hasText: 'comes with a reason' }).waitFor()
  expect([
    new URL(page.url()).pathname,
    await page.getByRole('heading', { name: 'What is proposed' }).count(),
  ]).toEqual(['/s/harbor-ridge/decisions/11', 1])
  await page.getByRole('textbox', { name: 'Why' }).fill('It would harm those who come late.')
  await page.getByRole('button', { name: 'Give my response' }).click()
  await page.getByRole('button', { name: 'Change my response' }).waitFor()
  expect(await kept(page).count()).toBe(0)
  expect(await storage(page)).not.toContain('respond')
  await context.close()
})

test('a lost network loses nothing: the page says what to do, and comes back with what was typed', async () => {
  const { page, context } = await writing('jess.lindqvist')
  await type(page, 'Sent into the void.')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Post the update' }).click()
  await page.getByRole('heading', { name: 'One moment, please' }).waitFor()
  expect(await page.locator('main').textContent()).toContain('What you typed is kept')
  expect(await page.getByRole('navigation').getByRole('link', { name: 'Board' }).count()).toBe(1)

  await context.setOffline(false)
  await page.getByRole('link', { name: 'Try again' }).click()
  await kept(page).waitFor()
  await page.getByRole('button', { name: 'Post the update' }).click()
  await page.waitForURL(/initiatives\/1$/)
  expect(await written('Sent into the void.')).toBe(1)
  await context.close()
})

test('what arrived, and whose answer was lost, is made once when it is sent again', async () => {
  const { page, context } = await writing('jess.lindqvist')
  await type(page, 'Taken, but nobody said so.')
  // The news of it would bring the page back by itself.
  await page.route('**/live*', (route) => route.abort())
  await page.reload()
  await page.route('**/initiatives/1/update*', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch({ maxRedirects: 0 })
    await route.abort()
  })
  await page.getByRole('button', { name: 'Post the update' }).click()
  await page.getByRole('heading', { name: 'One moment, please' }).waitFor()
  expect(await written('Taken, but nobody said so.')).toBe(1)

  await page.unroute('**/initiatives/1/update*')
  await page.reload()
  await kept(page).waitFor()
  await page.getByRole('button', { name: 'Post the update' }).click()
  await page.waitForURL(/initiatives\/1$/)
  expect([await written('Taken, but nobody said so.'), await storage(page)]).toEqual([
    1,
    expect.not.stringContaining('update'),
  ])
  await context.close()
})

test('the page comes back by itself once the server is there again', async () => {
  const port = new URL(here.server.url).port
  const { page, context } = await writing('jess.lindqvist')
  await type(page, 'Written while the server slept.')
  await here.server.stop()
  // The page may have found out by itself, and the button be gone.
  await page
    .getByRole('button', { name: 'Post the update' })
    .click({ timeout: 3_000 })
    .catch(() => {})
  await page.getByRole('heading', { name: 'One moment, please' }).waitFor()
  here.server = await startServer(here.own.url, { PORT: port })
  await kept(page).waitFor()
  expect(await body(page).inputValue()).toBe('Written while the server slept.')
  await context.close()
})

test('a session that ended in the middle leads over sign-in back to what was typed', async () => {
  const { page, context } = await writing('jess.lindqvist')
  await type(page, 'Typed for a very long time.')
  await here.sql`delete from sessions`
  await page.getByRole('button', { name: 'Post the update' }).click()
  await page.waitForURL(/sign-in/)
  await page.getByLabel('E-mail').fill(demoEmail('jess.lindqvist'))
  await page.getByLabel('Password').fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await kept(page).waitFor()
  expect(await body(page).inputValue()).toBe('Typed for a very long time.')
  await context.close()
})

test('on a slow network a button says that it works, and is sent once however often it is pressed', async () => {
  const { page, context } = await writing('jess.lindqvist')
  let posts = 0
  await page.route(/initiatives\/1\/update/, async (route) => {
    if (route.request().method() === 'POST') posts += 1
    await new Promise((wait) => setTimeout(wait, 700))
    await route.continue()
  })
  await type(page, 'Once is enough.')
  await page.getByRole('button', { name: 'Post the update' }).dblclick()
  const working = page.getByRole('button', { name: 'One moment …' })
  await working.waitFor()
  await working.click({ force: true })
  await page.waitForURL(/initiatives\/1$/)
  expect([posts, await written('Once is enough.')]).toEqual([1, 1])
  await context.close()
})

test('passwords and hidden fields are never kept, and nobody finds what another typed in the same tab', async () => {
  const { page, context } = await writing('jess.lindqvist')
  await type(page, 'Only for my own eyes.')
  await page.goto(`${here.server.url}/account/password`)
  await page.getByLabel('Present password').fill('a secret of mine')
  expect(await storage(page)).not.toContain('secret')

  await page.goto(`${school()}/people`)
  await page.locator('.me > summary, .me > button').click()
  await page.getByText('Sign out').click()
  await page.waitForURL(/sign-in/)
  expect(await storage(page)).not.toContain('my own eyes')
  await here.signIn(page, 'zoe.m')
  await page.goto(`${school()}/initiatives/1/update`)
  expect([await body(page).inputValue(), await kept(page).count()]).toEqual(['', 0])
  await context.close()
})

test('a form that stays on its page says that it is done, and is ready for the next', async () => {
  const page = await here.browser.newPage()
  await here.signIn(page, 'renata.osei')
  await page.goto(`${school()}/settings?part=goals`)
  await page.getByLabel('Goal', { exact: true }).fill('Every student reads by grade 8')
  await page.getByRole('button', { name: 'Add the goal' }).click()
  await page.getByText('Done.').waitFor()
  expect(await page.getByLabel('Goal', { exact: true }).inputValue()).toBe('')
  await page.goto(`${school()}/settings?part=school`)
  await page.getByLabel('Name of the school').fill('Harbor Ridge School')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Done.').waitFor()
  expect(await page.getByLabel('Name of the school').inputValue()).toBe('Harbor Ridge School')
  await page.close()
})

test('a bug of ours is told with a number to find it by', async () => {
  const { page, context } = await writing('jess.lindqvist')
  await here.sql`alter table updates rename to elsewhere`
  await page.goto(`${school()}/initiatives/1`)
  await here.sql`alter table elsewhere rename to updates`
  const [, number = 'none'] =
    /tell your administrator this number: ([0-9a-f-]{36})/.exec(
      (await page.locator('main').textContent()) ?? '',
    ) ?? []
  expect(here.server.words()).toContain(number)
  await page.getByRole('link', { name: 'Try again' }).click()
  await page.getByRole('heading', { name: 'One device per student' }).waitFor()
  await context.close()
})
