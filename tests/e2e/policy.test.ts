import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { hashed } from '../../app/domain/accounts/tokens'
import { policyOf, sit } from '../support/browser'
import { asIfGone } from '../support/database'
import { formKind } from '../support/editing'
import { doorFiles, schoolFiles } from '../support/page-files'
import { pagesOfASchool } from '../support/pages-of-a-school'
import { placeOf } from '../support/place'
import type { Visitor } from '../support/visitor'

// No page does what its own policy forbids, or meets an error in the browser: as it comes, with its
// menus open, people looked for in it, its form sent empty, and on paper.

const here = placeOf('skein_demo', { before })
const school = '/s/harbor-ridge'
const seen = new Set<string>()

/** Pages around the schools by their file: for whom, and at which addresses. */
const atTheDoor: Record<string, Record<string, string[]>> = {
  'accounts/welcome': { nobody: ['/'] },
  'accounts/sign-in': { nobody: ['/sign-in', '/sign-in?left=out', '/sign-in?used=yes'] },
  'accounts/sign-up': { nobody: ['/sign-up', '/sign-up?sent=yes'] },
  'accounts/finish-sign-up': { nobody: ['/sign-up/a-token', '/sign-up/nothing'] },
  'accounts/forgot-password': { nobody: ['/forgotten', '/forgotten?sent=yes'] },
  'accounts/reset-password': { nobody: ['/reset/a-token', '/reset/nothing'] },
  'members/join': { nobody: ['/join/a-token', '/join/nothing'], 'tom.okafor': ['/join/a-token'] },
  'notices/stop-letters': { nobody: ['/letters/a-token', '/letters/nothing'] },
  'accounts/kept-mail': { nobody: ['/mail'] },
  'accounts/not-found': { nobody: ['/nothing/at/all'], 'tom.okafor': ['/nothing/at/all'] },
  'schools/schools': { 'tom.okafor': ['/schools'], 'sam.kowalczyk': ['/schools'] },
  'schools/new-school': { 'tom.okafor': ['/schools/new'] },
  'accounts/account': { 'tom.okafor': ['/account'] },
  'accounts/email': { 'tom.okafor': ['/account/email', '/account/email?sent=yes'] },
  'accounts/new-email': { 'tom.okafor': ['/account/email/a-token', '/account/email/nothing'] },
  'accounts/former-path': {
    'sam.kowalczyk': ['/account/paths/harbor-ridge', '/s/harbor-ridge', '/s/harbor-ridge/board'],
  },
  'accounts/deletion': { 'tom.okafor': ['/account/delete'], 'renata.osei': ['/account/delete'] },
  'accounts/password': { 'tom.okafor': ['/account/password'] },
}
const leadElsewhere = ['accounts/sign-out']

async function before(sql: typeof here.sql) {
  const mailed = hashed('a-token')
  const soon = sql`skein_now() + interval '1 hour'`
  const [tom] = await sql`select id, account_id, school_id from members where initials = 'TO'`
  const { id = '', account_id: account = '', school_id: schoolId = '' } = tom ?? {}
  await sql`insert into sign_ups (token_hash, email, name, expires_at) values (${mailed}, 'ana@pier.example', 'Ana', ${soon})`
  await sql`insert into password_resets (token_hash, account_id, expires_at) values (${mailed}, ${account}, ${soon})`
  await sql`insert into email_changes (token_hash, account_id, email, expires_at) values (${mailed}, ${account}, 'tom@pier.example', ${soon})`
  await sql`insert into digests (school_id, id, member_id, day, stop_hash) values (${schoolId}, gen_random_uuid(), ${id}, '2026-02-27', ${mailed})`
  await sql`insert into invitations (school_id, id, email, name, position, access, token_hash, invited_by, expires_at)
    select ${schoolId}, gen_random_uuid(), 'ana@pier.example', 'Ana', 'teacher', 'member', ${mailed}, id, ${soon} from members where initials = 'RO'`
  await asIfGone(sql, 'SK')
}

const pages = (files: string[]) =>
  files.filter((file) => file.endsWith('.tsx')).map((file) => file.replace(/^routes\/|\.tsx$/g, ''))

test('the pages around the schools are all here', () => {
  expect([...Object.keys(atTheDoor), ...leadElsewhere].sort()).toEqual(pages(doorFiles()).sort())
})

test('no page around the schools does what its policy forbids', async () => {
  const asked: Record<string, string[]> = {}
  for (const [who, addresses] of Object.values(atTheDoor).flatMap((one) => Object.entries(one)))
    (asked[who] ??= []).push(...addresses)
  for (const [who, addresses] of Object.entries(asked))
    expect(await troublesOf(await cameAs(who), addresses)).toEqual([])
})

