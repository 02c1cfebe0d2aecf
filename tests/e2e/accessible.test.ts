import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { foundByAxe, policyOf, rulesOfLooks } from '../support/browser'
import { placeOf } from '../support/place'
import { hashed } from '../../app/domain/accounts/tokens'

let me: string, zoe: string

const here = placeOf('skein_demo', { before })

async function before(sql: typeof here.sql) {
  await sql`insert into sign_ups (token_hash, email, name, expires_at) values (${hashed('a-token')}, 'ana@pier.example', 'Ana Sousa', skein_now() + interval '1 day')`
  me = (await sql<{ id: string }[]>`select id from members where initials = 'RO'`)[0]?.id ?? ''
  zoe = (await sql<{ id: string }[]>`select id from members where initials = 'ZM'`)[0]?.id ?? ''
  await sql`insert into ally_asks (school_id, id, student_id, member_id, note) select school_id, gen_random_uuid(), ${zoe}, id, 'You listen.' from members where initials = 'AY'`
  await sql`insert into digests (school_id, id, member_id, day, stop_hash) select school_id, gen_random_uuid(), id, '2026-02-27', ${hashed('a-letter')} from members where id = ${me}`
}

const doors = [
  '/sign-in',
  '/sign-in?left=out',
  '/sign-up',
  '/sign-up?sent=yes',
  '/sign-up/nothing',
  '/sign-up/a-token',
  '/forgotten',
  '/mail',
  '/letters/a-letter',
  '/letters/nothing',
]
const pages = [
  '',
  '/board',
  '/board?q=zzz',
  '/formation',
  '/formation?as=table',
  '/people',
  '/people/:me/letters',
  '/fairness',
  '/settings',
  '/calendar',
  '/calendar/new-term',
  '/calendar/quiet-hours',
  '/calendar/list',
  '/invitations/new',
  '/invitations/list',
  '/initiatives/new',
  '/initiatives/1/move',
  '/needs-a-lead',
  '/lessons',
  '/search?text=lead',
  '/initiatives/7',
  '/initiatives/7/add-action',
  '/initiatives/7/raise-barrier',
  '/initiatives/3/update',
  '/decisions',
  '/decisions/4',
  '/decisions/new',
  '/contributions',
  '/contributions/new',
  '/decisions?text=phones',
  '/decisions/1',
  '/decisions/11',
  '/decisions/12',
  '/decisions/propose',
  '/decisions/propose?stake=small&carrier=all+of+us&agreement=apart',
  '/decisions/propose?method=majority',
  '/decisions/methods',
  '/decisions/methods/new?method=gradients+of+agreement',
  '/decisions/11/amend',
  '/decisions/11/respond',
  '/decisions/12/edit',
  '/decisions/6/review',
]

// Both widths and both themes in two looks: each is slow, and there are many pages.
const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const

test('axe and the page’s own policy find nothing at the door, at 1280 pixels in the light and at 390 in the dark', async () => {
  expect(await troublesOf(doors)).toEqual([])
})

// In parts, so that a busy machine has time for each.
const parts = Array.from({ length: Math.ceil(pages.length / 12) }, (_, part) =>
  pages.slice(part * 12, part * 12 + 12),
)

test.each(parts.map((part) => [part[0], part] as const))(
  'axe and the page’s own policy find nothing on the pages from "%s" on, at 1280 pixels in the light and at 390 in the dark',
  async (_, part) => {
    expect(
      await troublesOf(
        part.map((path) => `/s/harbor-ridge${path}`),
        'renata.osei',
      ),
    ).toEqual([])
  },
  300_000,
)

test('the Home of someone who was told something is as good, and the browser takes it as it was sent', async () => {
  expect(await troublesOf(['/s/harbor-ridge'], 'denise.abara')).toEqual([])
})

test('what a student and their adult ally ask and answer is as good', async () => {
  const ally = `/s/harbor-ridge/people/${zoe}/ally`
  expect(
    await troublesOf(
      [
        `/s/harbor-ridge/people/${zoe}`,
        ally,
        `${ally}/end`,
        `${ally}/withdraw`,
        '/s/harbor-ridge/initiatives/5/offer',
      ],
      'zoe.m',
    ),
  ).toEqual([])
  expect(
    await troublesOf(
      [
        '/s/harbor-ridge',
        `${ally}/answer`,
        '/s/harbor-ridge/initiatives/3/learn',
        '/s/harbor-ridge/initiatives/10',
      ],
      'amina.yusuf',
    ),
  ).toEqual([])
})

