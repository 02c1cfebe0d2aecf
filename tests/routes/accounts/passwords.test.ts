import { expect, test } from 'vitest'
import { emailOf } from '../../../db/demo/people'
import { comersTo, password, to } from '../../support/comers'
import { edited } from '../../support/reading'
import { served } from '../../support/served'

const here = served('skein_demo')

const { visitor, resetLinkFor, newcomer } = comersTo(() => here.server)
test('a forgotten password is chosen anew by a link that works once and ends every session', async () => {
  const jo = await newcomer('jo@weir.example')
  const first = await resetLinkFor('jo@weir.example')
  const link = await resetLinkFor('jo@weir.example', first)
  const fresh = 'nine herons by the canal'
  expect((await visitor().post(first, { password: fresh })).status).toBe(409)
  const tries = await Promise.all([1, 2, 3].map(() => visitor().post(link, { password: fresh })))
  expect(tries.map(({ status }) => status).sort()).toEqual([303, 409, 409])
  expect(to(await jo.get('/account'))).toContain('/sign-in')
  expect((await visitor().post('/sign-in', { email: 'jo@weir.example', password })).status).toBe(
    403,
  )
  await visitor().signIn('jo@weir.example', fresh)
})

test('a link for a new password ends after an hour', async () => {
  await newcomer('kit@weir.example')
  const link = await resetLinkFor('kit@weir.example')
  await here.sql`update password_resets set expires_at = skein_now() - interval '1 second' where used_at is null`
  expect((await visitor().post(link, { password })).status).toBe(409)
})

test('known and unknown addresses get the same answer', async () => {
  const [known, unknown] = await Promise.all(
    [emailOf('Renata Osei'), 'nobody@weir.example'].map((email) =>
      visitor().post('/forgotten', { email }),
    ),
  )
  expect([known?.status, known && to(known)]).toEqual([unknown?.status, unknown && to(unknown)])
})

test('a changed password ends every session, and begins a new one here', async () => {
  const lou = await newcomer('lou@weir.example')
  const elsewhere = await visitor().signIn('lou@weir.example', password)
  expect(
    (
      await lou.post('/account/password', {
        current: 'not it at all',
        password: 'nine herons by the canal',
      })
    ).status,
  ).toBe(403)
  expect(
    (
      await lou.post('/account/password', {
        current: password,
        password: 'nine herons by the canal',
      })
    ).status,
  ).toBe(303)
  expect((await lou.get('/account')).status).toBe(200)
  expect((await elsewhere.get('/account')).status).toBe(303)
  expect((await edited(lou, '/account', { name: 'Lou Reyes' })).status).toBe(303)
  expect(await (await lou.get('/account')).text()).toContain('Lou Reyes')
})

test('of thirty wrong passwords at once ten are looked at, and the quarter of an hour ends', async () => {
  await newcomer('max@weir.example')
  const tries = await Promise.all(
    Array.from({ length: 30 }, () =>
      visitor().post('/sign-in', { email: 'MAX@weir.example', password: 'wrong' }),
    ),
  )
  const pages = await Promise.all(tries.map((answer) => answer.text()))
  expect(pages.filter((page) => page.includes('do not belong together'))).toHaveLength(10)
  expect(pages.filter((page) => page.includes('too often'))).toHaveLength(20)
  expect((await visitor().post('/sign-in', { email: 'max@weir.example', password })).status).toBe(
    403,
  )
  await here.sql`update door_tries set expire = 0`
  await visitor().signIn('max@weir.example', password)
})

test('a new password chosen by mail is a way back in at once', async () => {
  await newcomer('ned@weir.example')
  for (let i = 0; i < 11; i++)
    await visitor().post('/sign-in', { email: 'ned@weir.example', password: 'wrong' })
  const link = await resetLinkFor('ned@weir.example')
  expect((await visitor().post(link, { password: 'nine herons by the canal' })).status).toBe(303)
  await visitor().signIn('ned@weir.example', 'nine herons by the canal')
})
