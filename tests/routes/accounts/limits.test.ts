import { expect, test } from 'vitest'
import { hashed } from '../../../app/domain/accounts/tokens'
import { hashPassword } from '../../../app/http/passwords.server'
import { demoPassword } from '../../../db/demo/load'
import { keyOf } from '../../../db/limits'
import { comersTo, password, to } from '../../support/comers'
import { served } from '../../support/served'
import { startServer } from '../../support/server'
import { Visitor } from '../../support/visitor'

const here = served('skein_demo')

const { visitor, linkIn, resetLinkFor, newcomer } = comersTo(() => here.server)
const signIn = (email: string, said = password, who = visitor()) =>
  who.post('/sign-in', { email, password: said })

/** So many accounts, with the demo's password: to check it takes as long as for any other. */
async function staff(count: number) {
  const dear = await hashPassword(demoPassword, { from: 'staff' })
  await here.sql`
    insert into accounts (id, email, name, password_hash)
    select gen_random_uuid(), 'teacher-' || n || '@pier.example', 'Teacher', ${dear}
    from generate_series(1, ${count}) n on conflict do nothing`
  return Array.from({ length: count }, (_, i) => `teacher-${i + 1}@pier.example`)
}

test('a school of 168 people signs in at once from one address, and all are let in', async () => {
  const answers = await Promise.all((await staff(168)).map((email) => signIn(email, demoPassword)))
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(168)
})

test('a hundred failures from one address keep nobody out who has the right password', async () => {
  const emails = await staff(12)
  for (const email of emails)
    await Promise.all(Array.from({ length: 10 }, () => signIn(email, 'wrong')))
  await newcomer('eda@weir.example')
  await here.sql`delete from devices`
  expect((await signIn('eda@weir.example')).status).toBe(303)
})

test('of fifty wrong passwords at once for an address without an account ten are looked at, as of one that has one', async () => {
  const pages = await Promise.all(
    Array.from({ length: 50 }, async () => (await signIn('nobody@weir.example', 'wrong')).text()),
  )
  expect(pages.filter((page) => page.includes('do not belong together'))).toHaveLength(10)
  expect(pages.filter((page) => page.includes('too often'))).toHaveLength(40)
})

test('the one who has signed in on this browser gets in, though strangers have used up the account’s tries', async () => {
  const mia = await newcomer('mia@weir.example')
  await mia.post('/sign-out')
  for (let i = 0; i < 12; i++) await signIn('mia@weir.example', 'wrong')
  expect((await signIn('mia@weir.example')).status).toBe(403)
  expect((await signIn('mia@weir.example', password, mia)).status).toBe(303)
})

test('a browser is known for the accounts that have signed in on it, and no more once the password is changed by mail', async () => {
  const sol = await newcomer('sol@weir.example')
  const devices = () =>
    here.sql`select from devices d join accounts a on a.id = d.account_id where a.email = 'sol@weir.example'`
  expect(await devices()).toHaveLength(1)
  for (let i = 0; i < 2; i++)
    expect((await signIn('sol@weir.example', password, sol)).status).toBe(303)
  expect(await devices()).toHaveLength(1)
  expect(
    (
      await visitor().post(await resetLinkFor('sol@weir.example'), {
        password: 'nine herons by the canal',
      })
    ).status,
  ).toBe(303)
  expect(await devices()).toHaveLength(0)
})

test('a secret that someone else has put into a browser is not what it is known by', async () => {
  const eve = await newcomer('eve@weir.example')
  const planted = /skein-device=[\w-]+/.exec(eve.cookie())?.[0] ?? ''
  await newcomer('ned@weir.example')
  const ned = visitor()
  await ned.post('/sign-in', { email: 'ned@weir.example', password }, { Cookie: planted })
  for (let i = 0; i < 12; i++) await signIn('ned@weir.example', 'wrong')
  const withPlanted = await visitor().post(
    '/sign-in',
    { email: 'ned@weir.example', password },
    { Cookie: planted },
  )
  expect(planted).not.toBe('')
  expect(withPlanted.status).toBe(403)
  expect((await signIn('ned@weir.example', password, ned)).status).toBe(303)
})