test('the pages of one’s own account are as good', async () => {
  const own = [
    '/schools',
    '/account',
    '/account/password',
    '/account/email',
    '/account/email?sent=yes',
    '/account/email/nothing',
    '/account/delete',
  ]
  expect(await troublesOf(own, 'tom.okafor')).toEqual([])
  expect(await troublesOf(['/account/delete'], 'renata.osei')).toEqual([])
})

test('what someone who leads does is as good', async () => {
  expect(
    await troublesOf(
      ['1', '1/hand-over', '1/step-back', '1/edit', '1/update'].map(
        (place) => `/s/harbor-ridge/initiatives/${place}`,
      ),
      'jess.lindqvist',
    ),
  ).toEqual([])
})

test('a word without an end widens no page', async () => {
  await here.sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update initiatives set title = title || ' ' || repeat('endless', 20), purpose = purpose || repeat('endless', 20) where number = 2`
    await tx`update members set name = name || ' ' || repeat('endless', 12) where initials in ('PN', 'RO')`
    await tx`update decisions set question = question || ' ' || repeat('endless', 20) where number in (4, 11)`
    await tx`update updates set body = body || ' ' || repeat('endless', 20) where initiative_id = (select id from initiatives where number = 2)`
  })
  const page = await (
    await here.browser.newContext({ viewport: { width: 390, height: 844 } })
  ).newPage()
  await here.signIn(page, 'renata.osei')
  const wide: string[] = []
  for (const path of [
    '',
    '/board',
    '/initiatives/2',
    '/initiatives/2/hand-over',
    '/decisions',
    '/decisions/11',
    '/decisions/4',
    '/people',
    '/people/:me',
    '/fairness',
    '/formation',
    '/contributions',
    '/needs-a-lead',
    '/calendar',
  ]) {
    await page.goto(`${here.server.url}/s/harbor-ridge${path.replace(':me', me)}`)
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 844 })
      if ((await overflow(page)) > 0) wide.push(`${path} at ${width}`)
    }
  }
  await page.close()
  expect(wide).toEqual([])
})

async function troublesOf(paths: string[], who?: string) {
  const page = await (await here.browser.newContext()).newPage()
  if (who) await here.signIn(page, who)
  const forbidden = await policyOf(page)
  const found: string[] = []
  page.on('pageerror', (error) => found.push(error.message))
  page.on(
    'console',
    (message) =>
      void (
        message.type() === 'error' &&
        !message.text().startsWith('Failed to load resource') &&
        found.push(message.text())
      ),
  )
  for (const path of paths) {
    await page.goto(`${here.server.url}${path}`)
    for (const look of looks)
      found.push(
        ...(await troublesIn(page, look, look === looks[0] ? undefined : rulesOfLooks)).map(
          (trouble) => `${path} at ${look.width}, ${look.colorScheme}: ${trouble}`,
        ),
      )
    found.push(...(await forbidden()).map((trouble) => `${path}: ${trouble}`))
  }
  await page.close()
  return found
}

// Two things of one name, and a field that belongs to a form by name and has none: what is written
// there would be lost.
function astray() {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  const twice = ids
    .filter((id, place) => ids.indexOf(id) !== place)
    .map((id) => `two things are called ${id}`)
  const fields = [
    ...document.querySelectorAll<HTMLInputElement>('input, textarea, select, button'),
  ].filter((field) => field.hasAttribute('form') && !field.form)
  return [...twice, ...fields.map(({ name }) => `the field ${name} belongs to no form`)]
}

async function troublesIn(
  page: Page,
  { width, colorScheme }: (typeof looks)[number],
  only?: string[],
) {
  await page.setViewportSize({ width, height: 844 })
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  const found = [...(await foundByAxe(page, only)), ...(await page.evaluate(astray))]
  return (await overflow(page)) > 0 ? [...found, 'wider than the window'] : found
}

function overflow(page: Page) {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
}