// Each kind of page once, by the first of them to whom it opens; a kind that is refused, as often
// as it is refused in another way.
test.each(['renata.osei', 'jess.lindqvist', 'zoe.m', 'amina.yusuf'])(
  'no page of a school does what its policy forbids, among those that open to %s first',
  { timeout: 600_000 },
  async (who) => {
    const pages = {
      ...(await pagesOfASchool(here.sql)),
      'schools/not-found': [`${school}/nothing`],
    }
    const visitor = await cameAs(who)
    const fresh: string[] = []
    for (const [file, addresses] of Object.entries(pages))
      for (const address of addresses) {
        if (seen.has(formKind(address))) continue
        const { status } = await visitor.get(address)
        const kind = status === 200 ? formKind(address) : `${status} ${who}`
        if (!seen.has(kind)) fresh.push(address)
        seen.add(kind).add(file === 'schools/not-found' || status === 200 ? file : '')
      }
    expect(await troublesOf(visitor, fresh)).toEqual([])
  },
)

test('of every page of a school one was open to one of them', () => {
  expect(pages(schoolFiles()).filter((file) => !seen.has(file))).toEqual([])
})

const cameAs = async (who: string) => (who === 'nobody' ? here.stranger() : here.as(who))

async function troublesOf(visitor: Visitor, addresses: string[]) {
  const context = await here.browser.newContext({ viewport: { width: 1280, height: 900 } })
  await sit(context, visitor, here.server.url)
  const troubles: string[] = []
  // A few tabs at once: much of a page is waiting.
  const queue = [...addresses]
  const reading = Array.from({ length: 3 }, async () => {
    const page = await context.newPage()
    const forbidden = await policyOf(page)
    let at = ''
    page.on('pageerror', ({ message }) => troubles.push(`${at}: ${message}`))
    page.on('console', (said) => {
      const isOurs = said.type() === 'error' && !said.text().startsWith('Failed to load resource')
      if (isOurs) troubles.push(`${at}: ${said.text()}`)
    })
    while ((at = queue.shift() ?? '')) {
      await page.goto(here.server.url + at)
      await use(page)
      troubles.push(...(await forbidden()).map((trouble) => `${at}: ${trouble}`))
    }
  })
  await Promise.all(reading)
  await context.close()
  return troubles
}

/** Does what can be done on a page without a change: what is not there is left out. */
async function use(page: Page) {
  await until(page, isAlive)
  const { finders, passwords } = await page.evaluate(openMenus)
  if (finders) await look(page)
  await page.keyboard.press('Escape')
  if (passwords)
    for (const password of await page.locator('[autocomplete=new-password]:visible').all())
      await password.fill('a skein of geese', { timeout: 2_000 })
  await page.emulateMedia({ media: 'print' })
  await page.emulateMedia({ media: 'screen' })
  await sendEmpty(page)
}

async function look(page: Page) {
  for (const finder of await page.locator('[role=combobox]:visible').all())
    await finder.fill('a', { timeout: 2_000 }).catch(() => {})
}

// What Playwright itself puts into a page to ask it something costs more than most pages: they are
// asked in their own words, and all at once.

/** A page with a form has come alive: it sends it by script, and stays where it is. */
function isAlive() {
  const main = document.querySelector('main')
  const hasForm = main?.querySelector('form[method=post]')
  return !hasForm || Object.keys(main ?? {}).some((key) => key.startsWith('__react'))
}

/** Runs in the page: opens all there is to open, as by the keyboard; tells what else there is. */
async function openMenus() {
  const visible = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter((one) => one.checkVisibility())
  const menus = document.querySelectorAll('.menu').length
  for (const summary of visible('summary')) {
    summary.focus()
    summary.click()
  }
  // The scripts of a menu come at the first sign of interest in it.
  const isThere = () => document.querySelectorAll('details.menu').length < menus
  for (let tries = 0; menus && !isThere() && tries < 40; tries += 1)
    await new Promise((later) => setTimeout(later, 50))
  return {
    finders: visible('[role=combobox]').length,
    passwords: visible('[autocomplete=new-password]').length,
  }
}

async function sendEmpty(page: Page) {
  const send = page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>('main form[method=post]')
    const texts = form?.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), textarea')
    const asked = [...(texts ?? [])].filter(({ required }) => required)
    if (!form || !asked.length) return false
    form.noValidate = true
    for (const text of asked) text.value = ''
    form.requestSubmit()
    return true
  })
  // What was typed into a filter may have led on to another page: that one is looked at then.
  const sent = await send.catch(() => page.waitForLoadState().then(() => false))
  if (sent) await until(page, () => document.querySelector('[aria-invalid=true]') !== null)
}

/** Until it is so, or for two seconds. */
async function until(page: Page, isSo: () => boolean) {
  for (let tries = 0; tries < 40; tries += 1) {
    if (await page.evaluate(isSo).catch(() => false)) return
    await new Promise((later) => setTimeout(later, 50))
  }
}