test('who asks for too many letters is told so, in the same words whether or not there is an account', async () => {
  const ask = (email: string) => visitor().post('/forgotten', { email })
  const sayings = await Promise.all(
    ['nobody@weir.example', 'renata.osei@harborridge.example'].map(async (email) => {
      for (let n = 0; n < 5; n++) expect(to(await ask(email))).toBe('/forgotten?sent=yes')
      const sixth = await ask(email)
      return [sixth.status, /five times in a quarter of an hour/.test(await sixth.text())]
    }),
  )
  expect(sayings).toEqual([
    [403, true],
    [403, true],
  ])
})

test('nobody uses up another’s letters with a way back in by asking for other letters to them', async () => {
  const email = 'denise.abara@harborridge.example'
  for (let n = 0; n < 6; n++) await visitor().post('/sign-up', { name: 'Not Her', email })
  expect(to(await visitor().post('/forgotten', { email }))).toBe('/forgotten?sent=yes')
})

test.each(['/reset', '/sign-up'])(
  'a link of %s that opens nothing is said so before its password is judged or hashed',
  async (kind) => {
    for (const said of ['password12345678', 'nine herons by the canal'])
      expect((await visitor().post(`${kind}/nothing`, { password: said })).status).toBe(409)
  },
)

test('two hundred new passwords at once by one link are hashed five times at most, and set one', async () => {
  await visitor().post('/sign-up', { name: 'Ivo', email: 'ivo@weir.example' })
  const link = await linkIn('ivo@weir.example', 'sign-up')
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => visitor().post(link, { password })),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 303)).toHaveLength(1)
  expect(statuses.every((status) => [303, 403, 409].includes(status))).toBe(true)
  const [hashes] =
    await here.sql`select points from door_tries where key = ${keyOf(`link ${hashed(link.slice('/sign-up/'.length))}`)}`
  expect(hashes?.points).toBeLessThanOrEqual(5)
})

test('the present password is asked for ten times in a quarter of an hour', async () => {
  const lou = await newcomer('lou@weir.example')
  const tries = await Promise.all(
    Array.from({ length: 15 }, () =>
      lou.post('/account/password', {
        current: 'not it at all',
        password: 'nine herons by the canal',
      }),
    ),
  )
  const pages = await Promise.all(tries.map((answer) => answer.text()))
  expect(pages.filter((page) => page.includes('not your present password'))).toHaveLength(10)
  expect(pages.filter((page) => page.includes('too often'))).toHaveLength(5)
})

test('what waits for a hash beyond the bound is refused at once, with when to come again', async () => {
  const emails = await staff(500)
  await here.sql`delete from door_tries`
  const answers = await Promise.all(emails.map((email) => signIn(email, demoPassword)))
  const refused = answers.filter(({ status }) => status === 503)
  expect(answers.filter(({ status }) => status === 303).length + refused.length).toBe(500)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]?.headers.get('Retry-After')).toBe('10')
  expect(await refused[0]?.text()).toContain('Too many people are at the door')
})

test('what a sender says of where it comes from does nothing, unless a proxy is trusted', async () => {
  const spoofed = (base: string, i: number) =>
    new Visitor(base).post(
      '/sign-in',
      { email: 'spoof@weir.example', password: 'wrong' },
      {
        'X-Forwarded-For': `198.51.100.${i}`,
        Forwarded: `for=198.51.100.${i}`,
        'X-Real-IP': `198.51.100.${i}`,
      },
    )
  const looked = async (base: string) =>
    (
      await Promise.all(Array.from({ length: 15 }, async (_, i) => (await spoofed(base, i)).text()))
    ).filter((page) => page.includes('do not belong together')).length
  expect(await looked(here.server.url)).toBe(10)
  const behind = await startServer(here.own.url, { TRUST_PROXY: 'loopback' })
  expect(await looked(behind.url)).toBe(15)
  await behind.stop()
})

test('a host that a sender makes up opens no door to another site', async () => {
  const forged = { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' }
  const answer = await visitor().post(
    '/sign-in',
    { email: 'x@pier.example', password: 'x' },
    forged,
  )
  expect([answer.status, await answer.text()]).toEqual([
    403,
    'This came from another site, so nothing was changed.\n',
  ])
})

test.each(['/.//evil.example', '/a/..//evil.example', '//evil.example'])(
  'signing in with next=%s stays here',
  async (next) => {
    const who = await newcomer(`next-${next.length}@weir.example`)
    expect(to(await who.get(`/sign-in?next=${encodeURIComponent(next)}`))).toBe('/schools')
    expect(
      to(await who.post('/sign-in', { email: `next-${next.length}@weir.example`, password, next })),
    ).toBe('/schools')
  },
)
